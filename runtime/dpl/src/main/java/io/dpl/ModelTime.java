package io.dpl;

import java.util.List;

/**
 * What the runs of a model took in a run of a plan.
 *
 * @param node of the plan that calls it
 * @param model its name in the script
 * @param cold the first run of each process, which warms up
 * @param sizes all others by the rows of a batch, from the smallest
 */
public record ModelTime(int stage, int node, String model, Size cold, List<Size> sizes) {

  public ModelTime {
    sizes = List.copyOf(sizes);
  }

  /**
   * Runs of one size.
   *
   * @param batchRows most rows of each
   * @param nanos of all of them together
   */
  public record Size(int batchRows, long runs, long rows, long nanos) {

    Size plus(Size other) {
      return new Size(
          Math.max(batchRows, other.batchRows),
          runs + other.runs,
          rows + other.rows,
          nanos + other.nanos);
    }
  }

  /** Of all runs together. */
  public long rows() {
    return cold.rows() + sizes.stream().mapToLong(Size::rows).sum();
  }

  /** Of all runs together. */
  public double seconds() {
    return (cold.nanos() + sizes.stream().mapToLong(Size::nanos).sum()) / 1e9;
  }

  /** Where there is more than the first run, without it. */
  public double secondsPerRow() {
    double seconds = costed().stream().mapToLong(Size::nanos).sum() / 1e9;
    return rows() == 0 ? 0 : seconds / costed().stream().mapToLong(Size::rows).sum();
  }

  /** Runs that tell what one costs. */
  List<Size> costed() {
    return sizes.isEmpty() ? List.of(cold) : sizes;
  }
}
