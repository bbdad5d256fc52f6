package io.dpl.cli.repl.completion;

import java.io.File;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Files and folders whose path starts as typed. */
final class Files {

  private static final int MOST = 200;
  private static final String GROUP = "files";

  private Files() {}

  /**
   * Candidates for a path.
   *
   * @param closing what follows a file: the quote of its string
   */
  static List<Candidate> starting(String path, String closing) {
    int slash = path.lastIndexOf('/');
    String folder = path.substring(0, slash + 1);
    String start = path.substring(slash + 1);
    String home = System.getProperty("user.home");
    String real = folder.startsWith("~/") ? home + folder.substring(1) : folder;
    File[] files = new File(real.isEmpty() ? "." : real).listFiles();
    List<Candidate> candidates = new ArrayList<>();
    for (File file : files == null ? new File[0] : files) {
      String name = file.getName();
      boolean hidden = name.startsWith(".") && !start.startsWith(".");
      // A quote ends the string, and the user would have to double it.
      if (name.startsWith(start) && !hidden && name.indexOf('\'') < 0) {
        candidates.add(
            file.isDirectory()
                ? Candidate.open(folder + name + "/", GROUP, "")
                : new Candidate(folder + name + closing, GROUP, "", closing.isEmpty()));
      }
      if (candidates.size() == MOST) {
        break;
      }
    }
    Candidate[] sorted = candidates.toArray(Candidate[]::new);
    Arrays.sort(sorted, java.util.Comparator.comparing(Candidate::value));
    return List.of(sorted);
  }
}
