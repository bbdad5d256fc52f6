package io.dpl.library.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dpl.api.connector.RangeSource;
import io.dpl.api.connector.Storage.FileInfo;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalStorageTest {

  @TempDir Path folder;

  private final LocalStorage storage = new LocalStorage();

  @BeforeEach
  void files() throws IOException {
    for (String name :
        List.of(
            "a.md",
            "b.txt",
            "c.csv",
            "_SUCCESS",
            ".hidden.md",
            "sub/d.md",
            "sub/deep/e.md",
            "_tmp/f.md",
            "x[1].md",
            "\uD83D\uDE00.md",
            "\uFF5E.md")) {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, name);
    }
  }

  private List<String> list(String pattern) throws IOException {
    return list(pattern, false);
  }

  private List<String> list(String pattern, boolean follow) throws IOException {
    String root = folder + "/";
    return storage.list(root + pattern, follow).stream()
        .map(FileInfo::path)
        .map(path -> path.substring(root.length()))
        .toList();
  }

  @Test
  void starsMatchNamesInOneFolder() throws IOException {
    assertThat(list("*.txt")).containsExactly("b.txt");
    assertThat(list("?.md")).containsExactly("a.md", "\uFF5E.md", "\uD83D\uDE00.md");
    assertThat(list("[a-b].*")).containsExactly("a.md", "b.txt");
    assertThat(list("[!a].txt")).containsExactly("b.txt");
  }

  @Test
  void doubleStarsMatchAnyNumberOfFolders() throws IOException {
    assertThat(list("**/*.md"))
        .containsExactly(
            "a.md", "sub/d.md", "sub/deep/e.md", "x[1].md", "\uFF5E.md", "\uD83D\uDE00.md");
    assertThat(list("sub/**/e.md")).containsExactly("sub/deep/e.md");
    assertThat(list("sub/**")).containsExactly("sub/d.md", "sub/deep/e.md");
  }

  @Test
  void bracesAreAlternatives() throws IOException {
    assertThat(list("{a,c,z}.{md,csv}")).containsExactly("a.md", "c.csv");
    assertThat(list("{sub,sub/deep}/*.md")).containsExactly("sub/d.md", "sub/deep/e.md");
    assertThat(list("{*,a}.txt")).as("each once").containsExactly("b.txt");
  }

  @Test
  void hiddenNamesNeedTheirSign() throws IOException {
    assertThat(list("_*")).containsExactly("_SUCCESS");
    assertThat(list(".*.md")).containsExactly(".hidden.md");
    assertThat(list("_tmp/*.md")).containsExactly("_tmp/f.md");
  }

  @Test
  void aFolderIsItsFilesWithoutHiddenOnes() throws IOException {
    assertThat(list(""))
        .containsExactly(
            "a.md",
            "b.txt",
            "c.csv",
            "sub/d.md",
            "sub/deep/e.md",
            "x[1].md",
            "\uFF5E.md",
            "\uD83D\uDE00.md");
    assertThat(list("sub")).containsExactly("sub/d.md", "sub/deep/e.md");
  }

  @Test
  void anExistingFileWinsOverThePattern() throws IOException {
    assertThat(list("x[1].md")).containsExactly("x[1].md");
    assertThat(list("no.md")).isEmpty();
    assertThat(list("no/*.md")).isEmpty();
  }

  @Test
  void linksAreFollowedOnlyWhenAskedAndFilesComeOnce() throws IOException {
    Files.createSymbolicLink(folder.resolve("sub/link.md"), folder.resolve("a.md"));
    Files.createSymbolicLink(folder.resolve("sub/loop"), folder.resolve("sub"));
    Files.createSymbolicLink(folder.resolve("sub/none.md"), folder.resolve("gone.md"));
    assertThat(list("sub/**/*.md")).containsExactly("sub/d.md", "sub/deep/e.md");
    assertThat(list("sub/**/*.md", true))
        .containsExactly("sub/d.md", "sub/deep/e.md", "sub/link.md");
    assertThat(list("{a.md,sub/link.md}", true)).containsExactly("a.md");
  }

  @Test
  void bytesAreReadFromTheStartOrAnywhere() throws IOException {
    String path = folder + "/b.txt";
    assertThat(storage.info(path).sizeBytes()).isEqualTo(5);
    try (var in = storage.open("file://" + path)) {
      assertThat(in.readAllBytes()).isEqualTo("b.txt".getBytes(StandardCharsets.UTF_8));
    }
    try (RangeSource ranges = storage.ranges(path)) {
      byte[] into = new byte[4];
      assertThat(ranges.size()).isEqualTo(5);
      assertThat(ranges.read(2, into, 1, 3)).isEqualTo(3);
      assertThat(into).containsExactly(0, 't', 'x', 't');
      assertThat(ranges.read(5, into, 0, 1)).isEqualTo(-1);
    }
    assertThatThrownBy(() -> storage.open(folder + "/gone"))
        .isInstanceOf(NoSuchFileException.class);
    assertThatThrownBy(() -> storage.info("a\0b")).isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void thousandsOfFilesAreListedInOrder() throws IOException {
    for (int i = 0; i < 100; i++) {
      Path sub = Files.createDirectories(folder.resolve("many/" + i));
      for (int j = 0; j < 50; j++) {
        Files.createFile(sub.resolve(j + ".bin"));
      }
    }
    assertThat(list("many/**/*.bin")).hasSize(5_000).isSorted();
  }
}
