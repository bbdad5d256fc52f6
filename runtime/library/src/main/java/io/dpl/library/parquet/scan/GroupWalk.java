package io.dpl.library.parquet.scan;

import io.dpl.api.connector.RangeSource;
import io.dpl.api.connector.Split;
import io.dpl.api.connector.Storage;
import io.dpl.library.parquet.ParquetFault;
import io.dpl.library.parquet.ParquetFooter;
import io.dpl.library.parquet.ParquetShape;
import io.dpl.library.parquet.RowGroupInfo;
import io.dpl.library.parquet.page.PageLimits;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The row groups of a split, one open after the other. */
final class GroupWalk implements AutoCloseable {

  private final Storage storage;
  private final ReadPlan plan;
  private final PageLimits limits;
  private final Iterator<Split.Part> parts;
  private @Nullable OpenFile file;

  /** A part whose file is open. */
  private record OpenFile(
      Split.Part part,
      RangeSource source,
      ParquetFooter footer,
      List<Optional<ParquetShape>> columns,
      Iterator<RowGroupInfo> groups) {}

  GroupWalk(Storage storage, ReadPlan plan, PageLimits limits, Split split) {
    this.storage = storage;
    this.plan = plan;
    this.limits = limits;
    this.parts = split.parts().iterator();
  }

  /** The next row group with rows of the split, which the caller closes; null at the end. */
  @Nullable OpenGroup next() {
    while (true) {
      if (file == null) {
        if (!parts.hasNext()) {
          return null;
        }
        file = open(parts.next());
      }
      while (file.groups.hasNext()) {
        RowGroupInfo group = file.groups.next();
        long first = Math.max(group.firstRow(), file.part.firstRow());
        long end = file.part.endRow();
        if (first < Math.min(group.endRow(), end)) {
          OpenGroup open = new OpenGroup(file.footer, group, file.columns, first, end);
          open.open(file.source, limits);
          return open;
        }
      }
      close();
    }
  }

  private OpenFile open(Split.Part part) {
    RangeSource source;
    try {
      source = storage.ranges(part.path());
    } catch (IOException e) {
      throw ParquetFault.of(part.path()).unreadable(e);
    }
    try {
      ParquetFooter footer = ParquetFooter.read(part.path(), source);
      if (part.endRow() != Long.MAX_VALUE && part.endRow() > footer.rows()) {
        throw ParquetFault.of(part.path()).broken("it changed since it was planned", null);
      }
      return new OpenFile(
          part, source, footer, plan.columns(footer), footer.rowGroups().iterator());
    } catch (RuntimeException e) {
      close(part.path(), source);
      throw e;
    }
  }

  @Override
  public void close() {
    OpenFile done = file;
    file = null;
    if (done != null) {
      close(done.part.path(), done.source);
    }
  }

  private static void close(String path, RangeSource source) {
    try {
      source.close();
    } catch (IOException e) {
      throw ParquetFault.of(path).unreadable(e);
    }
  }
}
