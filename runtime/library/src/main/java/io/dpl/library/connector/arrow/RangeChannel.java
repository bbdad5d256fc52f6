package io.dpl.library.connector.arrow;

import io.dpl.api.connector.RangeSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;

/** Random access as Arrow's reader wants it. */
final class RangeChannel implements SeekableByteChannel {

  private static final int PIECE = 1 << 20;

  private final RangeSource source;
  private long position;
  private boolean open = true;

  RangeChannel(RangeSource source) {
    this.source = source;
  }

  @Override
  public int read(ByteBuffer into) throws IOException {
    byte[] piece = new byte[Math.min(PIECE, into.remaining())];
    int read = source.read(position, piece, 0, piece.length);
    if (read > 0) {
      into.put(piece, 0, read);
      position += read;
    }
    return read;
  }

  @Override
  public long position() {
    return position;
  }

  @Override
  public SeekableByteChannel position(long to) {
    position = to;
    return this;
  }

  @Override
  public long size() throws IOException {
    return source.size();
  }

  @Override
  public int write(ByteBuffer from) {
    throw new NonWritableChannelException();
  }

  @Override
  public SeekableByteChannel truncate(long size) {
    throw new NonWritableChannelException();
  }

  @Override
  public boolean isOpen() {
    return open;
  }

  @Override
  public void close() throws IOException {
    open = false;
    source.close();
  }
}
