package io.dpl.compiler.scale;

/**
 * Whether a row is light: moving it costs less than a hundredth of the work still to be done on it,
 * and it is under 4 KiB.
 *
 * <pre>w / 200 MB/s &lt; seconds a row / 100, and w &lt; 4 KiB</pre>
 *
 * <p>The speed is what node to node transfers reach over loopback with packs of 16 MiB. Example: a
 * path of 60 bytes before a file read of 1 ms: 0.3 us against 10 us, light.
 */
public final class LightRow {

  public static final String NAME = "light-row";

  private static final double MOVE_BYTES_PER_SECOND = 200e6;

  /** From here on a row is heavy. */
  public static final double MOST_BYTES = 4096;

  private LightRow() {}

  /** Whether rows of this work are worth moving. */
  public static boolean holds(Workload work) {
    return work.rowBytes() < MOST_BYTES
        && work.rowBytes() / MOVE_BYTES_PER_SECOND < work.secondsPerRow() / 100;
  }
}
