package io.dpl.ray.launch;

import io.dpl.api.diagnostic.DplException;
import io.dpl.api.diagnostic.RunCode;
import io.dpl.api.diagnostic.Span;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which versions of Ray work. */
final class RayVersion {

  private static final Pattern NUMBERS = Pattern.compile("(\\d+)\\.(\\d+).*");
  private static final int OLDEST_MAJOR = 2;
  private static final int OLDEST_MINOR = 39;

  private RayVersion() {}

  /**
   * The version, if it is not too old.
   *
   * <p>Errors: DPL5307.
   */
  static String check(String version, Object cluster) {
    Matcher numbers = NUMBERS.matcher(version);
    if (numbers.matches()) {
      int major = Integer.parseInt(numbers.group(1));
      int minor = Integer.parseInt(numbers.group(2));
      if (major < OLDEST_MAJOR || (major == OLDEST_MAJOR && minor < OLDEST_MINOR)) {
        throw DplException.of(
            RunCode.RAY_VERSION,
            Span.NONE,
            "the cluster at " + cluster + " runs Ray " + version + ", which is too old",
            "DPL needs Ray " + OLDEST_MAJOR + "." + OLDEST_MINOR + " or newer");
      }
    }
    return version;
  }
}
