package io.dpl.grammar;

import io.dpl.grammar.antlr.DplLexer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;

/** The tokens that the grammar allows at a place, in the words of a reader. */
final class Expectation {

  private static final int MOST_WORDS = 6;

  /** What stands after a word, where "a name" or "an expression" would say too little. */
  private static final Map<Integer, String> AFTER =
      Map.ofEntries(
          Map.entry(DplLexer.READ, "a format such as PARQUET"),
          Map.entry(DplLexer.WRITE, "a format such as PARQUET"),
          Map.entry(DplLexer.APPLY, "a model"),
          Map.entry(DplLexer.USING, "a provider such as ONNX"),
          Map.entry(DplLexer.MODE, "OVERWRITE, APPEND or ERROR"),
          Map.entry(DplLexer.FROM, "a table, a 'file' or a pipeline in parentheses"),
          Map.entry(DplLexer.JOIN, "a table, a 'file' or a pipeline in parentheses"),
          Map.entry(DplLexer.BATCH, "AUTO, a number of rows or a size"),
          Map.entry(DplLexer.REPARTITION, "AUTO, a number, BY and a key, or TARGET and a size"),
          Map.entry(DplLexer.TEE, "operators in parentheses: ( | ... )"),
          Map.entry(DplLexer.FORK, "operators in parentheses: ( | ... )"),
          Map.entry(DplLexer.OPTIONS, "( and settings: (name = value)"),
          Map.entry(DplLexer.SCHEMA, "( and columns: (name TYPE)"),
          Map.entry(DplLexer.ERROR, "FAIL, NULL, SKIP or QUARANTINE"),
          Map.entry(DplLexer.DPL, "the edition as a string, '1.0',"),
          Map.entry(DplLexer.PARAM, "a parameter such as $limit"),
          Map.entry(DplLexer.OVER, "a window: (PARTITION BY ... ORDER BY ...)"),
          Map.entry(DplLexer.AS, "a name"));

  /** What goes on after any value; naming it helps nobody. */
  private static final Set<Integer> CONTINUATIONS =
      Set.of(
          DplLexer.EQ,
          DplLexer.NEQ,
          DplLexer.LT,
          DplLexer.LTE,
          DplLexer.GT,
          DplLexer.GTE,
          DplLexer.AND,
          DplLexer.OR,
          DplLexer.NOT,
          DplLexer.BETWEEN,
          DplLexer.IN,
          DplLexer.IS,
          DplLexer.LIKE,
          DplLexer.ILIKE,
          DplLexer.GLOB,
          DplLexer.SIMILAR,
          DplLexer.REGEXP,
          DplLexer.AT,
          DplLexer.PLUS,
          DplLexer.MINUS,
          DplLexer.STAR,
          DplLexer.SLASH,
          DplLexer.DSLASH,
          DplLexer.PERCENT_SIGN,
          DplLexer.CONCAT,
          DplLexer.COLONCOLON,
          DplLexer.LB,
          DplLexer.LP,
          DplLexer.OVER,
          DplLexer.FILTER,
          DplLexer.FATARROW,
          DplLexer.ARROW,
          DplLexer.FROM);

  private static final Set<Integer> TYPE_CONTINUATIONS =
      Set.of(DplLexer.LP, DplLexer.LB, DplLexer.WITH);

  private final IntervalSet tokens;
  private final boolean type;
  private final boolean piece;

  /**
   * @param type whether a type is being read
   * @param piece whether the text is an expression in braces
   */
  Expectation(IntervalSet tokens, boolean type, boolean piece) {
    this.tokens = tokens;
    this.piece = piece;
    this.type = type;
  }

  boolean has(int type) {
    return tokens.contains(type);
  }

  /** Whether an operator can start here. */
  boolean operator() {
    return has(DplLexer.AGGREGATE) && has(DplLexer.WHERE);
  }

  /** Whether an expression can start here. */
  boolean expression() {
    return has(DplLexer.LP) && has(DplLexer.CASE) && has(DplLexer.STRING);
  }

  /** Whether a pipeline can start here, and nothing else. */
  boolean source() {
    return has(DplLexer.FROM) && has(DplLexer.READ) && !expression() && !has(DplLexer.CREATE);
  }

  /** Whether any name can stand here. */
  boolean name() {
    return has(DplLexer.IDENT);
  }

