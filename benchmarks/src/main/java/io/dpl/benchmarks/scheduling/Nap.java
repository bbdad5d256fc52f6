package io.dpl.benchmarks.scheduling;

import io.dpl.api.model.JavaSignature;
import io.dpl.api.model.RowModel;

/** A model that takes 50 ms a row and no processor. */
@JavaSignature("(n BIGINT) -> BIGINT")
public final class Nap implements RowModel {

  /** How long a row takes. */
  static final long MILLIS = 50;

  @Override
  public Object run(Object[] row) {
    try {
      Thread.sleep(MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return row[0];
  }
}
