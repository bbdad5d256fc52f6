package io.dpl;

import io.dpl.api.type.DplType;
import io.dpl.compiler.Changes;
import io.dpl.compiler.Compiled;
import io.dpl.grammar.Parsed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The plans of a Dpl that were used last. A plan is found again for the same text with parameters
 * of the same classes, equal values of those that are part of the plan, and unchanged files.
 * Thread-safe.
 */
final class PlanCache {

  private static final int MOST_SCRIPTS = 128;
  private static final int MOST_PLANS_A_SCRIPT = 8;

  private final Map<Key, List<Entry>> entries =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, List<Entry>> eldest) {
          return size() > MOST_SCRIPTS;
        }
      };

  /**
   * What must be equal before anything else is looked at.
   *
   * @param before the same objects
   * @param classes of the values, by parameter
   * @param tables version of the row sets from Java
   */
  record Key(
      String source,
      String text,
      Changes changes,
      List<Same> before,
      Map<String, String> classes,
      long tables) {

    static Key of(Request request, long tables) {
      Map<String, String> classes = new LinkedHashMap<>();
      request.values().forEach((name, value) -> classes.put(name, kind(value)));
      return new Key(
          request.source(),
          request.text(),
          request.changes(),
          request.before().stream().map(Same::new).toList(),
          classes,
          tables);
    }

    /** Exact numbers have their digits in their type. */
    private static String kind(@Nullable Object value) {
      return value == null
          ? ""
          : value instanceof java.math.BigDecimal number
              ? "decimal " + number.precision() + " " + number.scale()
              : value.getClass().getName();
    }

    /** By hand: what the JVM makes for a record's own costs each start milliseconds. */
    @Override
    public int hashCode() {
      return text.hashCode();
    }
  }

  /** A part of a session; equal to itself only, because comparing trees costs more than parsing. */
  record Same(Parsed part) {

    @Override
    @SuppressWarnings("ReferenceEquality")
    public boolean equals(@Nullable Object other) {
      return other instanceof Same same && same.part == part;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(part);
    }
  }

  /**
   * A plan.
   *
   * @param fixed values that are part of it
   * @param open parameters that get their values when it runs, with their types
   */
  record Entry(
      Compiled compiled,
      Map<String, @Nullable Object> fixed,
      Map<String, DplType> open,
      Witness witness) {

    private boolean fits(Map<String, @Nullable Object> values) {
      return fixed.entrySet().stream()
          .allMatch(value -> Objects.deepEquals(value.getValue(), values.get(value.getKey())));
    }
  }

  Optional<Entry> find(Key key, Map<String, @Nullable Object> values) {
    Entry found = null;
    synchronized (entries) {
      for (Entry entry : entries.getOrDefault(key, List.of())) {
        found = found == null && entry.fits(values) ? entry : found;
      }
    }
    if (found == null || found.witness().isCurrent()) {
      return Optional.ofNullable(found);
    }
    synchronized (entries) {
      entries.getOrDefault(key, new ArrayList<>()).remove(found);
    }
    return Optional.empty();
  }

  void put(Key key, Entry entry) {
    synchronized (entries) {
      List<Entry> plans = entries.computeIfAbsent(key, each -> new ArrayList<>());
      plans.add(0, entry);
      if (plans.size() > MOST_PLANS_A_SCRIPT) {
        plans.remove(plans.size() - 1);
      }
    }
  }
}
