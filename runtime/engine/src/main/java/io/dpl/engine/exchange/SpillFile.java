package io.dpl.engine.exchange;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VectorLoader;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.VectorUnloader;
import org.apache.arrow.vector.ipc.ReadChannel;
import org.apache.arrow.vector.ipc.WriteChannel;
import org.apache.arrow.vector.ipc.message.ArrowRecordBatch;
import org.apache.arrow.vector.ipc.message.MessageSerializer;
import org.apache.arrow.vector.types.pojo.Schema;
import org.jspecify.annotations.Nullable;

/** Batches of a run that do not fit in memory, one after the other in a file. Thread-safe. */
final class SpillFile implements AutoCloseable {

  /** Where a batch stands in the file. */
  record Extent(long from, long to) {}

  private final Path path;
  private @Nullable FileChannel channel;

  SpillFile(Path path) {
    this.path = path;
  }

  /** Writes a batch, which stays with its owner. */
  synchronized Extent append(VectorSchemaRoot batch) {
    try {
      if (channel == null) {
        Files.createDirectories(path.toAbsolutePath().getParent());
        channel =
            FileChannel.open(
                path,
                StandardOpenOption.CREATE_NEW,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                StandardOpenOption.DELETE_ON_CLOSE);
      }
      long from = channel.size();
      channel.position(from);
      try (ArrowRecordBatch record = new VectorUnloader(batch).getRecordBatch()) {
        MessageSerializer.serialize(new WriteChannel(channel), record);
      }
      return new Extent(from, channel.size());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads a batch back. */
  VectorSchemaRoot read(Extent extent, Schema schema, BufferAllocator allocator) {
    VectorSchemaRoot batch = VectorSchemaRoot.create(schema, allocator);
    try (ArrowRecordBatch record =
        (ArrowRecordBatch)
            MessageSerializer.deserializeMessageBatch(
                new ReadChannel(new Part(open(), extent)), allocator)) {
      new VectorLoader(batch).load(record);
      return batch;
    } catch (IOException e) {
      batch.close();
      throw new UncheckedIOException(e);
    } catch (RuntimeException e) {
      batch.close();
      throw e;
    }
  }

  private synchronized FileChannel open() throws IOException {
    if (channel == null) {
      throw new IOException("nothing was written to " + path);
    }
    return channel;
  }

  @Override
  public synchronized void close() {
    try {
      if (channel != null) {
        channel.close();
        channel = null;
        Files.deleteIfExists(path); // a channel that an interrupt closed may have left it
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads from its own position, so that several readers share one file. */
  private static final class Part implements ReadableByteChannel {

    private final FileChannel file;
    private final long to;
    private long at;

    Part(FileChannel file, Extent extent) {
      this.file = file;
      this.at = extent.from();
      this.to = extent.to();
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
      if (at >= to) {
        return -1;
      }
      int limit = into.limit();
      into.limit((int) Math.min(limit, into.position() + to - at));
      int read = file.read(into, at);
      into.limit(limit);
      at += Math.max(0, read);
      return read;
    }

    @Override
    public boolean isOpen() {
      return file.isOpen();
    }

    @Override
    public void close() {}
  }
}
