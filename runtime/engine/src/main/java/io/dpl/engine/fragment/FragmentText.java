package io.dpl.engine.fragment;

import io.dpl.api.plan.PlanNode.Fragment;
import io.dpl.api.plan.PlanNode.Fragment.Step;
import java.util.List;
import java.util.StringJoiner;

/**
 * The SQL of a fragment for one split.
 *
 * @param scans SELECT of each scan, in the order of the fragment's scans
 */
record FragmentText(Fragment fragment, List<String> scans) {

  FragmentText {
    scans = List.copyOf(scans);
  }

  /** The whole query. */
  String whole() {
    return upTo(fragment.steps().size()) + "SELECT * FROM " + quoted(last());
  }

  /** The whole query with its columns cast or named anew: {@code select} over c0, c1 ... */
  String whole(String select, int columns) {
    StringJoiner names = new StringJoiner(", ", "(", ")");
    for (int i = 0; i < columns; i++) {
      names.add("c" + i);
    }
    return upTo(fragment.steps().size()) + select + " FROM " + quoted(last()) + " AS t" + names;
  }

  /** The WITH clause up to the first steps; empty where there is nothing to define. */
  String upTo(int steps) {
    StringJoiner with = new StringJoiner(",\n", "WITH ", "\n");
    with.setEmptyValue("");
    for (int i = 0; i < scans.size(); i++) {
      with.add(quoted(fragment.scans().get(i).name()) + " AS (" + scans.get(i) + ")");
    }
    for (Step step : fragment.steps().subList(0, steps)) {
      with.add(quoted(step.name()) + " AS (" + step.sql() + ")");
    }
    return with.toString();
  }

  private String last() {
    List<Step> steps = fragment.steps();
    return !steps.isEmpty()
        ? steps.get(steps.size() - 1).name()
        : !fragment.scans().isEmpty()
            ? fragment.scans().get(0).name()
            : fragment.inputs().get(0).name();
  }

  static String quoted(String name) {
    return "\"" + name.replace("\"", "\"\"") + "\"";
  }
}
