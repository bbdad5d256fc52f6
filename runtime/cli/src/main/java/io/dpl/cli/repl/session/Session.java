package io.dpl.cli.repl.session;

import io.dpl.Dpl;
import io.dpl.Pipeline;
import io.dpl.Plan;
import io.dpl.api.diagnostic.DplException;
import io.dpl.api.diagnostic.NameCode;
import io.dpl.cli.repl.session.Declaration.Key;
import io.dpl.cli.repl.session.Declaration.Kind;
import io.dpl.grammar.Parsed;
import io.dpl.grammar.tree.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a prompt remembers: LETs, models, parameters, settings, values, and what ran. Before a
 * statement stand only the declarations that it reaches, so that one whose file has gone hurts
 * nobody else, and a session of hundreds of lines compiles as fast as a short one. Thread-safe.
 */
public final class Session {

  private final Map<Key, Declaration> declared = new LinkedHashMap<>();
  private final Map<String, String> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final List<Input> ran = new ArrayList<>();
  private int inputs;
  private long version;

  /**
   * The next thing typed. One that starts with a pipe goes on with the last pipeline.
   *
   * @param text without commands of the prompt
   */
  public synchronized Input read(String text) {
    inputs++;
    String source = "<input " + inputs + ">";
    boolean more = text.stripLeading().startsWith("|") && !text.stripLeading().startsWith("||");
    Optional<String> last =
        more && !ran.isEmpty() ? ran.get(ran.size() - 1).lastPipeline() : Optional.empty();
    return Input.of(source, last.map(before -> before + "\n" + text).orElse(text));
  }

  /**
   * Compiles an input behind what it reaches.
   *
   * <p>Errors: {@link DplException}, with places in the input that is wrong.
   */
  public Plan plan(Input input, Dpl dpl) {
    try {
      return pipeline(input, dpl).plan();
    } catch (DplException e) {
      throw unknownName(e) ? withNearest(e, input, dpl) : e;
    }
  }

  private static boolean unknownName(DplException failure) {
    return failure.diagnostics().stream()
        .anyMatch(
            diagnostic ->
                diagnostic.code() == NameCode.UNKNOWN_TABLE
                    || diagnostic.code() == NameCode.UNKNOWN_MODEL
                    || diagnostic.code() == NameCode.UNKNOWN_PARAMETER);
  }

  /** The same failure as all declarations together make it: it can name the nearest of them. */
  private DplException withNearest(DplException failure, Input input, Dpl dpl) {
    Set<String> names = new LinkedHashSet<>(input.uses());
    synchronized (this) {
      names.addAll(keysAsNames());
    }
    try {
      Pipeline all = pipeline(input, names, dpl);
      all.plan();
    } catch (DplException e) {
      boolean same =
          e.diagnostics().stream().allMatch(d -> d.span().source().equals(input.source()));
      return same ? e : failure;
    }
    return failure;
  }

  private Set<String> keysAsNames() {
    Set<String> names = new LinkedHashSet<>();
    for (Key key : declared.keySet()) {
      names.add(key.kind() == Kind.PARAM ? "$" + key.name() : key.name());
    }
    return names;
  }

  /** An input behind what it reaches, with the values that it uses. */
  public Pipeline pipeline(Input input, Dpl dpl) {
    return pipeline(input, new LinkedHashSet<>(input.uses()), dpl);
  }

  private synchronized Pipeline pipeline(Input input, Set<String> names, Dpl dpl) {
    List<Declaration> before = needed(names, input.own());
    before.forEach(declaration -> names.addAll(declaration.uses()));
    Pipeline pipeline = dpl.pipeline(input.source(), input.text()).after(texts(before));
    for (Map.Entry<String, String> value : values.entrySet()) {
      if (names.contains("$" + value.getKey().toLowerCase(Locale.ROOT))) {
        pipeline = pipeline.bind(value.getKey(), value(value.getKey(), value.getValue()));
      }
    }
    return pipeline;
  }

