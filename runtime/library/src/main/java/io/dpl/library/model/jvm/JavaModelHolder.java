package io.dpl.library.model.jvm;

import io.dpl.api.diagnostic.RunCode;
import io.dpl.api.function.RowException;
import io.dpl.api.model.BatchModel;
import io.dpl.api.model.EmbeddingModel;
import io.dpl.api.model.JavaModel;
import io.dpl.api.model.Model;
import io.dpl.api.model.ModelSession;
import io.dpl.api.model.RowModel;

/**
 * The one object of a Java model.
 *
 * @param owned whether it is closed with the run's other models
 */
record JavaModelHolder(String className, JavaModel model, boolean owned) implements Model {

  @Override
  public ModelSession open() {
    if (model instanceof RowModel rows) {
      return new RowSession(className, rows);
    }
    if (model instanceof EmbeddingModel texts) {
      return new VectorSession(className, texts);
    }
    BatchModel batches = (BatchModel) model;
    return (arguments, rows, batchRows, outputs) -> {
      try {
        batches.run(arguments, rows, outputs);
      } catch (RowException e) {
        throw e;
      } catch (Exception | LinkageError | AssertionError | StackOverflowError e) {
        throw failed(className, 0, e);
      }
    };
  }

  @Override
  public void close() {
    if (!owned) {
      return;
    }
    try {
      model.close();
    } catch (Exception e) {
      throw new IllegalStateException(className + " cannot be closed", e);
    }
  }

  /** What a model's own code threw, as the error of a row. */
  static RowException failed(String className, int row, Throwable cause) {
    if (cause instanceof InterruptedException) {
      Thread.currentThread().interrupt();
    }
    return new RowException(row, RunCode.MODEL_CODE, className + " threw " + cause, cause);
  }

  /** A result that does not fit, as the error of a row. */
  static RowException wrongResult(String className, int row, String what) {
    return new RowException(row, RunCode.MODEL_RESULT, className + " gave " + what, null);
  }
}