  /** Whether what stands before could have been the end of an operator or statement. */
  boolean complete() {
    return has(DplLexer.PIPE) || has(DplLexer.SEMICOLON);
  }

  /** Signs that end or continue what stands before. */
  String separators() {
    List<String> signs = new ArrayList<>();
    if (has(DplLexer.COMMA)) {
      signs.add(",");
    }
    if (has(DplLexer.PIPE)) {
      signs.add("|");
    }
    if (has(DplLexer.SEMICOLON)) {
      signs.add(";");
    }
    return joined(signs);
  }

  /** The keywords among them. */
  List<String> keywords() {
    return tokens.toList().stream()
        .filter(type -> type >= DplLexer.AGGREGATE && type <= DplLexer.ZONE)
        .map(Expectation::word)
        .toList();
  }

  /** What a reader would say is expected after a token. */
  String words(Token before) {
    if (type && name()) {
      return "a type such as BIGINT";
    }
    if (before.getType() == DplLexer.COMMA && complete()) {
      return "another item";
    }
    if (before.getType() == DplLexer.USING && !name()) {
      return "columns in parentheses";
    }
    String special = AFTER.get(before.getType());
    if (special != null && (name() || expression() || tokens.size() < MOST_WORDS * 2)) {
      return special;
    }
    if (expression()) {
      return "an expression";
    }
    if (source()) {
      return "FROM, READ, VALUES or a pipeline in parentheses";
    }
    List<String> words = new ArrayList<>();
    boolean name = name();
    for (int token : structural()) {
      boolean contextual = token >= DplLexer.ANALYZE && token <= DplLexer.ZONE;
      boolean spelling = token == DplLexer.QUOTED || token == DplLexer.BACKTICK;
      if (!(name && (contextual || spelling))) {
        words.add(word(token));
      }
    }
    if (words.size() > MOST_WORDS) {
      words.removeIf(word -> !word.matches("[,)\\]}|;=]|[A-Z ]{2,}"));
    }
    return words.isEmpty()
        ? "something else"
        : joined(words.subList(0, Math.min(words.size(), MOST_WORDS)));
  }

  private List<Integer> structural() {
    List<Integer> all = new ArrayList<>(tokens.toList());
    all.remove((Integer) Token.EPSILON);
    List<Integer> some = new ArrayList<>(all);
    some.remove((Integer) DplLexer.DOT);
    if (has(DplLexer.CONCAT)) {
      some.removeAll(CONTINUATIONS);
      if (some.isEmpty() && has(DplLexer.AND)) {
        some.add(DplLexer.AND); // only BETWEEN waits for it
      } else if (some.isEmpty() && has(DplLexer.IN)) {
        some.add(DplLexer.IN); // only PIVOT waits for it
      }
    } else if (has(DplLexer.LB)) {
      some.removeAll(TYPE_CONTINUATIONS);
    }
    if (piece && has(Token.EOF)) {
      return List.of(DplLexer.RC);
    }
    return some.isEmpty() ? all : some;
  }

  static String word(int type) {
    String literal = DplLexer.VOCABULARY.getLiteralName(type);
    if (literal != null) {
      return literal.substring(1, literal.length() - 1);
    }
    return switch (type) {
      case Token.EOF -> "the end of the script";
      case DplLexer.PIPE -> "|";
      case DplLexer.NEQ -> "<>";
      case DplLexer.SKIP_ -> "SKIP";
      case DplLexer.STRING -> "a string";
      case DplLexer.DOLLAR_STRING -> "a text between $$ and $$";
      case DplLexer.FSTRING -> "an F-string";
      case DplLexer.IDENT -> "a name";
      case DplLexer.INTEGER -> "a number";
      case DplLexer.DECIMAL -> "a decimal number";
      case DplLexer.SIZE -> "a size such as 64MiB";
      case DplLexer.DURATION -> "a duration such as 30s";
      case DplLexer.PARAMETER -> "a parameter";
      default -> DplLexer.VOCABULARY.getSymbolicName(type).toUpperCase(Locale.ROOT);
    };
  }

  private static String joined(List<String> words) {
    if (words.size() < 2) {
      return String.join("", words);
    }
    if (words.contains(",")) {
      return String.join(" or ", words);
    }
    int last = words.size() - 1;
    return String.join(", ", words.subList(0, last)) + " or " + words.get(last);
  }
}
