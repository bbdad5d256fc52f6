package io.dpl.engine.sink;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/** Folders with all that is in them. */
public final class Trees {

  private Trees() {}

  /** All files below a folder, sorted; an empty list where there is no such folder. */
  static List<Path> files(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }

  /** Removes a file or a folder; follows no link; nothing happens if it is not there. */
  public static void delete(Path path) throws IOException {
    if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    List<Path> all;
    try (Stream<Path> walk = Files.walk(path)) {
      all = walk.sorted(Comparator.reverseOrder()).toList();
    } catch (NoSuchFileException | java.io.UncheckedIOException e) {
      return; // somebody else removes it at the same time
    }
    for (Path each : all) {
      Files.deleteIfExists(each);
    }
  }

  /** Whether something in a folder is not hidden by its first letter. */
  static boolean hasVisible(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .map(entry -> entry.getFileName().toString())
          .anyMatch(name -> !name.startsWith(".") && !name.startsWith("_"));
    }
  }

  /** Checksum of a file as in a manifest. */
  static String crc32c(Path file) throws IOException {
    CRC32C sum = new CRC32C();
    byte[] buffer = new byte[1 << 16];
    try (InputStream in = Files.newInputStream(file)) {
      int read = in.read(buffer);
      while (read >= 0) {
        sum.update(buffer, 0, read);
        read = in.read(buffer);
      }
    }
    return String.format("%08x", sum.getValue());
  }
}
