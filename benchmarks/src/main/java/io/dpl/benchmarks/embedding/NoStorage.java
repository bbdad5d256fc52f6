package io.dpl.benchmarks.embedding;

import io.dpl.api.connector.RangeSource;
import io.dpl.api.connector.Storage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.List;

/** A place without files: the built-in model needs none. */
final class NoStorage implements Storage {

  @Override
  public List<FileInfo> list(String location, boolean followLinks) {
    return List.of();
  }

  @Override
  public FileInfo info(String path) throws IOException {
    throw new NoSuchFileException(path);
  }

  @Override
  public InputStream open(String path) throws IOException {
    throw new NoSuchFileException(path);
  }

  @Override
  public RangeSource ranges(String path) throws IOException {
    throw new NoSuchFileException(path);
  }
}
