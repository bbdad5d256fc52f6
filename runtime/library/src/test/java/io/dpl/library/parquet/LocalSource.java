package io.dpl.library.parquet;

import io.dpl.api.connector.RangeSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** A file of this machine, as the tests read it. */
public final class LocalSource implements RangeSource {

  private final FileChannel channel;

  public LocalSource(Path path) throws IOException {
    this.channel = FileChannel.open(path);
  }

  @Override
  public long size() throws IOException {
    return channel.size();
  }

  @Override
  public int read(long position, byte[] into, int offset, int length) throws IOException {
    return channel.read(ByteBuffer.wrap(into, offset, length), position);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
