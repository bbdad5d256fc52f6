package io.dpl.engine.sink;

import io.dpl.api.diagnostic.DplException;
import io.dpl.api.diagnostic.RunCode;
import io.dpl.api.plan.Output;
import io.dpl.api.plan.Output.Mode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** Whether a WRITE may go where it wants to. */
final class TargetCheck {

  private TargetCheck() {}

  /** Throws what is wrong with a target as it is now. */
  static void check(Output.Write write, Path target) {
    try {
      if (write.mode() == Mode.OVERWRITE && write.isFolder()) {
        refuseHolding(write, target);
      }
      if (Files.isDirectory(target)) {
        if (!write.isFolder()) {
          throw bad(
              write,
              "'" + write.location() + "' is a folder",
              "Write '" + write.location() + "/' for part files in that folder.");
        }
        if (write.mode() == Mode.ERROR && Trees.hasVisible(target)) {
          throw exists(write);
        }
      } else if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
        if (write.isFolder()) {
          throw bad(
              write,
              "'" + target + "' is a file, not a folder",
              "Leave out the / at the end for a single file.");
        }
        if (write.mode() == Mode.ERROR) {
          throw exists(write);
        }
        if (write.mode() == Mode.APPEND) {
          throw bad(
              write,
              "a single file cannot be appended to",
              "Write to a folder: '" + write.location() + "/'.");
        }
      }
    } catch (IOException e) {
      throw IoFailure.of(e, write.span(), "write '" + write.location() + "'");
    }
  }

  /** Replacing removes all that is in a folder: never one that somebody works or lives in. */
  private static void refuseHolding(Output.Write write, Path target) {
    Path real = target.toAbsolutePath().normalize();
    Path working = Path.of("").toAbsolutePath().normalize();
    Path home = Path.of(System.getProperty("user.home", "/")).toAbsolutePath().normalize();
    if (working.startsWith(real) || home.startsWith(real)) {
      throw bad(
          write,
          "'" + write.location() + "' holds the working or home directory and is not replaced",
          "Write to a folder of its own, for example '" + write.location() + "out/'.");
    }
  }

  static DplException exists(Output.Write write) {
    return DplException.of(
        RunCode.OUTPUT_EXISTS,
        write.span(),
        "'" + write.location() + "' exists",
        "Write MODE OVERWRITE to replace it"
            + (write.isFolder() ? " or MODE APPEND to add files." : "."));
  }

  static DplException bad(Output.Write write, String message, String help) {
    return DplException.of(RunCode.BAD_TARGET, write.span(), message, help);
  }
}
