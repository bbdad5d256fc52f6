package io.dpl.cli.output;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which columns a table shows and how wide each one is.
 *
 * <p>Columns that are too wide share what is left: the largest width w is taken for which the sum
 * of min(wanted, max(narrowest, w)) fits. Where even the narrowest do not fit, columns are left out
 * in the middle, because people know a table by its first columns and look for its last.
 *
 * @param shown indexes of the columns, in order
 * @param widths of the shown ones
 * @param gapAfter position in {@code shown} after which columns were left out, or -1
 */
record TableLayout(List<Integer> shown, List<Integer> widths, int gapAfter) {

  /** Width of {@code " │ "} less the spaces at both ends of the line. */
  static final int SEPARATOR = 3;

  private static final int FRAME = 2;
  private static final int GAP = 1;

  /**
   * Lays columns out.
   *
   * @param wanted the width that each would like
   * @param least the width that each needs, at most the wanted one
   * @param columns of the window
   */
  static TableLayout of(int[] wanted, int[] least, int columns) {
    List<Integer> shown = new ArrayList<>(IntStream.range(0, wanted.length).boxed().toList());
    int gapAfter = -1;
    while (shown.size() > 1 && total(shown, least, gapAfter) > columns) {
      int middle = shown.size() / 2;
      shown.remove(middle);
      gapAfter = middle - 1;
    }
    int spare = columns - total(shown, least, gapAfter);
    int width = 1;
    while (width < columns && extra(shown, least, wanted, width + 1) <= spare) {
      width++;
    }
    List<Integer> widths = new ArrayList<>();
    for (int i : shown) {
      int share = Math.min(wanted[i], Math.max(least[i], width));
      widths.add(Math.max(1, Math.min(share, columns - FRAME)));
    }
    return new TableLayout(List.copyOf(shown), List.copyOf(widths), gapAfter);
  }

  /** Every column as wide as it likes. */
  static TableLayout unbounded(int[] wanted) {
    return new TableLayout(
        IntStream.range(0, wanted.length).boxed().toList(),
        Arrays.stream(wanted).boxed().toList(),
        -1);
  }

  private static int total(List<Integer> shown, int[] widths, int gapAfter) {
    int separators = SEPARATOR * (shown.size() - 1) + (gapAfter < 0 ? 0 : SEPARATOR + GAP);
    return FRAME + separators + shown.stream().mapToInt(i -> widths[i]).sum();
  }

  private static int extra(List<Integer> shown, int[] least, int[] wanted, int width) {
    return shown.stream()
        .mapToInt(i -> Math.min(wanted[i], Math.max(least[i], width)) - least[i])
        .sum();
  }
}
