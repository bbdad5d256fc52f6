package io.dpl.cli.repl.command;

import io.dpl.api.diagnostic.DplException;
import io.dpl.api.diagnostic.NameCode;
import io.dpl.api.diagnostic.Nearest;
import io.dpl.api.type.Field;
import io.dpl.api.type.Schema;
import io.dpl.cli.docs.Entry;
import io.dpl.cli.docs.EntryPage;
import io.dpl.cli.repl.run.Desk;
import io.dpl.cli.repl.session.Declaration;
import io.dpl.cli.repl.session.Declaration.Kind;
import io.dpl.cli.repl.session.Input;
import io.dpl.cli.terminal.SafeText;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** {@code \d}: what the session knows, or what one name is. */
final class Describe implements PromptCommand {

  private static final int MOST_TEXT = 100;

  @Override
  public String name() {
    return "d";
  }

  @Override
  public String usage() {
    return "[NAME]";
  }

  @Override
  public String summary() {
    return "what the session knows; of a name: its columns, its text or its documentation";
  }

  @Override
  public void run(Words words, Desk desk) {
    if (words.rest().isEmpty()) {
      desk.page(overview(desk));
      return;
    }
    List<Declaration> declared =
        desk.session().declarations().stream()
            .filter(declaration -> matches(declaration, words.rest()))
            .toList();
    if (declared.isEmpty()) {
      documentation(words, desk);
    }
    for (Declaration declaration : declared) {
      desk.page(text(declaration, desk));
    }
  }

  private static boolean matches(Declaration declaration, String name) {
    String wanted = name.startsWith("$") ? name.substring(1) : name;
    return declaration.name().equalsIgnoreCase(wanted);
  }

  private static String overview(Desk desk) {
    StringBuilder text = new StringBuilder();
    for (Kind kind : Kind.values()) {
      List<Declaration> all =
          desk.session().declarations().stream().filter(d -> d.kind() == kind).toList();
      if (!all.isEmpty()) {
        text.append(desk.screen().paint().bold(heading(kind))).append('\n');
        int width = all.stream().mapToInt(d -> d.name().length()).max().orElse(0);
        for (Declaration declaration : all) {
          text.append("  ").append(declaration.name());
          text.append(" ".repeat(width - declaration.name().length())).append("  ");
          text.append(desk.screen().paint().dim(line(declaration))).append('\n');
        }
      }
    }
    Map<String, String> values = desk.session().values();
    if (!values.isEmpty()) {
      text.append(desk.screen().paint().bold("values")).append('\n');
      values.forEach(
          (name, value) ->
              text.append("  $").append(name).append("  ").append(SafeText.of(value)).append('\n'));
    }
    return text.isEmpty()
        ? "nothing yet; LET name = READ ...; declares a row set, \\d NAME tells of a function\n"
        : text.toString();
  }

  private static String heading(Kind kind) {
    return switch (kind) {
      case LET -> "row sets";
      case MODEL -> "models";
      case PARAM -> "parameters";
      case SET -> "settings";
    };
  }

  private static String line(Declaration declaration) {
    String text = SafeText.of(declaration.text().replaceAll("\\s+", " "));
    return text.length() <= MOST_TEXT ? text : text.substring(0, MOST_TEXT - 1) + "…";
  }

  /** The declaration, and the columns of a LET. */
  private static String text(Declaration declaration, Desk desk) {
    StringBuilder text = new StringBuilder(declaration.text()).append(";\n");
    if (declaration.kind() == Kind.LET) {
      Input input = Input.of("<\\d>", "FROM " + Field.quoted(declaration.name()));
      List<Schema> schemas = desk.session().pipeline(input, desk.dpl().get()).schemas();
      List<Field> fields = schemas.get(0).fields();
      int width = fields.stream().mapToInt(field -> field.name().length()).max().orElse(0);
      for (Field field : fields) {
        String name = SafeText.of(field.name());
        text.append("  ").append(name).append(" ".repeat(width - field.name().length()));
        text.append("  ").append(desk.screen().paint().cyan(field.type().toString())).append('\n');
      }
    }
    return text.toString();
  }

  private static void documentation(Words words, Desk desk) {
    List<Entry> entries = Entry.all(desk.dpl().get().registry());
    List<Entry> found = EntryPage.find(words.rest(), entries);
    if (found.isEmpty()) {
      List<String> names = new ArrayList<>();
      Stream.concat(
              desk.session().declarations().stream().map(Declaration::name),
              entries.stream().map(Entry::name))
          .forEach(names::add);
      throw DplException.of(
          NameCode.UNKNOWN_TABLE,
          words.wrong("", "").diagnostics().get(0).span(),
          "nothing is called " + words.rest(),
          Nearest.to(words.rest(), names)
              .map(near -> "did you mean " + near + "?")
              .orElse("\\d alone lists what the session knows"));
    }
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    try (PrintStream out = new PrintStream(text, false, StandardCharsets.UTF_8)) {
      found.forEach(new EntryPage(out, desk.screen().paint())::print);
    }
    desk.page(text.toString(StandardCharsets.UTF_8));
  }
}
