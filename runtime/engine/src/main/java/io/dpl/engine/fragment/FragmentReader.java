package io.dpl.engine.fragment;

import io.dpl.api.connector.BatchReader;
import io.dpl.api.plan.PlanNode.Fragment;
import io.dpl.api.type.ArrowTypes;
import io.dpl.engine.arrow.Batches;
import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.apache.arrow.vector.types.pojo.Schema;
import org.duckdb.DuckDBResultSet;
import org.jspecify.annotations.Nullable;

/** Runs a fragment as one streaming query of DuckDB; starts with the first batch asked for. */
public final class FragmentReader implements BatchReader {

  private final FragmentQuery query;
  private final Schema schema;
  private final FragmentScope scope;
  private @Nullable DuckDBResultSet result;
  private @Nullable ArrowReader reader;

  /**
   * @param inputs readers of the fragment's inputs, in their order
   * @param scans readers of its scans' rows, in their order
   */
  public FragmentReader(
      Fragment fragment,
      List<ScanSource.Stream> inputs,
      List<ScanSource> scans,
      FragmentScope scope) {
    this.query = new FragmentQuery(fragment, inputs, scans, scope);
    this.schema = ArrowTypes.schema(fragment.schema());
    this.scope = scope;
  }

  @Override
  public @Nullable VectorSchemaRoot next() {
    scope.cancellation().check();
    try {
      ArrowReader from = reader == null ? open() : reader;
      if (!from.loadNextBatch()) {
        query.check();
        return null;
      }
      VectorSchemaRoot batch = from.getVectorSchemaRoot();
      return Batches.take(batch, schema, scope.allocator());
    } catch (SQLException | IOException | RuntimeException e) {
      throw query.failed(e);
    }
  }

  private ArrowReader open() throws SQLException {
    PreparedStatement statement = query.prepare();
    result = (DuckDBResultSet) statement.executeQuery();
    reader = (ArrowReader) result.arrowExportStream(scope.allocator(), scope.batchRows());
    try {
      FragmentQuery.verifyLayout(query.fragment(), reader.getVectorSchemaRoot().getSchema());
    } catch (IOException e) {
      throw new SQLException(e);
    }
    return reader;
  }

  @Override
  public void close() {
    try {
      if (reader != null) {
        reader.close();
        reader = null;
      }
      if (result != null) {
        result.close();
        result = null;
      }
    } catch (SQLException | IOException e) {
      throw new IllegalStateException("a result of DuckDB does not close", e);
    } finally {
      query.close();
    }
  }
}
