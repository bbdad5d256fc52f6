package io.dpl.engine.kit;

import io.dpl.api.connector.RangeSource;
import io.dpl.api.connector.Storage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Files of this machine; folders are read with all below them. */
public final class LocalStorage implements Storage {

  @Override
  public List<FileInfo> list(String location, boolean followLinks) throws IOException {
    try (Stream<Path> all = Files.walk(Path.of(location))) {
      return all.filter(Files::isRegularFile)
          .filter(path -> !path.getFileName().toString().matches("[._].*"))
          .sorted()
          .map(path -> new FileInfo(path.toString(), 0, 0))
          .toList();
    }
  }

  @Override
  public FileInfo info(String path) throws IOException {
    return new FileInfo(path, Files.size(Path.of(path)), 0);
  }

  @Override
  public InputStream open(String path) throws IOException {
    return Files.newInputStream(Path.of(path));
  }

  @Override
  public RangeSource ranges(String path) {
    throw new UnsupportedOperationException(path);
  }
}
