package io.dpl.library.parquet.page;

import io.dpl.api.connector.RangeSource;
import io.dpl.library.parquet.ChunkRange;
import io.dpl.library.parquet.ParquetFault;
import io.dpl.library.parquet.ParquetShape;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.PageLocation;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.Util;
import org.jspecify.annotations.Nullable;

/**
 * Walks the pages of a column chunk, forward only, and passes over those that end before the row
 * wanted: by the offset index where the file has one, else by the counts in their headers.
 */
final class ChunkPages implements Closeable {

  private final RangeSource source;
  private final ParquetShape.Leaf leaf;
  private final RangeInput in;
  private final PageOpener opener;
  private final List<PageLocation> index;
  private @Nullable Dictionary dictionary;
  private boolean started;
  private long row;

  ChunkPages(RangeSource source, ColumnChunk chunk, PageOpener opener) throws IOException {
    this.source = source;
    this.leaf = opener.leaf();
    this.opener = opener;
    ChunkRange range = ChunkRange.of(chunk.getMeta_data());
    this.in = new RangeInput(source, range.start(), range.end());
    this.index = index(source, chunk, opener.fault());
  }

  private static List<PageLocation> index(RangeSource source, ColumnChunk chunk, ParquetFault fault)
      throws IOException {
    if (!chunk.isSetOffset_index_offset()) {
      return List.of();
    }
    long start = chunk.getOffset_index_offset();
    long end = start + chunk.getOffset_index_length();
    if (start < 0 || end < start || end > source.size()) {
      throw fault.broken("its offset index lies outside of the file", null);
    }
    List<PageLocation> locations =
        Util.readOffsetIndex(new RangeInput(source, start, end)).getPage_locations();
    return locations == null ? List.of() : locations;
  }

  /** First row of the page that {@link #next} gave, where it is known. */
  long row() {
    return row;
  }

  /**
   * Opens the next page that does not end before a row.
   *
   * @param at the row that follows all pages so far
   * @return null behind the last page
   */
  @Nullable DataPage next(long at, long wanted) throws IOException {
    row = at;
    if (!started) {
      started = true;
      readDictionary();
    }
    jump(wanted);
    while (in.position() < in.end()) {
      PageFrame frame = PageFrame.read(in);
      if (frame.header().getType() == PageType.DICTIONARY_PAGE) {
        throw new IOException("a dictionary page stands behind a data page");
      }
      int rows = frame.isData() ? frame.rows(leaf.levels().repetition() > 0) : 0;
      boolean before = rows >= 0 && row + rows <= wanted;
      if (!frame.isData() || before) {
        in.skip(frame.storedBytes());
        row += rows;
        continue;
      }
      return opener.open(in, frame, dictionary);
    }
    return null;
  }

  private void readDictionary() throws IOException {
    if (in.position() >= in.end()) {
      return;
    }
    long start = in.position();
    PageFrame frame = PageFrame.read(in);
    if (frame.header().getType() == PageType.DICTIONARY_PAGE) {
      dictionary = opener.dictionary(source, in, frame);
    } else {
      in.seek(start);
    }
  }

  /** Goes straight to the page with the row, if that is not one of the next few anyway. */
  private void jump(long wanted) throws IOException {
    if (index.isEmpty() || wanted <= row) {
      return;
    }
    int low = 0;
    int high = index.size() - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (index.get(middle).getFirst_row_index() <= wanted) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    PageLocation page = index.get(low);
    if (page.getFirst_row_index() <= row) {
      return;
    }
    if (page.getOffset() < in.position() || page.getOffset() >= in.end()) {
      throw new IOException("its offset index points outside of the column");
    }
    in.seek(page.getOffset());
    row = page.getFirst_row_index();
  }

  @Override
  public void close() throws IOException {
    if (dictionary != null) {
      dictionary.close();
    }
  }
}