  private static List<Parsed> texts(List<Declaration> declarations) {
    return declarations.stream().map(Declaration::statement).toList();
  }

  /** What the names reach, each behind what it reads itself; settings first. */
  private List<Declaration> needed(Collection<String> names, Set<Key> own) {
    Set<Declaration> ordered = new LinkedHashSet<>();
    declared.values().stream().filter(d -> d.kind() == Kind.SET).forEach(ordered::add);
    Set<Key> met = new LinkedHashSet<>(own);
    names.forEach(name -> reach(name, met, ordered));
    return List.copyOf(ordered);
  }

  private void reach(String name, Set<Key> met, Set<Declaration> ordered) {
    boolean parameter = name.startsWith("$");
    List<Kind> kinds = parameter ? List.of(Kind.PARAM) : List.of(Kind.LET, Kind.MODEL);
    for (Kind kind : kinds) {
      Key key = Key.of(kind, parameter ? name.substring(1) : name);
      Declaration found = declared.get(key);
      if (found != null && met.add(key)) {
        found.uses().forEach(use -> reach(use, met, ordered));
        ordered.add(found);
      }
    }
  }

  /** The value of a parameter: a PARAM reads the text by its type, without one it is guessed. */
  private Object value(String name, String text) {
    if (declared.containsKey(Key.of(Kind.PARAM, name))) {
      return text;
    }
    if (text.matches("[+-]?[0-9]{1,18}")) {
      return Long.parseLong(text);
    }
    if (text.matches("[+-]?[0-9]*\\.?[0-9]+([eE][+-]?[0-9]+)?")) {
      return Double.parseDouble(text);
    }
    return text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false")
        ? (Object) Boolean.parseBoolean(text)
        : text;
  }

  /** Keeps what a compiled input declares; what had the name before is forgotten. */
  public synchronized void keep(Input input) {
    version++;
    for (String setting : input.resets()) {
      declared
          .keySet()
          .removeIf(
              key -> key.kind() == Kind.SET && (setting.isEmpty() || key.name().equals(setting)));
    }
    for (Declaration declaration : input.declarations()) {
      if (!(isOptional(declaration) && declared.containsKey(declaration.key()))) {
        declared.remove(declaration.key());
        declared.put(declaration.key(), declaration);
      }
    }
  }

  private static boolean isOptional(Declaration declaration) {
    return declaration.statement().script().statements().get(0)
            instanceof Statement.CreateModel model
        && model.creation() == Statement.Creation.IF_NOT_EXISTS;
  }

  /** Remembers an input that ran, to save it and to go on with it. */
  public synchronized void ran(Input input) {
    ran.add(input);
  }

  /** Gives a parameter its value. */
  public synchronized void bind(String name, String value) {
    version++;
    values.put(name, value);
  }

  /** Values given to parameters, by name. */
  public synchronized Map<String, String> values() {
    return new TreeMap<>(values);
  }

  /** All that stays, oldest first. */
  public synchronized List<Declaration> declarations() {
    return List.copyOf(declared.values());
  }

  /** The last pipeline that ran. */
  public synchronized Optional<String> lastPipeline() {
    return ran.isEmpty() ? Optional.empty() : ran.get(ran.size() - 1).lastPipeline();
  }

  /** The session as a script: what is declared, then the pipelines that ran, as typed. */
  public synchronized String script() {
    StringBuilder text = new StringBuilder();
    for (Declaration declaration : needed(keysAsNames(), Set.of())) {
      text.append(declaration.text()).append(";\n");
    }
    for (Input input : ran) {
      for (String pipeline : input.pipelines()) {
        text.append('\n').append(pipeline).append(";\n");
      }
    }
    return text.toString();
  }

  /** Changes whenever a statement may mean something else than before. */
  public synchronized long version() {
    return version;
  }
}
