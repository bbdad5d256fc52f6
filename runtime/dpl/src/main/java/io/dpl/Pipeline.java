package io.dpl;

import io.dpl.api.diagnostic.Diagnostic;
import io.dpl.api.type.Schema;
import io.dpl.compiler.Changes;
import io.dpl.compiler.CompileContext;
import io.dpl.compiler.Compiled;
import io.dpl.compiler.Compiler;
import io.dpl.compiler.bind.BindContext;
import io.dpl.compiler.rel.Settings;
import io.dpl.grammar.Parsed;
import io.dpl.grammar.ScriptParser;
import io.dpl.grammar.format.Formatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A script with values for its parameters. Immutable: {@link #bind} and {@link #then} give new
 * ones.
 */
public final class Pipeline {

  private final Dpl dpl;
  private final String source;
  private final String text;
  private final Map<String, Object> values;
  private final Changes changes;
  private final List<Parsed> before;

  Pipeline(Dpl dpl, String source, String text, Map<String, Object> values, Changes changes) {
    this(dpl, source, text, values, changes, List.of());
  }

  private Pipeline(
      Dpl dpl,
      String source,
      String text,
      Map<String, Object> values,
      Changes changes,
      List<Parsed> before) {
    this.before = List.copyOf(before);
    this.dpl = dpl;
    this.source = source;
    this.text = text;
    this.values = Map.copyOf(values);
    this.changes = changes;
  }

  /**
   * Gives a parameter its value.
   *
   * @param name without the dollar sign
   * @param value Boolean, Number, String, java.time value or List of them; a String is read by the
   *     PARAM's type
   */
  public Pipeline bind(String name, Object value) {
    Map<String, Object> more = new TreeMap<>(values);
    more.put(name, value);
    return new Pipeline(dpl, source, text, more, changes, before);
  }

  /** The same script with more text at its end, for example {@code "| LIMIT 10"}. */
  public Pipeline then(String more) {
    return new Pipeline(dpl, source, text + "\n" + more, values, changes, before);
  }

  /**
   * The same script behind statements that were read before: the LETs, models and parameters of a
   * session. Each keeps the name and the places that diagnostics show.
   *
   * @param declarations in an order in which they can stand in a script
   */
  public Pipeline after(List<Parsed> declarations) {
    return new Pipeline(dpl, source, text, values, changes, declarations);
  }

  /**
   * The same script over the first rows of each source only.
   *
   * @param rows at least 1
   */
  public Pipeline sample(long rows) {
    Changes sampled = new Changes(rows, changes.destination());
    return new Pipeline(dpl, source, text, values, sampled, before);
  }

  /**
   * The same script with its results written to files in place of handed to the caller. Planning
   * throws an {@link IllegalArgumentException} if there is no such result.
   *
   * @param format connector name in upper case
   * @param location as of a WRITE; where several results are written a folder that gets one folder
   *     each
   * @param only the number of the one result that is written, from 1; 0 for all
   */
  public Pipeline resultsTo(String format, String location, int only) {
    Changes.Destination to = new Changes.Destination(format, location, only);
    Changes written = new Changes(changes.sampleRows(), Optional.of(to));
    return new Pipeline(dpl, source, text, values, written, before);
  }

  /**
   * Its canonical layout.
   *
   * <p>Errors: {@link io.dpl.api.diagnostic.DplException} 1xxx if it is no script.
   */
  public String formatted() {
    return Formatter.format(source, text);
  }

  /**
   * Compiles it.
   *
   * <p>Errors: {@link io.dpl.api.diagnostic.DplException} with up to 20 diagnostics, sorted by
   * place.
   */
  public Plan plan() {
    Compiled compiled =
        Compiler.compile(parsed(), new CompileContext(binding(), dpl.cluster(), changes));
    return new Plan(dpl, compiled);
  }

  /**
   * The columns of its results, found without planning how they are made.
   *
   * <p>Errors: as of {@link #plan}.
   */
  public List<Schema> schemas() {
    return Compiler.results(parsed(), binding());
  }

  private Parsed parsed() {
    Parsed own = ScriptParser.parse(source, text);
    if (before.isEmpty()) {
      return own;
    }
    List<Parsed> parts = new ArrayList<>(before);
    parts.add(own);
    return Parsed.joined(parts);
  }

  private BindContext binding() {
    return new BindContext(
        dpl.registry(), dpl.node().probe(), values, System.getenv(), Settings.DEFAULT);
  }

  /** Compiles and starts it. */
  public Job start() {
    return plan().start();
  }

  /** What is wrong with it, and lint; empty for a script in good order. */
  public List<Diagnostic> check() {
    try {
      return plan().warnings();
    } catch (io.dpl.api.diagnostic.DplException e) {
      return e.diagnostics();
    }
  }
}
