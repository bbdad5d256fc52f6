package io.dpl.engine.fragment;

import io.dpl.api.plan.PlanNode.Fragment;
import io.dpl.api.plan.PlanNode.Fragment.Fallible;
import io.dpl.api.plan.PlanNode.Fragment.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Queries that look for a row for which an expression fails, and where that row comes from: through
 * steps that only filter and compute, the place travels along.
 */
final class Places {

  private static final int SHOWN = 80;

  /**
   * A query that gives the arguments of the bad value and then its place.
   *
   * @param places names of the columns after the arguments
   */
  record Query(String sql, List<String> places) {

    /** The place in words, with a space in front; empty where it is not known. */
    String place(List<String> values) {
      StringJoiner text = new StringJoiner(", ", " (", ")");
      text.setEmptyValue("");
      for (int i = 0; i < values.size(); i++) {
        text.add(words(places.get(i)) + " " + values.get(i));
      }
      return text.toString();
    }

    private static String words(String column) {
      return switch (column) {
        case "_path" -> "file";
        case "_row" -> "row";
        case "_line" -> "line";
        default -> column;
      };
    }
  }

  private final Fragment fragment;
  private final FragmentText text;
  private final List<ScanSource> scans;
  private final Map<String, StreamInput> streams;

  Places(
      Fragment fragment,
      FragmentText text,
      List<ScanSource> scans,
      Map<String, StreamInput> streams) {
    this.fragment = fragment;
    this.text = text;
    this.scans = scans;
    this.streams = streams;
  }

  /** Queries for one expression, the one that says most first. */
  List<Query> queries(int index, Step step, Fallible fallible) {
    List<Query> queries = new ArrayList<>();
    if (!step.from().isEmpty()) {
      Query located = located(index, step, fallible);
      if (located != null) {
        queries.add(located);
      }
      queries.add(query(text.upTo(index), step.from(), fallible, List.of()));
    }
    return queries;
  }

  private @Nullable Query located(int index, Step step, Fallible fallible) {
    List<String> chain = new ArrayList<>();
    String source = step.from();
    for (int i = index - 1; i >= 0; i--) {
      Step before = fragment.steps().get(i);
      if (before.name().equals(source)) {
        chain.add(source);
        source = before.from();
      }
    }
    List<String> places = places(source);
    return places.isEmpty()
        ? null
        : query(locating(source, chain, places).upTo(index), step.from(), fallible, places);
  }

  /** Columns that say where a row of a scan or stream comes from. */
  private List<String> places(String source) {
    for (int i = 0; i < scans.size(); i++) {
      if (fragment.scans().get(i).name().equals(source)) {
        return scans.get(i) instanceof ScanSource.Sql sql && sql.located() != null
            ? sql.located().places()
            : List.of();
      }
    }
    StreamInput stream = streams.get(source);
    return stream == null
        ? List.of()
        : stream.arrowSchema().getFields().stream()
            .map(org.apache.arrow.vector.types.pojo.Field::getName)
            .filter(name -> List.of("_path", "_row", "_line", "path").contains(name))
            .toList();
  }

  /** The fragment with the place as first columns of the steps on the way. */
  private FragmentText locating(String source, List<String> chain, List<String> places) {
    List<String> selects = new ArrayList<>(text.scans());
    for (int i = 0; i < scans.size(); i++) {
      if (fragment.scans().get(i).name().equals(source)
          && scans.get(i) instanceof ScanSource.Sql sql
          && sql.located() != null) {
        selects.set(i, sql.located().select());
      }
    }
    List<Step> steps =
        fragment.steps().stream()
            .map(step -> chain.contains(step.name()) ? carrying(step, places) : step)
            .toList();
    return new FragmentText(
        new Fragment(
            fragment.id(),
            fragment.inputs(),
            fragment.scans(),
            steps,
            fragment.ordered(),
            fragment.alone(),
            fragment.schema()),
        selects);
  }

  private static Step carrying(Step step, List<String> places) {
    String sql = step.sql().stripLeading();
    boolean plain = sql.toUpperCase(Locale.ROOT).startsWith("SELECT ");
    return plain
        ? new Step(
            step.name(),
            "SELECT " + columns(places) + ", " + sql.substring("SELECT ".length()),
            step.span(),
            step.from(),
            step.fallible())
        : step;
  }

  private static Query query(String with, String from, Fallible fallible, List<String> places) {
    StringJoiner select = new StringJoiner(", ", "SELECT ", "");
    fallible.arguments().forEach(argument -> select.add("CAST(" + argument + " AS VARCHAR)"));
    places.forEach(place -> select.add(FragmentText.quoted(place)));
    if (fallible.arguments().isEmpty() && places.isEmpty()) {
      select.add("1");
    }
    String known =
        fallible.arguments().stream()
            .map(argument -> " AND (" + argument + ") IS NOT NULL")
            .collect(Collectors.joining());
    return new Query(
        with
            + select
            + " FROM "
            + FragmentText.quoted(from)
            + " WHERE TRY("
            + fallible.sql()
            + ") IS NULL"
            + known
            + " LIMIT 1",
        places);
  }

  private static String columns(List<String> names) {
    return names.stream().map(FragmentText::quoted).collect(Collectors.joining(", "));
  }

  /** Values for a message, shortened. */
  static String shown(List<String> values) {
    return values.stream()
        .map(value -> value.length() > SHOWN ? value.substring(0, SHOWN) + "..." : value)
        .map(value -> "'" + value + "'")
        .collect(Collectors.joining(", "));
  }
}
