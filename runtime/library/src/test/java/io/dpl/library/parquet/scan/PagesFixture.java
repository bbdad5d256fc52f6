package io.dpl.library.parquet.scan;

import io.dpl.api.connector.BatchReader;
import io.dpl.api.connector.ReadRequest;
import io.dpl.api.connector.Split;
import io.dpl.api.diagnostic.Span;
import io.dpl.api.library.RunContext;
import io.dpl.api.type.Schema;
import io.dpl.library.parquet.TestFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.arrow.memory.RootAllocator;

/** A reader over files of this machine, and the allocator that must be empty when it closes. */
final class PagesFixture implements AutoCloseable {

  private final RootAllocator allocator = new RootAllocator();
  private final Path folder;

  PagesFixture(Path folder) {
    this.folder = folder;
  }

  RootAllocator allocator() {
    return allocator;
  }

  /** Opens a split. */
  BatchReader open(Schema schema, Split split, int batchRows, long batchBytes, long budget) {
    ReadRequest request = new ReadRequest("PARQUET", List.of("x"), null, Map.of(), Span.NONE);
    RunContext context = new RunContext(allocator, new TestFiles(), folder, 1);
    return new ParquetArrowScan(budget)
        .open(request, schema, split, batchRows, batchBytes, context);
  }

  /** Opens a whole file. */
  BatchReader open(Path file, int batchRows) {
    Schema schema = TestFiles.footer(file).schema();
    return open(schema, whole(file), batchRows, 8 << 20, 64 << 20);
  }

  static Split whole(Path file) {
    return new Split(List.of(Split.Part.whole(file.toString())), 1, 1);
  }

  static Split rows(Path file, long first, long end) {
    return new Split(List.of(new Split.Part(file.toString(), first, end)), end - first, 1);
  }

  @Override
  public void close() {
    allocator.close();
  }
}
