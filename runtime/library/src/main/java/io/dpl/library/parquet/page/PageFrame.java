package io.dpl.library.parquet.page;

import java.io.EOFException;
import java.io.IOException;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import org.jspecify.annotations.Nullable;
import shaded.parquet.org.apache.thrift.TException;
import shaded.parquet.org.apache.thrift.protocol.TCompactProtocol;
import shaded.parquet.org.apache.thrift.transport.TIOStreamTransport;

/**
 * A page header whose sizes were checked.
 *
 * @param storedBytes bytes of the body as stored
 * @param plainBytes bytes of the body when decompressed
 */
record PageFrame(PageHeader header, int storedBytes, int plainBytes) {

  /** Smallest and largest value stand in headers of some writers, and can be long. */
  private static final long LONGEST_STRING = 16L << 20;

  private static final long LONGEST_LIST = 1L << 16;

  /** Reads the header at the stream's position; the body follows. */
  static PageFrame read(RangeInput in) throws IOException {
    PageHeader header = new PageHeader();
    try {
      // Not by Util.readPageHeader: a flipped length there allocates up to 100 MB.
      header.read(new TCompactProtocol(new TIOStreamTransport(in), LONGEST_STRING, LONGEST_LIST));
    } catch (TException e) {
      throw new IOException("a page header cannot be decoded", e);
    }
    PageFrame frame =
        new PageFrame(header, header.getCompressed_page_size(), header.getUncompressed_page_size());
    frame.check(in);
    return frame;
  }

  private void check(RangeInput in) throws IOException {
    if (storedBytes < 0 || plainBytes < 0 || header.getType() == null) {
      throw new IOException("a page header has a negative size");
    }
    if (in.position() + storedBytes > in.end()) {
      throw new EOFException("a page of " + storedBytes + " bytes ends behind its column");
    }
    boolean complete =
        switch (header.getType()) {
          case DATA_PAGE -> header.isSetData_page_header() && entries() >= 0 && encoding() != null;
          case DATA_PAGE_V2 ->
              header.isSetData_page_header_v2()
                  && entries() >= 0
                  && encoding() != null
                  && header.getData_page_header_v2().getNum_rows() >= 0
                  && levelsFit();
          case DICTIONARY_PAGE ->
              header.isSetDictionary_page_header()
                  && header.getDictionary_page_header().getNum_values() >= 0;
          case INDEX_PAGE -> true;
        };
    if (!complete) {
      throw new IOException("a page header lacks its parts");
    }
  }

  private boolean levelsFit() {
    long repetition = repetitionBytes();
    long definition = definitionBytes();
    return repetition >= 0
        && definition >= 0
        && repetition + definition <= Math.min(storedBytes, plainBytes);
  }

  boolean isV2() {
    return header.getType() == PageType.DATA_PAGE_V2;
  }

  boolean isData() {
    return isV2() || header.getType() == PageType.DATA_PAGE;
  }

  /** Encoding of the values of a data page; null where this version does not know it. */
  @Nullable Encoding encoding() {
    return isV2()
        ? header.getData_page_header_v2().getEncoding()
        : header.getData_page_header().getEncoding();
  }

  /** Entries of levels in a data page: values, nulls and empty lists. */
  int entries() {
    return isV2()
        ? header.getData_page_header_v2().getNum_values()
        : header.getData_page_header().getNum_values();
  }

  /** Rows that begin in a data page, or -1 where the header does not say. */
  int rows(boolean nested) {
    if (isV2()) {
      return header.getData_page_header_v2().getNum_rows();
    }
    return nested ? -1 : entries();
  }

  int repetitionBytes() {
    return header.getData_page_header_v2().getRepetition_levels_byte_length();
  }

  int definitionBytes() {
    return header.getData_page_header_v2().getDefinition_levels_byte_length();
  }

  /** Whether the body of a data page is compressed, where its column is. */
  boolean isCompressed() {
    return !isV2()
        || !header.getData_page_header_v2().isSetIs_compressed()
        || header.getData_page_header_v2().isIs_compressed();
  }
}
