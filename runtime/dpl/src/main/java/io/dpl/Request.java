package io.dpl;

import io.dpl.compiler.Changes;
import io.dpl.grammar.Parsed;
import io.dpl.grammar.ScriptParser;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link Pipeline} asks for.
 *
 * @param source name in diagnostics
 * @param values of parameters
 * @param before statements that stand before the text
 */
record Request(
    String source,
    String text,
    Map<String, @Nullable Object> values,
    Changes changes,
    List<Parsed> before,
    Optional<Duration> timeout) {

  Request {
    values = Collections.unmodifiableMap(new TreeMap<>(values));
    before = List.copyOf(before);
  }

  static Request of(String source, String text) {
    return new Request(source, text, Map.of(), Changes.NONE, List.of(), Optional.empty());
  }

  Request with(String name, @Nullable Object value) {
    Map<String, @Nullable Object> more = new TreeMap<>(values);
    more.put(name, value);
    return new Request(source, text, more, changes, before, timeout);
  }

  Request with(Changes other) {
    return new Request(source, text, values, other, before, timeout);
  }

  Request then(String more) {
    return new Request(source, text + "\n" + more, values, changes, before, timeout);
  }

  Request after(List<Parsed> declarations) {
    return new Request(source, text, values, changes, declarations, timeout);
  }

  Request within(Duration time) {
    return new Request(source, text, values, changes, before, Optional.of(time));
  }

  /** The syntax tree of its text. */
  Parsed own() {
    return ScriptParser.parse(source, text);
  }

  /** The syntax tree of all of it. */
  Parsed parsed() {
    if (before.isEmpty()) {
      return own();
    }
    List<Parsed> parts = new ArrayList<>(before);
    parts.add(own());
    return Parsed.joined(parts);
  }
}
