package io.dpl.library.parquet.page;

import io.dpl.api.connector.RangeSource;
import io.dpl.api.diagnostic.DplException;
import io.dpl.library.parquet.ParquetFault;
import io.dpl.library.parquet.ParquetShape;
import io.dpl.library.parquet.RowGroupInfo;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.FileSystemException;
import org.apache.arrow.memory.OutOfMemoryException;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.jspecify.annotations.Nullable;

/**
 * Reads one leaf of one row group, row by row, forward only.
 *
 * <p>Errors: DPL5140 to DPL5146, with file, column and row group.
 */
public final class LeafCursor implements Closeable {

  private final ParquetFault fault;
  private final int mostDefinition;
  private final int mostRepetition;
  private final boolean nested;
  private final ChunkPages pages;
  private @Nullable DataPage page;
  private int left;
  private long row;
  private boolean loaded;
  private int repetition;
  private int definition;

  private LeafCursor(ParquetFault fault, ParquetShape.Leaf leaf, ChunkPages pages) {
    this.fault = fault;
    this.mostDefinition = leaf.levels().definition();
    this.mostRepetition = leaf.levels().repetition();
    this.nested = mostRepetition > 0;
    this.pages = pages;
  }

  /** Opens a leaf; the source stays the caller's. */
  public static LeafCursor open(
      String path,
      RangeSource source,
      RowGroupInfo group,
      ParquetShape.Leaf leaf,
      PageLimits limits) {
    ParquetFault fault = ParquetFault.of(path).in(leaf.path(), group.ordinal());
    ColumnMetaData meta = group.chunks().get(leaf.ordinal()).getMeta_data();
    Codec codec =
        Codec.of(meta.getCodec())
            .orElseThrow(() -> fault.unsupported("the codec " + meta.getCodec()));
    ColumnChunk chunk = group.chunks().get(leaf.ordinal());
    boolean indexed = chunk.isSetOffset_index_offset();
    PageOpener opener = new PageOpener(leaf, codec, indexed, limits, fault);
    try {
      ChunkPages pages = new ChunkPages(source, chunk, opener);
      return new LeafCursor(fault, leaf, pages);
    } catch (IOException | RuntimeException e) {
      throw coded(fault, e);
    }
  }

  /** Reads one row of the row group, those before it that were not read are passed over. */
  public void read(long wanted, LeafSink sink) {
    read(wanted, wanted + 1, sink);
  }

  /** Reads rows of the row group, those before them that were not read are passed over. */
  public void read(long first, long end, LeafSink sink) {
    try {
      while (row < first) {
        pass(first);
      }
      while (row < end) {
        row(sink);
        if (!nested && row < end) {
          row += run(sink, end - row);
        }
      }
    } catch (IOException | RuntimeException e) {
      throw coded(fault, e);
    }
  }

  private void row(LeafSink sink) throws IOException {
    if (!load(row)) {
      throw new EOFException("its pages end after " + row + " rows");
    }
    if (repetition != 0) {
      throw new IOException("a row begins inside a list");
    }
    do {
      if (definition == mostDefinition) {
        sink.value(repetition, page.values());
      } else {
        sink.missing(repetition, definition);
      }
      taken();
      if (nested) {
        run(sink, Integer.MAX_VALUE);
      }
    } while (nested && inSameRow());
    row++;
  }

  /**
   * Hands over values that follow without a null: of the same list where there is one, else of the
   * next rows. Levels stand in runs, so that they need not be looked at one by one.
   */
  private int run(LeafSink sink, long most) throws IOException {
    if (page == null) {
      return 0;
    }
    int count = (int) Math.min(left, most);
    if (page.repetition() != null) {
      count = Math.min(count, page.repetition().run(mostRepetition));
    }
    if (page.definition() != null) {
      count = Math.min(count, page.definition().run(mostDefinition));
    }
    if (count == 0) {
      return 0;
    }
    if (page.repetition() != null) {
      page.repetition().take(count);
    }
    if (page.definition() != null) {
      page.definition().take(count);
    }
    sink.values(mostRepetition, count, page.values());
    left -= count - 1;
    taken();
    return count;
  }

  /** Passes over rows up to {@code wanted}: the rest of a page at once, or entry by entry. */
  private void pass(long wanted) throws IOException {
    if (!nested && page != null && row + left <= wanted) {
      row += left;
      drop();
      return;
    }
    if (page == null) {
      if (!load(wanted)) {
        throw new EOFException("its pages end after " + row + " rows");
      }
      return;
    }
    do {
      if (!load(row)) {
        throw new EOFException("its pages end after " + row + " rows");
      }
      if (definition == mostDefinition) {
        page.values().skip();
      }
      taken();
    } while (nested && inSameRow());
    row++;
  }

  /**
   * Whether the next entry belongs to the row of the last; rows may run over pages of version 1.
   */
  private boolean inSameRow() throws IOException {
    if (left == 0 && page != null && page.endsRow()) {
      finish();
      return false;
    }
    return load(row) && repetition > 0;
  }

  /** Makes the levels of the next entry stand ready; opens pages for it. */
  private boolean load(long wanted) throws IOException {
    while (!loaded) {
      if (page == null) {
        page = pages.next(row, wanted);
        if (page == null) {
          return false;
        }
        row = pages.row();
        left = page.entries();
      }
      if (left == 0) {
        finish();
        continue;
      }
      repetition = page.repetition() == null ? 0 : page.repetition().next();
      definition = page.definition() == null ? mostDefinition : page.definition().next();
      if (definition > mostDefinition) {
        throw new IOException("a definition level of " + definition);
      }
      loaded = true;
    }
    return true;
  }

  private void taken() throws IOException {
    loaded = false;
    if (--left == 0 && !nested) {
      finish();
    }
  }

  private void finish() throws IOException {
    DataPage done = page;
    page = null;
    if (done != null) {
      done.finish();
    }
  }

  private void drop() throws IOException {
    DataPage done = page;
    page = null;
    loaded = false;
    if (done != null) {
      done.close();
    }
  }

  private static DplException coded(ParquetFault fault, Exception e) {
    if (e instanceof DplException known) {
      return known;
    }
    if (e instanceof SpillException) {
      return fault.spill(e);
    }
    if (e instanceof FileSystemException || e instanceof ClosedChannelException) {
      return fault.unreadable(e);
    }
    if (e instanceof OutOfMemoryException) {
      return fault.tooLarge("a value does not fit the memory", e);
    }
    String what = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    return fault.broken(what, e);
  }

  @Override
  public void close() {
    try {
      drop();
      pages.close();
    } catch (IOException e) {
      throw fault.unreadable(e);
    }
  }
}
