package io.dpl.library.connector.arrow;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.ipc.ReadChannel;
import org.apache.arrow.vector.ipc.message.ArrowBlock;
import org.apache.arrow.vector.ipc.message.MessageChannelReader;
import org.apache.arrow.vector.ipc.message.MessageMetadataResult;
import org.apache.arrow.vector.ipc.message.MessageResult;
import org.apache.arrow.vector.ipc.message.MessageSerializer;

/** Messages whose lengths fit into the file: broken ones would make Arrow allocate gigabytes. */
final class CheckedMessages extends MessageChannelReader {

  private static final int CONTINUATION = -1;

  private final RangeChannel channel;

  CheckedMessages(RangeChannel channel, BufferAllocator allocator) {
    super(new ReadChannel(channel), allocator);
    this.channel = channel;
  }

  @Override
  public MessageResult readNext() throws IOException {
    long start = channel.position();
    MessageMetadataResult head = head(channel, in);
    if (head != null && head.messageHasBody()) {
      long bytes = head.getMessageBodyLength();
      check(bytes >= 0 && bytes <= channel.size() - channel.position(), "it ends inside a batch");
    }
    channel.position(start);
    return super.readNext();
  }

  /** The metadata of the message that starts here; null at the end of the stream. */
  static MessageMetadataResult head(RangeChannel channel, ReadChannel in) throws IOException {
    long start = channel.position();
    ByteBuffer prefix = ByteBuffer.allocate(2 * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    while (prefix.hasRemaining() && channel.read(prefix) > 0) {
      // until the prefix is full or the file ends
    }
    channel.position(start);
    int first = prefix.getInt(0);
    int length = first == CONTINUATION ? prefix.getInt(Integer.BYTES) : first;
    check(
        prefix.position() == 0 || (length >= 0 && length <= channel.size() - start),
        "no message at byte " + start);
    return MessageSerializer.readMessage(in);
  }

  /** A batch that the footer names lies inside the file. */
  static void check(ArrowBlock block, long size) throws IOException {
    boolean inside =
        block.getOffset() >= 0
            && block.getMetadataLength() > 0
            && block.getBodyLength() >= 0
            && block.getOffset() <= size - block.getMetadataLength()
            && block.getBodyLength() <= size - block.getMetadataLength() - block.getOffset();
    check(inside, "its footer names a batch outside of it");
  }

  private static void check(boolean holds, String problem) throws IOException {
    if (!holds) {
      throw new IOException(problem);
    }
  }
}
