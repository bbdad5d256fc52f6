package io.dpl.library.connector.arrow;

import io.dpl.api.connector.Split;
import io.dpl.api.library.RunContext;
import io.dpl.api.type.Field;
import io.dpl.library.connector.Virtual;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.apache.arrow.compression.CommonsCompressionFactory;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.dictionary.DictionaryEncoder;
import org.apache.arrow.vector.ipc.ArrowFileReader;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.apache.arrow.vector.ipc.ArrowStreamReader;
import org.apache.arrow.vector.ipc.message.ArrowBlock;

/** One part of a file at a time in memory: a batch as it was written. */
final class ArrowFile implements AutoCloseable {

  private final Split.Part part;
  private final RunContext context;
  private final ArrowReader reader;
  private final RangeChannel channel;
  private final Deque<ArrowBlock> blocks = new ArrayDeque<>();
  private final Map<String, FieldVector> made = new HashMap<>();
  private long firstRow;
  private int rows;

  private ArrowFile(Split.Part part, RunContext context, ArrowReader reader, RangeChannel channel) {
    this.part = part;
    this.context = context;
    this.reader = reader;
    this.channel = channel;
  }

  static ArrowFile open(Split.Part part, RunContext context) throws IOException {
    boolean indexed = ArrowHead.of(part.path(), context.storage()).file();
    RangeChannel channel = new RangeChannel(context.storage().ranges(part.path()));
    if (!indexed) {
      return new ArrowFile(
          part,
          context,
          new ArrowStreamReader(
              new CheckedMessages(channel, context.allocator()),
              context.allocator(),
              CommonsCompressionFactory.INSTANCE),
          channel);
    }
    ArrowFileReader reader =
        new ArrowFileReader(channel, context.allocator(), CommonsCompressionFactory.INSTANCE);
    ArrowFile file = new ArrowFile(part, context, reader, channel);
    try {
      for (ArrowBlock block : reader.getDictionaryBlocks()) {
        CheckedMessages.check(block, channel.size());
      }
      file.blocks.addAll(reader.getRecordBlocks());
      return file;
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  /** Loads the next batch that has rows of the part; false at the end. */
  boolean load() throws IOException {
    clear();
    firstRow += rows;
    rows = 0;
    return reader instanceof ArrowFileReader indexed ? loadBlock(indexed) : loadNext();
  }

  private boolean loadBlock(ArrowFileReader indexed) throws IOException {
    while (!blocks.isEmpty() && firstRow < part.endRow()) {
      ArrowBlock block = blocks.remove();
      long count = ArrowBlocks.rows(channel, block);
      if (firstRow + count > part.firstRow()) {
        indexed.loadRecordBatch(block);
        rows = indexed.getVectorSchemaRoot().getRowCount();
        return true;
      }
      firstRow += count;
    }
    return false;
  }

  private boolean loadNext() throws IOException {
    if (firstRow < part.endRow() && reader.loadNextBatch()) {
      rows = reader.getVectorSchemaRoot().getRowCount();
      return true;
    }
    return false;
  }

  /** First row of the batch that belongs to the part. */
  int from() {
    return (int) Math.max(0, part.firstRow() - firstRow);
  }

  /** Row of the batch after the last that belongs to the part. */
  int to() {
    return (int) Math.min(rows, part.endRow() - firstRow);
  }

  int rows() {
    return rows;
  }

  /** A column of the batch; it stays ours. */
  FieldVector column(Field field) {
    FieldVector known = made.get(field.name());
    if (known != null) {
      return known;
    }
    try {
      FieldVector stored =
          reader.getVectorSchemaRoot().getFieldVectors().stream()
              .filter(vector -> vector.getName().equalsIgnoreCase(field.name()))
              .findFirst()
              .orElse(null);
      if (stored == null) {
        return keep(field, virtual(field));
      }
      var encoding = stored.getField().getDictionary();
      return encoding == null
          ? stored
          : keep(
              field,
              (FieldVector)
                  DictionaryEncoder.decode(
                      stored,
                      reader.getDictionaryVectors().get(encoding.getId()),
                      context.allocator()));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private FieldVector keep(Field field, FieldVector vector) {
    made.put(field.name(), vector);
    return vector;
  }

  private FieldVector virtual(Field field) {
    if (field.name().equalsIgnoreCase(Virtual.ROW)) {
      BigIntVector numbers = new BigIntVector(field.name(), context.allocator());
      for (int row = 0; row < rows; row++) {
        numbers.setSafe(row, firstRow + row);
      }
      numbers.setValueCount(rows);
      return numbers;
    }
    if (!field.name().equalsIgnoreCase(Virtual.PATH)) {
      throw new IllegalStateException("there is no column " + field.name());
    }
    VarCharVector paths = new VarCharVector(field.name(), context.allocator());
    byte[] path = part.path().getBytes(StandardCharsets.UTF_8);
    for (int row = 0; row < rows; row++) {
      paths.setSafe(row, path);
    }
    paths.setValueCount(rows);
    return paths;
  }

  private void clear() {
    made.values().forEach(FieldVector::close);
    made.clear();
  }

  @Override
  public void close() {
    clear();
    try (RangeChannel closed = channel) {
      reader.close(false);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
