package io.dpl.cli.output;

import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.Schema;

/** Writes one result: {@link #begin} once, {@link #write} for each batch, {@link #end} once. */
public interface ResultWriter {

  /** Starts a result, which may stay without rows. */
  void begin(Schema schema);

  /**
   * Writes the rows of a batch; the caller keeps it.
   *
   * @return whether more rows are wanted; after {@code false} the caller may stop the run
   */
  boolean write(VectorSchemaRoot batch);

  /**
   * Ends the result.
   *
   * @param complete whether every row of the result was offered
   */
  void end(boolean complete);
}
