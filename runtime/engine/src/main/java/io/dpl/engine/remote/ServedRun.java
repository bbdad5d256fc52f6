package io.dpl.engine.remote;

import io.dpl.engine.Run;
import io.dpl.engine.event.RunEvent;
import io.dpl.engine.remote.Wire.Frame;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/** A run that a client of another process watches. */
final class ServedRun {

  /** The way to the client. */
  interface Say {
    void say(Kind kind, int run, byte[] payload);
  }

  private final int id;
  private final Say say;
  private final Executor threads;
  private final Runnable forget;
  private final Map<Integer, ServedResult> results = new ConcurrentHashMap<>();
  private final CompletableFuture<Run> running = new CompletableFuture<>();

  ServedRun(int id, Say say, Executor threads, Runnable forget) {
    this.id = id;
    this.say = say;
    this.threads = threads;
    this.forget = forget;
  }

  /** Events can come before the run is known. */
  void on(RunEvent event) {
    say.say(Kind.EVENT, id, Messages.encode(event));
  }

  void begin(Run run) {
    run.end()
        .whenComplete(
            (manifests, failure) -> {
              if (failure == null) {
                say.say(
                    Kind.DONE,
                    id,
                    Messages.encode(new Messages.Done(manifests, run.spilledBytes())));
              } else {
                say.say(Kind.FAILED, id, Messages.encode(Messages.Failed.of(-1, known(failure))));
              }
            });
    running.complete(run);
  }

  private static RuntimeException known(Throwable failure) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    return cause instanceof RuntimeException known ? known : new IllegalStateException(cause);
  }

  void hear(Frame frame) {
    switch (frame.kind()) {
      case CREDIT -> {
        Messages.Credit credit = decode(frame, Messages.Credit.class);
        result(credit.result()).credit(credit.bytes());
      }
      case RESULT_CLOSE -> result(decode(frame, Messages.OfResult.class).result()).close();
        // Waits for the end without end: that thread is let go when the run is closed.
      case DRAIN -> act(ServedRun::drain);
      case CANCEL -> act(Run::cancel);
      case CLOSE -> act(this::close);
      default -> throw new IllegalStateException("a client does not say " + frame.kind());
    }
  }

  private static void drain(Run run) {
    try {
      run.await();
    } catch (RuntimeException e) {
      return; // the client hears of it as the end of the run
    }
  }

  private void act(java.util.function.Consumer<Run> action) {
    running.thenAcceptAsync(action, threads);
  }

  private ServedResult result(int number) {
    return results.computeIfAbsent(number, key -> new ServedResult(id, key, running, say, threads));
  }

  private void close(Run run) {
    results.values().forEach(ServedResult::close);
    run.close();
    forget.run();
    say.say(Kind.CLOSED, id, new byte[0]);
  }

  /** The client is gone: nobody wants it any more. */
  void abandon() {
    results.values().forEach(ServedResult::close);
    running.thenAccept(Run::close);
  }

  private static <T> T decode(Frame frame, Class<T> type) {
    try {
      return Messages.decode(frame.payload(), type);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
