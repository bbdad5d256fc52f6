package io.dpl.examples.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * When two results are equal: multisets unless an order is live, doubles to 1e-9 relative, floats
 * (model outputs) to 1e-5.
 */
final class Equality {

  private Equality() {}

  static void check(List<Answer> expected, List<Answer> actual, String where) {
    assertThat(actual).as(where).hasSameSizeAs(expected);
    for (int i = 0; i < expected.size(); i++) {
      check(expected.get(i), actual.get(i), where + ", result " + (i + 1));
    }
  }

  private static void check(Answer expected, Answer actual, String where) {
    assertThat(actual.columns()).as(where).isEqualTo(expected.columns());
    List<List<Object>> a = sorted(expected);
    List<List<Object>> b = sorted(actual);
    boolean equal = a.size() == b.size();
    for (int i = 0; equal && i < a.size(); i++) {
      equal = near(a.get(i), b.get(i));
    }
    if (!equal) {
      assertThat(actual.text()).as(where).isEqualTo(expected.text());
      throw new AssertionError(where + ": values differ by more than the tolerance");
    }
  }

  private static List<List<Object>> sorted(Answer answer) {
    List<List<Object>> rows = new ArrayList<>(answer.rows());
    if (!answer.ordered()) {
      rows.sort(Comparator.comparing(row -> row.stream().map(ValueText::of).toList().toString()));
    }
    return rows;
  }

  private static boolean near(@Nullable Object a, @Nullable Object b) {
    if (a instanceof Double x && b instanceof Double y) {
      return x.equals(y) || Math.abs(x - y) <= 1e-9 * Math.max(Math.abs(x), Math.abs(y));
    }
    if (a instanceof Float x && b instanceof Float y) {
      return x.equals(y)
          || Math.abs(x - y) <= 1e-5 * Math.max(1, Math.max(Math.abs(x), Math.abs(y)));
    }
    if (a instanceof List<?> x && b instanceof List<?> y) {
      Iterator<?> other = y.iterator();
      return x.size() == y.size() && x.stream().allMatch(each -> near(each, other.next()));
    }
    if (a instanceof Map<?, ?> x && b instanceof Map<?, ?> y) {
      return x.keySet().equals(y.keySet())
          && x.keySet().stream().allMatch(key -> near(x.get(key), y.get(key)));
    }
    return (a instanceof byte[] x && b instanceof byte[] y)
        ? Arrays.equals(x, y)
        : Objects.equals(a, b);
  }
}
