package io.dpl.library.parquet.scan;

import io.dpl.api.connector.BatchReader;
import io.dpl.api.connector.Split;
import io.dpl.api.library.RunContext;
import io.dpl.api.type.Schema;
import io.dpl.library.parquet.TestFiles;
import io.dpl.library.parquet.page.PageLimits;
import java.nio.file.Path;
import java.util.List;
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
  BatchReader open(Schema schema, Split split, int batchRows, long batchBytes, PageLimits limits) {
    RunContext context = new RunContext(allocator, new TestFiles(), folder, 1);
    ReadPlan plan = new ReadPlan(schema, false, batchRows, batchBytes);
    return new ParquetPages(plan, split, limits, context);
  }

  /** Limits that hold every page and dictionary of the test files in memory. */
  PageLimits holding() {
    return PageLimits.of(64 << 20, folder);
  }

  /** Limits that stream whatever can be streamed. */
  PageLimits streaming() {
    return new PageLimits(64 << 20, 0, 0, folder);
  }

  /** Opens a whole file. */
  BatchReader open(Path file, int batchRows) {
    Schema schema = TestFiles.footer(file).schema();
    return open(schema, whole(file), batchRows, 8 << 20, holding());
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
