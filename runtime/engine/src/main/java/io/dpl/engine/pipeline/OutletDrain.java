package io.dpl.engine.pipeline;

import io.dpl.api.connector.BatchReader;
import io.dpl.engine.arrow.Batches;
import io.dpl.engine.exchange.Outlet;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.Schema;

/**
 * Puts all batches into an exchange or a result.
 *
 * @param schema columns that go out, the first ones of the reader's
 */
record OutletDrain(BatchReader reader, Outlet outlet, Schema schema, Counter counter)
    implements Drain {

  @Override
  public void run() {
    VectorSchemaRoot batch = reader.next();
    while (batch != null) {
      long rows = batch.getRowCount();
      if (rows == 0) {
        batch.close();
      } else {
        VectorSchemaRoot shown =
            batch.getFieldVectors().size() == schema.getFields().size()
                ? batch
                : Batches.firstColumns(batch, schema);
        long bytes = Batches.bytes(shown);
        if (!outlet.put(shown)) {
          break;
        }
        counter.add(rows, bytes);
      }
      batch = reader.next();
    }
    outlet.finish();
  }

  @Override
  public void close() {
    outlet.close();
    reader.close();
  }
}
