package io.dpl.library.model;

import io.dpl.api.connector.RangeSource;
import io.dpl.api.connector.Storage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** Single files of this machine. */
public final class LocalStorage implements Storage {

  @Override
  public List<FileInfo> list(String location, boolean followLinks) throws IOException {
    return List.of(info(location));
  }

  @Override
  public FileInfo info(String path) throws IOException {
    if (!Files.exists(Path.of(path))) {
      throw new NoSuchFileException(path);
    }
    return new FileInfo(path, Files.size(Path.of(path)), 0);
  }

  @Override
  public InputStream open(String path) throws IOException {
    return Files.newInputStream(Path.of(path));
  }

  @Override
  public RangeSource ranges(String path) {
    throw new UnsupportedOperationException();
  }
}
