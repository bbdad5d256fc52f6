package io.dpl;

import io.dpl.api.connector.BatchReader;
import io.dpl.api.diagnostic.DplException;
import io.dpl.api.type.Schema;
import java.util.function.UnaryOperator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.jspecify.annotations.Nullable;

/** The rows of a result as Arrow batches. */
public final class ResultBatches implements AutoCloseable {

  private final String name;
  private final Schema schema;
  private final BatchReader reader;

  private final UnaryOperator<DplException> explained;

  ResultBatches(
      String name, Schema schema, BatchReader reader, UnaryOperator<DplException> explained) {
    this.name = name;
    this.schema = schema;
    this.reader = reader;
    this.explained = explained;
  }

  /** Heading, empty where the script gives none. */
  public String name() {
    return name;
  }

  /** Columns and their types. */
  public Schema schema() {
    return schema;
  }

  /**
   * The next batch, null at the end. It belongs to the caller, who closes it.
   *
   * <p>Errors: {@link io.dpl.api.diagnostic.DplException} 5xxx with what made the run fail.
   */
  public @Nullable VectorSchemaRoot next() {
    try {
      return reader.next();
    } catch (DplException e) {
      throw explained.apply(e);
    }
  }

  /** No more rows are wanted. */
  @Override
  public void close() {
    reader.close();
  }
}
