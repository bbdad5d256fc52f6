package io.dpl.engine.sink;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * A hidden folder beside a target, in which its files are written. Its owner holds a lock on a file
 * in it, so that a later run knows the rests of a dead one.
 */
final class Staging implements AutoCloseable {

  private static final String LOCK = "lock";
  private static final String OWNER = "owner";

  private final Path folder;
  private final FileChannel channel;

  private Staging(Path folder, FileChannel channel) {
    this.folder = folder;
    this.channel = channel;
  }

  /** Makes the folder {@code .name.dpl-id} beside the target and locks it. */
  static Staging create(Path target, String id) throws IOException {
    Path folder = target.resolveSibling(prefix(target) + id);
    while (true) {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve(OWNER), own());
      FileChannel channel = lock(folder);
      if (channel == null) {
        throw new IOException(folder + " is used by another run");
      }
      if (Files.exists(folder.resolve(LOCK))) {
        Files.createDirectories(folder.resolve("data"));
        Files.createDirectories(folder.resolve("tasks"));
        return new Staging(folder, channel);
      }
      channel.close(); // a run that cleaned up removed it before the lock was held
    }
  }

  /** Finishes or removes what dead runs left beside a target. */
  static void cleanRests(Path target) throws IOException {
    Path parent = target.toAbsolutePath().getParent();
    if (parent == null || !Files.isDirectory(parent)) {
      return;
    }
    try (DirectoryStream<Path> all =
        Files.newDirectoryStream(
            parent, entry -> entry.getFileName().toString().startsWith(prefix(target)))) {
      for (Path folder : all) {
        if (isOwn(folder)) {
          continue;
        }
        FileChannel channel = lock(folder);
        if (channel != null) {
          try (channel) {
            Intent.finish(folder);
            Trees.delete(folder);
          }
        }
      }
    }
  }

  private static String own() {
    return String.valueOf(ProcessHandle.current().pid());
  }

  /**
   * Whether another run of this process works in a folder: even to open its lock and close it again
   * would give the lock up.
   */
  private static boolean isOwn(Path folder) {
    try {
      return Files.readString(folder.resolve(OWNER)).equals(own());
    } catch (IOException e) {
      return false;
    }
  }

  private static String prefix(Path target) {
    return "." + target.getFileName() + ".dpl-";
  }

  /** The lock of a folder, or null if somebody holds it. */
  private static @Nullable FileChannel lock(Path folder) throws IOException {
    FileChannel channel =
        FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      FileLock lock = channel.tryLock();
      if (lock != null) {
        return channel;
      }
    } catch (OverlappingFileLockException e) {
      channel.close(); // another run of this process
      return null;
    }
    channel.close();
    return null;
  }

  Path folder() {
    return folder;
  }

  /** Files that are finished, laid out as the target will be. */
  Path data() {
    return folder.resolve("data");
  }

  /** Where one attempt of a task writes. */
  static Path task(Path folder, int partition, int attempt) {
    return folder.resolve("tasks").resolve("p" + partition + "-a" + attempt);
  }

  @Override
  public void close() throws IOException {
    try (channel) {
      Trees.delete(folder);
    }
  }
}
