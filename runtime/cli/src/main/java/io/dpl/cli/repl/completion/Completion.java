package io.dpl.cli.repl.completion;

import io.dpl.api.connector.Connector;
import io.dpl.api.function.FunctionDefinition;
import io.dpl.api.function.Signature;
import io.dpl.api.library.Registry;
import io.dpl.api.type.DplType;
import io.dpl.api.type.Field;
import io.dpl.cli.repl.completion.Cursor.Level;
import io.dpl.cli.repl.session.Declaration;
import io.dpl.cli.repl.session.Declaration.Kind;
import io.dpl.cli.repl.session.Session;
import io.dpl.grammar.Lexeme;
import io.dpl.grammar.ReservedWords;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Candidates for the word at a cursor. */
public final class Completion {

  /**
   * The candidates of a place.
   *
   * @param start where the word starts that they replace
   */
  public record Found(int start, List<Candidate> candidates) {}

  private final Session session;
  private final Registry registry;
  private final Columns columns;

  public Completion(Session session, Registry registry, Columns columns) {
    this.session = session;
    this.registry = registry;
    this.columns = columns;
  }

  /** Candidates that start with what is typed, in any case. */
  public Found at(String text, int position) {
    Cursor cursor = Cursor.at(text, position);
    String word = cursor.word().toLowerCase(Locale.ROOT);
    Map<String, Candidate> found = new LinkedHashMap<>();
    for (Candidate candidate : candidates(cursor)) {
      String value = candidate.value().toLowerCase(Locale.ROOT);
      boolean starts = value.startsWith(word) || value.startsWith("\"" + word);
      if (starts && !value.equals(word)) {
        Candidate typed = cursor.isLowerCase() ? candidate.lowerCase() : candidate;
        found.putIfAbsent(typed.value(), typed);
      }
    }
    return new Found(cursor.wordStart(), List.copyOf(found.values()));
  }

  /** Where the word at a place starts. */
  public static int wordStart(String text, int position) {
    return Cursor.at(text, position).wordStart();
  }

  /** Begins to find the columns at a place, so that asking for them later does not wait. */
  public void prepare(String text, int position) {
    Cursor cursor = Cursor.at(text, position);
    Pieces.before(cursor).forEach(columns::prepare);
    Pieces.joined(cursor).forEach(columns::prepare);
  }

  private List<Candidate> candidates(Cursor cursor) {
    if (cursor.quoted()) {
      return Files.starting(cursor.word(), "'");
    }
    if (cursor.word().startsWith("$")) {
      return parameters();
    }
    if (cursor.previous().equals(".")) {
      return members(cursor);
    }
    Level pipeline = cursor.pipeline();
    if (pipeline == null) {
      return statement(cursor);
    }
    if (pipeline.pipe() < 0) {
      return source(cursor, pipeline);
    }
    return pipeline.operator().isEmpty() ? Words.OPERATORS : operator(cursor, pipeline);
  }

  // ------------------------------------------------------------------------------- statements

  private List<Candidate> statement(Cursor cursor) {
    if (cursor.before().isEmpty()) {
      return Words.STATEMENTS;
    }
    if (cursor.previous().equals("=") || isPipelineStart(cursor)) {
      return Words.SOURCES;
    }
    return switch (cursor.previous()) {
      case "SET", "RESET" ->
          Words.SETTINGS.stream().map(name -> Candidate.word(name, "settings")).toList();
      case "USING" -> providers();
      case "CREATE", "EXPLAIN" -> Words.clauses(cursor.previous());
      default -> List.of();
    };
  }

  private static boolean isPipelineStart(Cursor cursor) {
    return cursor.previous().equals("(") && !cursor.previous(2).equals("MODEL");
  }

  private List<Candidate> source(Cursor cursor, Level pipeline) {
    String previous = cursor.previous();
    if (previous.equals("FROM")) {
      return with(lets(), List.of(Candidate.word("UNNEST", "sources")));
    }
    if (previous.equals("READ")) {
      return connectors(false);
    }
    if (inOptions(pipeline)) {
      return options(pipeline, true);
    }
    return Words.isClause(previous) ? Words.clauses(previous) : Words.clauses(pipeline.head());
  }

  // -------------------------------------------------------------------------------- operators

  private List<Candidate> operator(Cursor cursor, Level pipeline) {
    String head = pipeline.head();
    String previous = cursor.previous();
    if (previous.equals("JOIN")) {
      return lets();
    }
    if (previous.equals("WRITE")) {
      return connectors(true);
    }
    if (head.equals("WRITE")) {
      return inOptions(pipeline)
          ? options(pipeline, false)
          : previous.equals("MODE") ? Words.clauses(previous) : withColumns(cursor, head);
    }
    if (previous.equals("ERROR")) {
      return Words.clauses(previous);
    }
    if (inResources(pipeline)) {
      return Words.RESOURCES.stream().map(name -> Candidate.word(name, "resources")).toList();
    }
    if (head.equals("APPLY") && (previous.equals("APPLY") || previous.equals(","))) {
      return with(models(), functions(cursor.word()));
    }
    if (List.of("REPARTITION", "BATCH", "LIMIT", "SAMPLE").contains(head)) {
      return previous.equals("BY") ? withColumns(cursor, "") : Words.clauses(head);
    }
    List<Candidate> all = new ArrayList<>(namedOptions(cursor));
    all.addAll(withColumns(cursor, pipeline.has("JOIN") ? "JOIN" : head));
    all.addAll(functions(cursor.word()));
    all.addAll(cursor.word().isEmpty() ? List.of() : Words.expression());
    return all;
  }

