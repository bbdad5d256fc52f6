package io.dpl.library.connector.arrow;

import io.dpl.api.connector.Storage;
import io.dpl.api.type.ArrowTypes;
import io.dpl.api.type.Schema;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.apache.arrow.vector.ipc.ReadChannel;
import org.apache.arrow.vector.ipc.message.MessageMetadataResult;
import org.apache.arrow.vector.ipc.message.MessageSerializer;
import org.apache.arrow.vector.types.pojo.Field;

/**
 * What the first message of a file or stream says.
 *
 * @param file whether it has a footer with the places of its batches
 * @param fields its columns as Arrow has them
 */
record ArrowHead(boolean file, List<Field> fields) {

  private static final byte[] MAGIC = "ARROW1".getBytes(StandardCharsets.US_ASCII);

  /** The magic and its padding. */
  private static final int START = 8;

  static ArrowHead of(String path, Storage storage) throws IOException {
    try (RangeChannel channel = new RangeChannel(storage.ranges(path))) {
      ByteBuffer start = ByteBuffer.allocate(START);
      while (start.hasRemaining() && channel.read(start) > 0) {
        // until it is full or the file ends
      }
      boolean file = Arrays.equals(MAGIC, Arrays.copyOf(start.array(), MAGIC.length));
      channel.position(file ? START : 0);
      MessageMetadataResult message = CheckedMessages.head(channel, new ReadChannel(channel));
      if (message == null) {
        throw new IOException("it is empty");
      }
      return new ArrowHead(file, MessageSerializer.deserializeSchema(message).getFields());
    }
  }

  /**
   * Its columns as DPL has them.
   *
   * @throws IllegalArgumentException for a type that DPL cannot read
   */
  Schema schema() {
    fields.forEach(ValueCopy::check);
    return ArrowTypes.schema(new org.apache.arrow.vector.types.pojo.Schema(fields));
  }
}
