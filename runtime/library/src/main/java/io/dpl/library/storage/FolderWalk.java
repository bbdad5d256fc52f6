package io.dpl.library.storage;

import io.dpl.api.connector.Storage.FileInfo;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One walk over folders that collects the files of a glob; each entry is asked for once. */
final class FolderWalk {

  private final boolean followLinks;
  private final List<FileInfo> found = new ArrayList<>();
  private final Deque<Object> above = new ArrayDeque<>();

  FolderWalk(boolean followLinks) {
    this.followLinks = followLinks;
  }

  List<FileInfo> found() {
    return found;
  }

  /**
   * Collects what the segments from {@code at} on match.
   *
   * @param prefix path of the folder as the user wrote it, ending with / or empty
   */
  void walk(Path folder, String prefix, List<GlobPattern.Segment> segments, int at)
      throws IOException {
    Object key = Files.readAttributes(folder, BasicFileAttributes.class).fileKey();
    if (followLinks && key != null && above.contains(key)) {
      return; // a link to a folder above
    }
    above.push(key == null ? folder : key);
    GlobPattern.Segment segment = segments.get(at);
    boolean last = at == segments.size() - 1;
    if (segment.isDeep() && !last) {
      walkSame(folder, prefix, segments, at + 1);
    }
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      for (Path entry : entries) {
        String name = entry.getFileName().toString();
        if (segment.isDeep() ? !GlobPattern.isHidden(name) : segment.matches(name)) {
          visit(entry, prefix + name, segments, at);
        }
      }
    } catch (java.nio.file.DirectoryIteratorException e) {
      throw e.getCause();
    } finally {
      above.pop();
    }
  }

  /** {@code **} that stands for no folder at all: the next segment in the same folder. */
  private void walkSame(Path folder, String prefix, List<GlobPattern.Segment> segments, int at)
      throws IOException {
    Object self = above.pop();
    walk(folder, prefix, segments, at);
    above.push(self);
  }

  private void visit(Path entry, String path, List<GlobPattern.Segment> segments, int at)
      throws IOException {
    boolean deep = segments.get(at).isDeep();
    boolean last = at == segments.size() - 1;
    BasicFileAttributes attributes = attributes(entry);
    if (attributes == null) {
      return;
    }
    if (attributes.isDirectory()) {
      if (deep || !last) {
        descend(entry, path + "/", segments, deep ? at : at + 1);
      }
    } else if (last && attributes.isRegularFile()) {
      found.add(info(path, attributes));
    }
  }

  private void descend(Path folder, String prefix, List<GlobPattern.Segment> segments, int at)
      throws IOException {
    try {
      walk(folder, prefix, segments, at);
    } catch (NoSuchFileException | NotDirectoryException e) {
      // removed while we walk: as if it had never been there
    }
  }

  private @Nullable BasicFileAttributes attributes(Path entry) throws IOException {
    try {
      BasicFileAttributes own =
          Files.readAttributes(entry, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      if (!own.isSymbolicLink()) {
        return own;
      }
      return followLinks ? Files.readAttributes(entry, BasicFileAttributes.class) : null;
    } catch (NoSuchFileException e) {
      return null; // removed while we walk, or a link to nothing
    }
  }

  static FileInfo info(String path, BasicFileAttributes attributes) {
    return new FileInfo(
        path,
        attributes.size(),
        attributes.lastModifiedTime().to(java.util.concurrent.TimeUnit.MICROSECONDS));
  }
}
