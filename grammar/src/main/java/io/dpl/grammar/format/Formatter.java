package io.dpl.grammar.format;

import io.dpl.grammar.Comment;
import io.dpl.grammar.Parsed;
import io.dpl.grammar.ScriptParser;
import io.dpl.grammar.tree.Expression;
import io.dpl.grammar.tree.Operator;
import io.dpl.grammar.tree.Script;
import io.dpl.grammar.tree.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes scripts in their canonical layout: one operator a line, keywords in upper case, comments
 * kept, constants as they were written. Formatting twice changes nothing, and the tree stays the
 * same.
 */
public final class Formatter {

  private static final int WIDTH_COLUMNS = 100;
  private static final int ONE_LINE = Integer.MAX_VALUE / 2;

  private final @Nullable String source;
  private final Printers printers;
  private final StringBuilder out = new StringBuilder();
  private boolean blankWanted;

  private Formatter(@Nullable String source, List<Comment> comments) {
    this.source = source;
    this.printers = new Printers(source, comments);
  }

  /**
   * The canonical layout of a text.
   *
   * <p>Errors: those of the parser, if it is no script.
   */
  public static String format(String sourceName, String text) {
    Parsed parsed = ScriptParser.parse(sourceName, text);
    Script script = parsed.orThrow();
    return new Formatter(text, parsed.comments()).print(script);
  }

  /** The script of a tree that may have no text. */
  public static String format(Script script) {
    return new Formatter(null, List.of()).print(script);
  }

  /** An expression on one line. */
  public static String format(Expression expression) {
    Printers printers = new Printers(null, List.of());
    return Layout.print(printers.expressions.print(expression), ONE_LINE);
  }

  /** An operator on one line, without the sign before it. */
  public static String format(Operator operator) {
    Printers printers = new Printers(null, List.of());
    return Layout.print(operator.accept(printers.operators), ONE_LINE);
  }

  private String print(Script script) {
    StatementPrinter printer = new StatementPrinter(printers);
    List<Statement> statements = script.statements();
    for (int i = 0; i < statements.size(); i++) {
      Statement statement = statements.get(i);
      List<String> above = new ArrayList<>();
      boolean gap = remarks(printers.comments.before(statement.span().start()), above);
      gap |= above.isEmpty() && blankBefore(statement.span().start());
      int limit =
          i + 1 < statements.size() ? statements.get(i + 1).span().start() : Integer.MAX_VALUE;
      Doc doc =
          printers.comments.around(statement.span(), limit, ";", () -> statement.accept(printer));
      String text = Layout.print(doc, WIDTH_COLUMNS);
      boolean long_ = text.indexOf('\n') >= 0;
      if (out.length() > 0 && (gap || long_ || blankWanted)) {
        out.append('\n');
      }
      above.forEach(out::append);
      if (!above.isEmpty() && blankBefore(statement.span().start())) {
        out.append('\n');
      }
      out.append(text).append('\n');
      blankWanted = long_;
    }
    List<String> last = new ArrayList<>();
    if (remarks(printers.comments.rest(), last) && out.length() > 0) {
      out.append('\n');
    }
    last.forEach(out::append);
    return out.toString();
  }

  /** Writes comments with the blank lines between them; says whether one stood before the first. */
  private boolean remarks(List<Comment> comments, List<String> to) {
    boolean gap = false;
    for (Comment comment : comments) {
      boolean blank = blankBefore(comment.span().start());
      if (to.isEmpty()) {
        gap = blank;
      } else if (blank) {
        to.add("\n");
      }
      to.add(comment.text() + "\n");
    }
    return gap;
  }

  private boolean blankBefore(int offset) {
    if (source == null) {
      return false;
    }
    int lines = 0;
    for (int i = offset - 1; i >= 0 && Character.isWhitespace(source.charAt(i)); i--) {
      lines += source.charAt(i) == '\n' ? 1 : 0;
    }
    return lines > 1;
  }
}
