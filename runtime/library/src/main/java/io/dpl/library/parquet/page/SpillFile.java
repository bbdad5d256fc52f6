package io.dpl.library.parquet.page;

import io.dpl.api.connector.RangeSource;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A temporary file, removed when closed. */
final class SpillFile implements RangeSource {

  private final Path file;
  private final FileChannel channel;

  private SpillFile(Path file) throws IOException {
    this.file = file;
    this.channel = FileChannel.open(file, StandardOpenOption.READ);
  }

  static SpillFile in(Path folder) throws SpillException {
    try {
      Files.createDirectories(folder);
      return new SpillFile(Files.createTempFile(folder, "dictionary", ".spill"));
    } catch (IOException e) {
      throw new SpillException(e);
    }
  }

  OutputStream output() throws SpillException {
    try {
      return Files.newOutputStream(file);
    } catch (IOException e) {
      throw new SpillException(e);
    }
  }

  /** Writes with an error that says that it was the temporary file. */
  static void write(OutputStream out, byte[] bytes, int length) throws SpillException {
    try {
      out.write(bytes, 0, length);
    } catch (IOException e) {
      throw new SpillException(e);
    }
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
    Files.deleteIfExists(file);
  }
}
