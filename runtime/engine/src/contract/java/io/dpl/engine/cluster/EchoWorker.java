package io.dpl.engine.cluster;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A worker that does what a message says: {@code echo TEXT}, {@code content} (what came along),
 * {@code bytes N}, {@code hold} (until a {@code let go} comes), {@code fail}, {@code setup}.
 */
public final class EchoWorker implements Dispatcher {

  private final byte[] setup;
  private final CountDownLatch letGo = new CountDownLatch(1);

  private EchoWorker(byte[] setup) {
    this.setup = setup;
  }

  /** Makes it. */
  public static final class Factory implements Dispatcher.Factory {

    public Factory() {}

    @Override
    public Dispatcher make(byte[] setup) {
      return new EchoWorker(setup);
    }
  }

  @Override
  public byte[] dispatch(Transport.Lane lane, byte[] message, byte @Nullable [] content) {
    String text = new String(message, StandardCharsets.UTF_8);
    String word = text.split(" ", 2)[0];
    return switch (word) {
      case "echo" -> text.substring(5).getBytes(StandardCharsets.UTF_8);
      case "content" -> content == null ? new byte[] {0} : content;
      case "bytes" -> filled(Integer.parseInt(text.substring(6)));
      case "setup" -> setup;
      case "hold" -> hold();
      case "let" -> {
        letGo.countDown();
        yield new byte[] {1};
      }
      default -> throw new IllegalStateException(text);
    };
  }

  private static byte[] filled(int count) {
    byte[] bytes = new byte[count];
    for (int i = 0; i < count; i++) {
      bytes[i] = (byte) i;
    }
    return bytes;
  }

  private byte[] hold() {
    try {
      return new byte[] {(byte) (letGo.await(60, TimeUnit.SECONDS) ? 1 : 0)};
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new byte[] {0};
    }
  }

  @Override
  public void close() {
    letGo.countDown();
  }
}
