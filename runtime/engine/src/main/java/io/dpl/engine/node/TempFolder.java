package io.dpl.engine.node;

import io.dpl.api.diagnostic.Span;
import io.dpl.engine.sink.IoFailure;
import io.dpl.engine.sink.Trees;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A folder for the temporary files of one engine; the rests of dead ones are removed. The name says
 * whose it is: a process must not even open the lock of its own, since closing it would give the
 * lock up.
 */
final class TempFolder implements AutoCloseable {

  private static final String PREFIX = "dpl-engine-";
  private static final String LOCK = "lock";

  private final Path path;
  private final String id;
  private final FileChannel channel;

  private TempFolder(Path path, String id, FileChannel channel) {
    this.path = path;
    this.id = id;
    this.channel = channel;
  }

  static TempFolder in(Path base) {
    String id = String.format("%07x", ThreadLocalRandom.current().nextInt(1 << 28));
    try {
      Files.createDirectories(base);
      clean(base);
      Path path = Files.createDirectory(base.resolve(own() + id));
      FileChannel channel =
          FileChannel.open(path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      channel.lock();
      return new TempFolder(path, id, channel);
    } catch (IOException e) {
      throw IoFailure.of(e, Span.NONE, "make a temporary folder in " + base);
    }
  }

  private static String own() {
    return PREFIX + ProcessHandle.current().pid() + "-";
  }

  private static void clean(Path base) throws IOException {
    try (DirectoryStream<Path> all = Files.newDirectoryStream(base, PREFIX + "*")) {
      for (Path folder : all) {
        Path lock = folder.resolve(LOCK);
        if (!folder.getFileName().toString().startsWith(own()) && Files.exists(lock)) {
          try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE)) {
            if (channel.tryLock() != null) {
              Trees.delete(folder);
            }
          } catch (OverlappingFileLockException | IOException e) {
            continue; // an engine at work, or somebody else's
          }
        }
      }
    }
  }

  Path path() {
    return path;
  }

  /** Distinguishes this engine from others that write to the same places. */
  String id() {
    return id;
  }

  @Override
  public void close() {
    try (channel) {
      Trees.delete(path);
    } catch (IOException e) {
      return; // the next engine removes it
    }
  }
}
