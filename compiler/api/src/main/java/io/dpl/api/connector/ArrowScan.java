package io.dpl.api.connector;

import io.dpl.api.library.RunContext;
import io.dpl.api.type.Schema;

/** A source that Java reads into Arrow batches. */
public non-sealed interface ArrowScan extends ScanForm {

  /**
   * Opens a split.
   *
   * @param schema types of the columns asked for, in order
   * @param batchRows most rows a batch
   * @param batchBytes a batch ends when it holds so many bytes (one row is always taken)
   */
  BatchReader open(
      ReadRequest request,
      Schema schema,
      Split split,
      int batchRows,
      long batchBytes,
      RunContext context);
}
