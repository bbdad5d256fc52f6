package io.dpl.cli.terminal;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Where a command reads and writes: results to {@code out}, everything else to {@code err}. Both
 * are UTF-8 whatever the locale says.
 *
 * @param terminal what stands behind the streams
 */
public record Console(InputStream in, PrintStream out, PrintStream err, Terminal terminal) {

  private static final int BUFFER_BYTES = 1 << 16;

  /** The streams of this process. Results are buffered: whoever writes them flushes. */
  public static Console system() {
    return new Console(
        new FileInputStream(FileDescriptor.in),
        print(FileDescriptor.out, false),
        print(FileDescriptor.err, true),
        Terminal.detect(System.getProperties(), System.getenv()));
  }

  private static PrintStream print(FileDescriptor descriptor, boolean autoFlush) {
    return new PrintStream(
        new BufferedOutputStream(new FileOutputStream(descriptor), BUFFER_BYTES),
        autoFlush,
        StandardCharsets.UTF_8);
  }
}
