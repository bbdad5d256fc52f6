package io.dpl.library.model.builtin;

import ai.onnxruntime.OrtException;
import io.dpl.api.diagnostic.RunCode;
import io.dpl.api.function.RowException;
import io.dpl.library.model.Interruption;
import java.util.List;
import java.util.concurrent.Phaser;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.OutOfMemoryException;
import org.jspecify.annotations.Nullable;

/** The runs of one window, taken one after the other by its session and by helpers. */
final class WindowWork {

  private final LoadedEmbedder model;
  private final List<int[]> runs;
  private final long[][] tokens;
  private final int[] rows;
  private final ArrowBuf out;
  private final Phaser helpers = new Phaser(1);
  private int next;
  private @Nullable Throwable failure;

  /**
   * @param tokens of each text
   * @param rows row in {@code out} of each text
   */
  WindowWork(LoadedEmbedder model, List<int[]> runs, long[][] tokens, int[] rows, ArrowBuf out) {
    this.model = model;
    this.runs = runs;
    this.tokens = tokens;
    this.rows = rows;
    this.out = out;
  }

  /** Computes all runs; on return no helper is at work any more. */
  void run(TokenRunner own) {
    model.helpers().enter();
    try {
      for (int[] run = take(); run != null; run = take()) {
        Interruption.check();
        callHelper();
        compute(run, own);
      }
    } catch (RuntimeException | Error e) {
      fail(e);
    } finally {
      helpers.arriveAndAwaitAdvance();
      model.helpers().leave();
    }
    if (failure instanceof Error error) {
      throw error;
    }
    if (failure != null) {
      throw (RuntimeException) failure;
    }
  }

  /** Starts one where work is left for it and a slot is free. */
  private void callHelper() {
    if (!isLeft()) {
      return;
    }
    helpers.register();
    if (!model.helpers().start(this::help)) {
      helpers.arriveAndDeregister();
    }
  }

  private void help() {
    try (TokenRunner runner = new TokenRunner(model)) {
      help(runner);
    } catch (OutOfMemoryException e) {
      // There is no room for its buffers: the session goes on without it.
    } finally {
      helpers.arriveAndDeregister();
    }
  }

  private void help(TokenRunner runner) {
    try {
      while (model.helpers().mayStay()) {
        int[] run = take();
        if (run == null) {
          break;
        }
        compute(run, runner);
      }
    } catch (RuntimeException | Error e) {
      fail(e);
    }
  }

  private void compute(int[] run, TokenRunner runner) {
    try {
      runner.run(run, tokens, rows, out);
    } catch (OrtException e) {
      throw new RowException(
          rows[run[0]], RunCode.MODEL_FAILED, model.card().name() + ": " + e.getMessage(), e);
    }
  }

  private synchronized boolean isLeft() {
    return failure == null && next < runs.size();
  }

  /** The next run, null when there is none or one has failed. */
  private synchronized int @Nullable [] take() {
    return isLeft() ? runs.get(next++) : null;
  }

  private synchronized void fail(Throwable e) {
    if (failure == null) {
      failure = e;
    }
  }
}
