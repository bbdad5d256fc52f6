package io.dpl.ray.launch;

import io.dpl.ray.driver.JobSetup;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * The command line of a driver that runs as a job: a few lines of shell, run on the head. They find
 * the cluster's own Ray, and the uploaded packages where Ray has unpacked them.
 */
final class Entrypoint {

  /** Exit code where there is no Java. */
  static final int NO_JAVA = 127;

  /** Exit code where Ray has no Java part. */
  static final int NO_RAY = 126;

  /**
   * The process above us is Ray's, and has Ray's native library loaded: that finds the installation
   * whatever is on the PATH. Its parent is the raylet, which would die of a Java driver where it
   * was started without Java. Uploaded packages are told as Python's path. The jar of the command
   * line is left out: it holds what must not meet Ray.
   */
  private static final String SHELL =
      """
      r=$(sed -n 's|^[^/]*\\(/.*\\)/_raylet\\.so$|\\1|p' /proc/$PPID/maps 2>/dev/null | head -n 1)
      [ -n "$r" ] || r=$(python3 -c 'import ray; print(ray.__path__[0])')
      n=%d
      command -v java >/dev/null || exit $n
      t=$(sed 's/^.*) [A-Z] \\([0-9]*\\) .*$/\\1/' /proc/$PPID/stat 2>/dev/null)
      tr '\\0' '\\n' < /proc/$t/cmdline 2>/dev/null | grep -q '^--java_worker_command=$' && exit $n
      c=$r/jars/ray_dist.jar
      [ -f "$c" ] || exit %d
      IFS=:
      for e in %s$PYTHONPATH; do
        for f in "$e" "$e"/*.jar "$e"/lib/*.jar; do
          case $f in */dpl.jar) ;; *.jar) [ ! -f "$f" ] || c=$c:$f ;; esac
        done
      done
      unset IFS
      exec java %s -cp "$c" io.dpl.ray.driver.JobDriver %s
      """;

  private Entrypoint() {}

  static String of(JobSetup setup) {
    return String.format(
        SHELL,
        NO_JAVA,
        NO_RAY,
        Arrays.stream(setup.code().split(":"))
            .filter(entry -> !entry.isEmpty())
            .map(entry -> quoted(entry) + " ")
            .collect(Collectors.joining()),
        String.join(" ", DriverFlags.OF_JOBS),
        setup.encode());
  }

  private static String quoted(String word) {
    return "'" + word.replace("'", "'\\''") + "'";
  }
}