  private List<Candidate> withColumns(Cursor cursor, String head) {
    List<Candidate> all = new ArrayList<>();
    for (Field field : fields(cursor)) {
      String name = written(field.name());
      all.add(Candidate.word(name, "columns", field.type().toString()));
    }
    all.addAll(Words.clauses(head));
    return all;
  }

  /** A name as a script writes it. */
  private static String written(String name) {
    return ReservedWords.contains(name) ? "\"" + name + "\"" : Field.quoted(name);
  }

  private List<Field> fields(Cursor cursor) {
    List<Field> all = new ArrayList<>();
    for (String text : Pieces.before(cursor)) {
      all.addAll(columns.of(text));
      if (!all.isEmpty()) {
        break;
      }
    }
    Pieces.joined(cursor).forEach(text -> all.addAll(columns.of(text)));
    return all;
  }

  /** Fields of a struct column, or the columns behind an alias. */
  private List<Candidate> members(Cursor cursor) {
    String owner = cursor.previous(2);
    List<Field> fields = fields(cursor);
    Optional<Field> struct =
        fields.stream()
            .filter(field -> field.name().equalsIgnoreCase(owner))
            .filter(field -> field.type() instanceof DplType.Struct)
            .findFirst();
    List<Field> members =
        struct.isPresent() ? ((DplType.Struct) struct.get().type()).fields() : fields;
    return members.stream()
        .map(field -> Candidate.word(written(field.name()), "columns", field.type().toString()))
        .toList();
  }

  // ------------------------------------------------------------------------------------- names

  private List<Candidate> lets() {
    return session.declarations().stream()
        .filter(declaration -> declaration.kind() == Kind.LET)
        .map(let -> Candidate.word(let.name(), "row sets", summary(let)))
        .toList();
  }

  private static String summary(Declaration let) {
    String text = let.text().replaceAll("\\s+", " ");
    return text.length() <= 60 ? text : text.substring(0, 59) + "…";
  }

  private List<Candidate> models() {
    return session.declarations().stream()
        .filter(declaration -> declaration.kind() == Kind.MODEL)
        .map(model -> Candidate.open(model.name() + "(", "models", summary(model)))
        .toList();
  }

  private List<Candidate> parameters() {
    Map<String, Candidate> all = new TreeMap<>();
    for (Declaration declaration : session.declarations()) {
      if (declaration.kind() == Kind.PARAM) {
        String name = "$" + declaration.name();
        all.put(name, Candidate.word(name, "parameters", declaration.text()));
      }
    }
    session
        .values()
        .forEach(
            (name, value) ->
                all.put("$" + name, Candidate.word("$" + name, "parameters", "has a value")));
    return List.copyOf(all.values());
  }

  /** Functions, once something is typed: there are hundreds. */
  private List<Candidate> functions(String word) {
    if (word.isEmpty()) {
      return List.of();
    }
    return registry.functions().stream()
        .filter(function -> function.name().startsWith(word.toUpperCase(Locale.ROOT)))
        .map(Completion::function)
        .toList();
  }

  private static Candidate function(FunctionDefinition function) {
    String signature = function.signatures().get(0).toString();
    int more = function.signatures().size() - 1;
    return Candidate.open(
        function.name() + "(", "functions", signature + (more > 0 ? ", " + more + " more" : ""));
  }

  /** The options of the call that the cursor stands in. */
  private List<Candidate> namedOptions(Cursor cursor) {
    if (cursor.call().isEmpty()) {
      return List.of();
    }
    return registry.function(cursor.call()).stream()
        .flatMap(function -> function.signatures().stream())
        .flatMap(signature -> signature.options().stream())
        .map(Completion::option)
        .distinct()
        .toList();
  }

  private static Candidate option(Signature.Parameter option) {
    String standard = option.defaultText() == null ? "" : " = " + option.defaultText();
    return Candidate.word(option.name() + " =>", "options", option.type() + standard);
  }

  private List<Candidate> providers() {
    return registry.providers().stream()
        .map(provider -> Candidate.word(provider.name(), "providers", provider.doc().summary()))
        .toList();
  }

  private List<Candidate> connectors(boolean writing) {
    return registry.connectors().stream()
        .filter(connector -> !writing || connector.write().isPresent())
        .map(connector -> Candidate.word(connector.name(), "formats", connector.doc().summary()))
        .toList();
  }

  private static boolean inOptions(Level pipeline) {
    return opens(pipeline, "OPTIONS");
  }

  private static boolean inResources(Level pipeline) {
    return opens(pipeline, "WITH");
  }

  /** Whether the parenthesis behind a word is still open: then it is the last of the operator. */
  private static boolean opens(Level pipeline, String word) {
    List<Lexeme> words = pipeline.operator();
    int last = words.size() - 1;
    return last > 0 && words.get(last).is("(") && words.get(last - 1).is(word);
  }

  private List<Candidate> options(Level pipeline, boolean reading) {
    String format = pipeline.operator().size() > 1 ? pipeline.operator().get(1).text() : "";
    Optional<Connector> connector = registry.connector(format);
    return connector.stream()
        .flatMap(known -> known.options().stream())
        .filter(option -> reading ? option.read() : option.write())
        .map(
            option ->
                Candidate.word(
                    option.name() + " =",
                    "options",
                    option.type() + " = " + option.defaultText() + ": " + option.summary()))
        .toList();
  }

  private static List<Candidate> with(List<Candidate> first, List<Candidate> second) {
    List<Candidate> all = new ArrayList<>(first);
    all.addAll(second);
    return all;
  }
}
