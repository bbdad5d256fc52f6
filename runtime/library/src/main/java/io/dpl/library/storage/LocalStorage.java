package io.dpl.library.storage;

import io.dpl.api.connector.RangeSource;
import io.dpl.api.connector.Storage;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The files of this machine.
 *
 * <p>Hidden names ({@code .x}, {@code _x}) inside a folder are left out unless the pattern starts
 * with that sign; names that the user wrote out are taken as they are, links included. An existing
 * file wins over a pattern of the same text.
 */
public final class LocalStorage implements Storage {

  private static final GlobPattern ALL_BELOW = GlobPattern.of("**").get(0);

  @Override
  public List<FileInfo> list(String written, boolean followLinks) throws IOException {
    String location = strip(written);
    Path path = path(location);
    if (Files.isRegularFile(path) && !location.endsWith("/")) {
      return List.of(info(location));
    }
    FolderWalk walk = new FolderWalk(followLinks);
    if (Files.isDirectory(path)) {
      walk.walk(path, folderPrefix(location), ALL_BELOW.segments(), 0);
    } else if (GlobPattern.isGlob(location)) {
      for (GlobPattern pattern : GlobPattern.of(location)) {
        walk(pattern, walk);
      }
    }
    return eachOnce(walk.found(), followLinks);
  }

  private static void walk(GlobPattern pattern, FolderWalk walk) throws IOException {
    Path folder = path(pattern.root().isEmpty() ? "." : pattern.root());
    if (Files.isDirectory(folder) && !pattern.segments().isEmpty()) {
      walk.walk(folder, pattern.root(), pattern.segments(), 0);
    }
  }

  private static String folderPrefix(String location) {
    return location.isEmpty() || location.endsWith("/") ? location : location + "/";
  }

  private static List<FileInfo> eachOnce(List<FileInfo> found, boolean followLinks)
      throws IOException {
    found.sort(Comparator.comparing(FileInfo::path, LocalStorage::compareBytes));
    Set<Path> seen = new HashSet<>();
    List<FileInfo> once = new ArrayList<>(found.size());
    String last = "";
    for (FileInfo file : found) {
      boolean fresh =
          followLinks ? seen.add(path(file.path()).toRealPath()) : !file.path().equals(last);
      if (fresh) {
        once.add(file);
      }
      last = file.path();
    }
    return once;
  }

  /** The order of the UTF-8 bytes, which is that of the code points. */
  static int compareBytes(String a, String b) {
    int length = Math.min(a.length(), b.length());
    for (int i = 0; i < length; i++) {
      char x = a.charAt(i);
      char y = b.charAt(i);
      if (x != y) {
        return Character.isSurrogate(x) == Character.isSurrogate(y)
            ? x - y
            : Character.isSurrogate(x) ? 1 : -1;
      }
    }
    return a.length() - b.length();
  }

  @Override
  public FileInfo info(String path) throws IOException {
    BasicFileAttributes attributes = Files.readAttributes(path(path), BasicFileAttributes.class);
    return FolderWalk.info(strip(path), attributes);
  }

  @Override
  public InputStream open(String path) throws IOException {
    Path file = path(path);
    if (Files.isDirectory(file)) {
      throw new NoSuchFileException(path, null, "it is a folder");
    }
    return new BufferedInputStream(Files.newInputStream(file), 1 << 16);
  }

  @Override
  public RangeSource ranges(String path) throws IOException {
    return new FileRanges(path(path));
  }

  private static String strip(String location) {
    return location.startsWith("file://") ? location.substring(7) : location;
  }

  private static Path path(String location) throws NoSuchFileException {
    try {
      return Path.of(strip(location));
    } catch (InvalidPathException e) {
      throw new NoSuchFileException(location, null, e.getReason());
    }
  }
}
