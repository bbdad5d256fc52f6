package io.dpl.table;

import io.dpl.api.connector.BatchReader;
import io.dpl.api.connector.Split;
import io.dpl.api.connector.SplitTarget;
import io.dpl.api.library.RunContext;
import io.dpl.api.type.Schema;
import java.util.List;

/** A row set of a Java program. */
interface JavaTable {

  /** Its columns. */
  Schema schema();

  /** Its rows, as far as that is known. */
  long rows();

  /** Whether {@link #rows} is exact. */
  boolean exact();

  /** Cuts it; each row is in exactly one split. */
  List<Split> split(String name, SplitTarget target);

  /** Reads some columns of a split. */
  BatchReader open(Schema columns, Split split, int batchRows, RunContext context);
}
