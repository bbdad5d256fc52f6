package io.dpl.ray.worker;

import io.dpl.engine.cluster.Dispatcher;
import io.dpl.engine.cluster.Transport.Lane;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The actor: bytes in, bytes out, in two concurrency groups. What its dispatcher throws becomes an
 * exception of plain text, since the driver may not know the class.
 */
public final class RayWorker {

  /** Begins the message of every failure of a worker that could not be made. */
  public static final String UNUSABLE = "dpl-worker-unusable: ";

  private final @Nullable Dispatcher dispatcher;
  private final String failure;

  /**
   * Never throws: Ray would start it again and again.
   *
   * @param factory name of a {@link Dispatcher.Factory}, UTF-8
   * @param setup for the factory
   */
  public RayWorker(byte[] factory, byte[] setup) {
    Dispatcher made = null;
    String why = "";
    // Resources and services are looked for where our classes are, not where Ray's are.
    Thread.currentThread().setContextClassLoader(RayWorker.class.getClassLoader());
    try {
      Class<?> type =
          Class.forName(
              new String(factory, StandardCharsets.UTF_8), true, RayWorker.class.getClassLoader());
      made = ((Dispatcher.Factory) type.getConstructor().newInstance()).make(setup);
    } catch (Throwable e) {
      why = UNUSABLE + text(e);
    }
    this.dispatcher = made;
    this.failure = why;
  }

  /** A call of group "work". */
  public byte[] work(byte[] message) {
    return dispatch(Lane.WORK, message, null);
  }

  /** A call of group "work" with the content of a reference. */
  public byte[] workWith(byte[] message, byte[] content) {
    return dispatch(Lane.WORK, message, content);
  }

  /** A call of group "ctl". */
  public byte[] control(byte[] message) {
    return dispatch(Lane.CONTROL, message, null);
  }

  /** A call of group "ctl" with the content of a reference. */
  public byte[] controlWith(byte[] message, byte[] content) {
    return dispatch(Lane.CONTROL, message, content);
  }

  private byte[] dispatch(Lane lane, byte[] message, byte @Nullable [] content) {
    Dispatcher ready = dispatcher;
    if (ready == null) {
      throw new IllegalStateException(failure);
    }
    Thread.currentThread().setContextClassLoader(RayWorker.class.getClassLoader());
    try {
      byte[] answer = ready.dispatch(lane, message, content);
      if (answer.length == 0) {
        throw new IllegalStateException("an empty answer"); // it would arrive as null
      }
      return answer;
    } catch (Throwable e) {
      throw new IllegalStateException(text(e));
    }
  }

  private static String text(Throwable failure) {
    StringBuilder text = new StringBuilder(failure.toString());
    for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
      text.append("; caused by ").append(cause);
    }
    return text.toString();
  }
}
