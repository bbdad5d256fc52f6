package io.dpl.library.parquet;

import io.dpl.api.connector.RangeSource;
import io.dpl.api.connector.Storage;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Files of this machine by their plain paths, and the small files that the generator wrote. */
public final class TestFiles implements Storage {

  /** A file beside {@code make_files.py}. */
  public static Path resource(String name) {
    try {
      return Path.of(TestFiles.class.getResource("/parquet/" + name).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The footer of a file. */
  public static ParquetFooter footer(Path path) {
    return ParquetFiles.footer(path.toString(), new TestFiles());
  }

  /** These files with their footers. */
  public static ParquetFiles files(Path... paths) throws IOException {
    TestFiles storage = new TestFiles();
    List<FileInfo> infos = new java.util.ArrayList<>();
    for (Path path : paths) {
      infos.add(storage.info(path.toString()));
    }
    return ParquetFiles.read(infos, storage, new KnownFooters());
  }

  @Override
  public List<FileInfo> list(String location, boolean followLinks) throws IOException {
    return List.of(info(location));
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
  public RangeSource ranges(String path) throws IOException {
    return new LocalSource(Path.of(path));
  }
}
