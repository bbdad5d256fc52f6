package io.dpl.cli.repl.input;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.jline.reader.impl.history.DefaultHistory;

/** What was typed, over sessions, in a file that only its owner reads; never with a secret. */
final class KeptHistory extends DefaultHistory {

  static final int MOST_LINES = 10_000;

  @Override
  public boolean isPersistable(Entry entry) {
    return !Secrets.mayBeIn(entry.line());
  }

  /** Makes the file where it is missing; false if there can be none. */
  static boolean prepare(Path file) {
    try {
      Path parent = file.toAbsolutePath().getParent();
      Files.createDirectories(parent);
      boolean posix = Files.getFileStore(parent).supportsFileAttributeView("posix");
      if (posix) {
        Files.createFile(
            file,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      } else {
        Files.createFile(file);
      }
      return true;
    } catch (FileAlreadyExistsException e) {
      return Files.isWritable(file);
    } catch (IOException e) {
      return false;
    }
  }
}
