package io.dpl;

import java.util.List;

/**
 * What the runs of a model took in a run of a plan.
 *
 * @param node of the plan that calls it
 * @param model its name in the script
 * @param sizes by the rows of a batch, from the smallest
 */
public record ModelTime(int stage, int node, String model, List<Size> sizes) {

  public ModelTime {
    sizes = List.copyOf(sizes);
  }

  /**
   * Runs of one size.
   *
   * @param batchRows most rows of each
   * @param nanos of all of them together
   */
  public record Size(int batchRows, long runs, long rows, long nanos) {}

  public long rows() {
    return sizes.stream().mapToLong(Size::rows).sum();
  }

  /** Of all runs together. */
  public double seconds() {
    return sizes.stream().mapToLong(Size::nanos).sum() / 1e9;
  }

  public double secondsPerRow() {
    return rows() == 0 ? 0 : seconds() / rows();
  }
}
