package io.dpl.library.parquet.scan;

import io.dpl.api.connector.BatchReader;
import io.dpl.api.connector.Split;
import io.dpl.api.library.RunContext;
import io.dpl.library.parquet.ParquetFault;
import io.dpl.library.parquet.page.PageLimits;
import java.io.IOException;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.OutOfMemoryException;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.jspecify.annotations.Nullable;

/**
 * Reads a split of Parquet files as batches. Memory is bounded by the batch and a few pieces of 64
 * KiB a column, however large row groups, pages and dictionaries are.
 *
 * <p>Errors: DPL5140 to DPL5146; a page's checksum is known to be wrong only at its end, when
 * batches of it may have gone out: the attempt then fails as a whole.
 */
final class ParquetPages implements BatchReader {

  private final ReadPlan plan;
  private final BufferAllocator allocator;
  private final GroupWalk groups;
  private @Nullable OpenGroup group;
  private String path = "";

  ParquetPages(ReadPlan plan, Split split, PageLimits limits, RunContext context) {
    this.plan = plan;
    this.allocator = context.allocator();
    this.groups = new GroupWalk(context.storage(), plan, limits, split);
  }

  @Override
  public @Nullable VectorSchemaRoot next() {
    BatchBuilder batch = null;
    try {
      while (batch == null || !batch.isFull()) {
        if (group == null) {
          group = groups.next();
          if (group == null) {
            break;
          }
          path = group.path();
        }
        if (batch == null) {
          batch = new BatchBuilder(plan, allocator, group);
        } else if (!batch.takes(group)) {
          break;
        }
        batch.read(group);
        if (group.left() == 0) {
          closeGroup();
        }
      }
      return batch == null ? null : batch.finish();
    } catch (IOException e) {
      throw ParquetFault.of(path).broken(String.valueOf(e.getMessage()), e);
    } catch (OutOfMemoryException e) {
      throw ParquetFault.of(path).tooLarge("a batch does not fit the memory", e);
    } finally {
      if (batch != null) {
        batch.close();
      }
    }
  }

  private void closeGroup() {
    OpenGroup done = group;
    group = null;
    if (done != null) {
      done.close();
    }
  }

  @Override
  public void close() {
    try {
      closeGroup();
    } finally {
      groups.close();
    }
  }
}
