package io.dpl.cli.command;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads {@code nodes=1..128} (doubling, the last one included) and {@code nodes=2,3,8}. */
final class Sizes {

  private static final Pattern RANGE =
      Pattern.compile("nodes=([1-9]\\d{0,4})\\.\\.([1-9]\\d{0,4})");
  private static final Pattern LIST = Pattern.compile("nodes=([1-9]\\d{0,4}(?:,[1-9]\\d{0,4})*)");

  private Sizes() {}

  /**
   * The numbers of nodes.
   *
   * @throws IllegalArgumentException if it is none
   */
  static List<Integer> parse(String text) {
    Matcher list = LIST.matcher(text.strip());
    if (list.matches()) {
      return Stream.of(list.group(1).split(",")).map(Integer::valueOf).toList();
    }
    Matcher range = RANGE.matcher(text.strip());
    if (!range.matches()) {
      throw new IllegalArgumentException(
          "'" + text + "' is no range of sizes such as nodes=1..128 or nodes=2,3,8");
    }
    int last = Integer.parseInt(range.group(2));
    List<Integer> sizes = new ArrayList<>();
    for (int nodes = Integer.parseInt(range.group(1)); nodes < last; nodes *= 2) {
      sizes.add(nodes);
    }
    sizes.add(last);
    return sizes;
  }
}
