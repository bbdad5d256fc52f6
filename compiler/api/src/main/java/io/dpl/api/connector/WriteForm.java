package io.dpl.api.connector;

import io.dpl.api.type.Schema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;

/** One of the two ways to write a file. */
public sealed interface WriteForm {

  /** File name ending with the dot, for example {@code .parquet}. */
  String extension();

  /** DuckDB writes it by COPY. */
  non-sealed interface SqlCopy extends WriteForm {

    /**
     * The options of COPY ... TO ... (here).
     *
     * <p>Example: {@code FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 4096}.
     *
     * @param bytesPerRow estimate, so that row groups are cut by bytes
     */
    String copyOptions(Schema schema, Map<String, Object> options, long bytesPerRow);
  }

  /** Java writes it from Arrow batches. */
  non-sealed interface ArrowFile extends WriteForm {

    /** Opens a new file. */
    FileWriter open(
        Path file, Schema schema, Map<String, Object> options, BufferAllocator allocator)
        throws IOException;
  }

  /** Writes batches into one file; close finishes it. */
  interface FileWriter extends AutoCloseable {

    /** Appends a batch; the caller keeps it. */
    void write(VectorSchemaRoot batch) throws IOException;

    @Override
    void close() throws IOException;
  }
}
