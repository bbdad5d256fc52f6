package io.dpl.ray.launch;

import io.dpl.api.diagnostic.DplException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;

/** A driver process, wherever it runs, and the connection to it. */
interface DriverLink extends AutoCloseable {

  InputStream in() throws IOException;

  OutputStream out() throws IOException;

  /** Closing it breaks the connection, at once. */
  AutoCloseable connection();

  /** What the driver shows first. */
  String token();

  /** The last line of its output that says what went wrong; may be empty. */
  String reason();

  /** Why it may be gone, where more is known than that it is. */
  Optional<DplException> loss();

  /** The process, where it is one of this machine. */
  Optional<ProcessHandle> handle();

  /** For people: where it runs. */
  String describe();

  /** Ends it at once; its connection is closed already. */
  void kill();

  /** Lets it end, and ends it where it does not. */
  @Override
  void close();
}
