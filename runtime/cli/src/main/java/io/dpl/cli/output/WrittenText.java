package io.dpl.cli.output;

import io.dpl.api.cluster.Bytes;
import io.dpl.engine.sink.Manifest;
import java.util.List;
import java.util.Locale;

/** What was written, in words. */
public final class WrittenText {

  private WrittenText() {}

  /** For example {@code wrote out/: 1,234 rows, 5.6 MiB, 3 files}. */
  public static String of(Manifest manifest) {
    return "wrote "
        + manifest.location()
        + ": "
        + count(manifest.rows(), "row")
        + ", "
        + Bytes.print(manifest.bytes())
        + ", "
        + count(manifest.files().size(), "file");
  }

  /** What stays of a run that was interrupted. */
  public static String kept(List<String> locations) {
    return locations.isEmpty()
        ? "nothing was written"
        : "kept: " + String.join(", ", locations) + "; nothing else was written";
  }

  /** For example {@code 1 row}, {@code 1,234 rows}. */
  public static String count(long number, String what) {
    return String.format(Locale.ROOT, "%,d %s%s", number, what, number == 1 ? "" : "s");
  }
}
