package io.dpl.engine.sink;

import io.dpl.api.diagnostic.Diagnostic;
import io.dpl.api.diagnostic.DplException;
import io.dpl.api.diagnostic.RunCode;
import io.dpl.api.diagnostic.Span;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Locale;

/** What the operating system refused, as a diagnostic. */
public final class IoFailure {

  private IoFailure() {}

  /**
   * The diagnostic of a failure.
   *
   * @param doing what was tried: {@code "write 'out/'"}
   */
  public static DplException of(IOException e, Span span, String doing) {
    String reason =
        e instanceof FileSystemException file && file.getReason() != null
            ? file.getReason()
            : String.valueOf(e.getMessage());
    String lower = reason.toLowerCase(Locale.ROOT);
    RunCode code =
        lower.contains("no space left") || lower.contains("quota")
            ? RunCode.DISK_FULL
            : e instanceof AccessDeniedException
                    || lower.contains("read-only file system")
                    || lower.contains("permission")
                    || lower.contains("not permitted")
                ? RunCode.NO_PERMISSION
                : e instanceof NoSuchFileException ? RunCode.FILE_GONE : RunCode.IO_FAILED;
    String why =
        code == RunCode.NO_PERMISSION
            ? "no permission" + at(e)
            : code == RunCode.DISK_FULL ? "the disk is full" : reason + at(e);
    return new DplException(
        List.of(Diagnostic.error(code, span, "cannot " + doing + ": " + why)), e);
  }

  private static String at(IOException e) {
    return e instanceof FileSystemException file && file.getFile() != null
        ? " (" + file.getFile() + ")"
        : "";
  }
}
