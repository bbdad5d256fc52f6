package io.dpl.library.parquet.page;

import io.dpl.library.parquet.ParquetFault;
import io.dpl.library.parquet.ParquetShape;
import java.io.EOFException;
import java.io.IOException;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.Type;
import org.jspecify.annotations.Nullable;

/**
 * Opens data pages: a small one is read and decompressed whole, a larger one is streamed where its
 * encoding allows it (PLAIN, dictionary ids, runs of booleans).
 *
 * @param indexed whether the chunk has an offset index, whose pages begin with rows
 */
record PageOpener(
    ParquetShape.Leaf leaf, Codec codec, boolean indexed, PageLimits limits, ParquetFault fault) {

  DataPage open(RangeInput in, PageFrame frame, @Nullable Dictionary dictionary)
      throws IOException {
    BodyInput body = new BodyInput(in, frame);
    Encoding encoding = java.util.Objects.requireNonNull(frame.encoding());
    return frame.isV2()
        ? second(body, frame, encoding, dictionary)
        : first(body, frame, encoding, dictionary);
  }

  /** Version 1: levels and values compressed together. */
  private DataPage first(
      BodyInput body, PageFrame frame, Encoding encoding, @Nullable Dictionary dictionary)
      throws IOException {
    var header = frame.header().getData_page_header();
    ByteFeed feed = feed(body, frame, encoding, frame.storedBytes(), frame.plainBytes());
    HybridReader repetition =
        levels(feed, frame, leaf.levels().repetition(), header.getRepetition_level_encoding());
    HybridReader definition =
        levels(feed, frame, leaf.levels().definition(), header.getDefinition_level_encoding());
    Values values = values(feed, frame, encoding, dictionary);
    return new DataPage(frame.entries(), repetition, definition, values, indexed, body);
  }

  private @Nullable HybridReader levels(ByteFeed feed, PageFrame frame, int most, Encoding encoding)
      throws IOException {
    if (most == 0) {
      return null;
    }
    if (encoding != Encoding.RLE) {
      throw fault.unsupported("levels encoded as " + encoding);
    }
    int length = feed.readInt();
    if (length < 0 || length > frame.plainBytes()) {
      throw new IOException("levels of " + length + " bytes");
    }
    return HybridReader.levels(bytes(feed.readNBytes(bounded(length)), length), most);
  }

  /** Version 2: levels in front, never compressed. */
  private DataPage second(
      BodyInput body, PageFrame frame, Encoding encoding, @Nullable Dictionary dictionary)
      throws IOException {
    int repetitionBytes = bounded(frame.repetitionBytes());
    int definitionBytes = bounded(frame.definitionBytes());
    byte[] repetition = bytes(body.readNBytes(repetitionBytes), repetitionBytes);
    byte[] definition = bytes(body.readNBytes(definitionBytes), definitionBytes);
    int levels = repetitionBytes + definitionBytes;
    ByteFeed feed =
        feed(body, frame, encoding, frame.storedBytes() - levels, frame.plainBytes() - levels);
    int mostRepetition = leaf.levels().repetition();
    int mostDefinition = leaf.levels().definition();
    return new DataPage(
        frame.entries(),
        mostRepetition == 0 ? null : HybridReader.levels(repetition, mostRepetition),
        mostDefinition == 0 ? null : HybridReader.levels(definition, mostDefinition),
        values(feed, frame, encoding, dictionary),
        true,
        body);
  }

  private int bounded(int length) {
    if (length > limits.budgetBytes()) {
      throw fault.tooLarge("the levels of a page take " + length + " bytes", null);
    }
    return length;
  }

  private static byte[] bytes(byte[] read, int wanted) throws IOException {
    if (read.length < wanted) {
      throw new EOFException("a page is cut off");
    }
    return read;
  }

  private ByteFeed feed(BodyInput body, PageFrame frame, Encoding encoding, int stored, int plain)
      throws IOException {
    Codec used = frame.isCompressed() ? codec : Codec.NONE;
    if (stored == 0) {
      body.finish();
      return new ByteFeed(new byte[0], 0, 0);
    }
    long size = (long) stored + plain;
    if (streams(encoding) && size > limits.wholePageBytes()) {
      return new ByteFeed(used.stream(body));
    }
    if (size > limits.budgetBytes()) {
      throw fault.tooLarge(
          "a page encoded as " + encoding + " takes " + size + " bytes at once", null);
    }
    byte[] bytes = bytes(body.readNBytes(stored), stored);
    body.finish();
    byte[] whole = used == Codec.NONE ? bytes : used.whole(bytes, 0, stored, plain);
    return new ByteFeed(whole, 0, whole.length);
  }

  private static boolean streams(Encoding encoding) {
    return switch (encoding) {
      case PLAIN, PLAIN_DICTIONARY, RLE_DICTIONARY, RLE -> true;
      case BIT_PACKED,
              DELTA_BINARY_PACKED,
              DELTA_LENGTH_BYTE_ARRAY,
              DELTA_BYTE_ARRAY,
              BYTE_STREAM_SPLIT ->
          false;
    };
  }

  private Values values(
      ByteFeed feed, PageFrame frame, Encoding encoding, @Nullable Dictionary dictionary)
      throws IOException {
    Type type = leaf.element().getType();
    return switch (encoding) {
      case PLAIN ->
          type == Type.BOOLEAN
              ? new PlainBooleans(feed)
              : new PlainValues(feed, fixedBytes(), frame.plainBytes());
      case PLAIN_DICTIONARY, RLE_DICTIONARY -> {
        if (dictionary == null) {
          throw new IOException("a page has dictionary ids without a dictionary");
        }
        yield dictionary.values(feed);
      }
      case RLE -> {
        if (type != Type.BOOLEAN) {
          throw fault.unsupported("values encoded as RLE");
        }
        yield new RunBooleans(feed, HybridReader.booleans(feed));
      }
      case DELTA_BINARY_PACKED, DELTA_LENGTH_BYTE_ARRAY, DELTA_BYTE_ARRAY, BYTE_STREAM_SPLIT ->
          new EncodedValues(
              leaf,
              org.apache.parquet.column.Encoding.valueOf(encoding.name()),
              frame.entries(),
              feed.rest());
      case BIT_PACKED -> throw fault.unsupported("values encoded as BIT_PACKED");
    };
  }

  private int fixedBytes() {
    return PlainValues.fixedBytes(leaf.element().getType(), leaf.element().getType_length());
  }

  /** Reads a dictionary page, or prepares to stream it; the stream then stands behind it. */
  Dictionary dictionary(io.dpl.api.connector.RangeSource source, RangeInput in, PageFrame frame)
      throws IOException {
    int count = frame.header().getDictionary_page_header().getNum_values();
    long size = (long) frame.storedBytes() + frame.plainBytes();
    long start = in.position();
    if (size > limits.dictionaryBytes()) {
      in.skip(frame.storedBytes());
      return new DictionaryStream(
          new DictionaryStream.DictionaryPage(source, frame, start, codec, fixedBytes(), count),
          limits);
    }
    try (BodyInput body = new BodyInput(in, frame)) {
      byte[] stored = bytes(body.readNBytes(frame.storedBytes()), frame.storedBytes());
      body.finish();
      byte[] plain =
          codec == Codec.NONE ? stored : codec.whole(stored, 0, stored.length, frame.plainBytes());
      return new DictionaryTable(plain, fixedBytes(), count);
    }
  }
}
