package io.dpl.library.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import io.dpl.api.connector.Storage.FileInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnownFootersTest {

  private final TestFiles storage = new TestFiles();
  private final KnownFooters known = new KnownFooters();

  @TempDir private Path temp;

  @Test
  void aFileIsReadOnceUntilItChanges() throws IOException {
    Path file = copy("a.parquet", Instant.now().minusSeconds(60));
    ParquetFooter first = known.of(info(file), storage);
    assertThat(known.of(info(file), storage)).isSameAs(first);
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(50)));
    assertThat(known.of(info(file), storage)).isNotSameAs(first);
  }

  @Test
  void aFileThatHasJustChangedIsReadAgain() throws IOException {
    Path file = copy("a.parquet", Instant.now());
    ParquetFooter first = known.of(info(file), storage);
    assertThat(known.of(info(file), storage)).isNotSameAs(first);
    assertThat(known.size()).isZero();
  }

  private Path copy(String name, Instant modified) throws IOException {
    Path file = temp.resolve(name);
    Files.copy(TestFiles.resource("int96.parquet"), file);
    Files.setLastModifiedTime(file, FileTime.from(modified));
    return file;
  }

  private static FileInfo info(Path file) throws IOException {
    long micros = Files.getLastModifiedTime(file).to(TimeUnit.MICROSECONDS);
    return new FileInfo(file.toString(), Files.size(file), micros);
  }
}
