package io.dpl.library.storage;

import io.dpl.api.connector.RangeSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Random access to a local file by positional reads, which several threads may do at once. */
final class FileRanges implements RangeSource {

  private final FileChannel channel;

  FileRanges(Path path) throws IOException {
    channel = FileChannel.open(path, StandardOpenOption.READ);
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
