package io.dpl.library.model.jvm;

import io.dpl.api.model.EmbeddingModel;
import io.dpl.api.model.ModelSession;
import io.dpl.library.model.DenseColumn;
import io.dpl.library.model.Interruption;
import io.dpl.library.model.LiveRows;
import io.dpl.library.model.TextColumn;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.vector.FieldVector;
import org.jspecify.annotations.Nullable;

/** Calls an {@link EmbeddingModel} for runs of texts. */
final class VectorSession implements ModelSession {

  private final String className;
  private final EmbeddingModel model;

  VectorSession(String className, EmbeddingModel model) {
    this.className = className;
    this.model = model;
  }

  @Override
  public void run(List<FieldVector> arguments, int rows, int batchRows, List<FieldVector> outputs) {
    DenseColumn out = DenseColumn.of(outputs.get(0)).orElseThrow();
    out.allocate(rows);
    LiveRows live = LiveRows.of(arguments, rows);
    for (int from = 0; from < live.count(); from += batchRows) {
      Interruption.check();
      int count = Math.min(batchRows, live.count() - from);
      List<String> texts = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        texts.add(TextColumn.text(arguments.get(0), live.rows()[from + i]));
      }
      List<float[]> vectors = embed(texts, live.rows()[from]);
      for (int i = 0; i < count; i++) {
        store(vectors.get(i), live.rows()[from + i], out);
      }
    }
  }

  private List<float[]> embed(List<String> texts, int row) {
    List<float[]> vectors;
    try {
      vectors = model.embed(texts);
    } catch (Exception | LinkageError | AssertionError | StackOverflowError e) {
      throw JavaModelHolder.failed(className, row, e);
    }
    if (vectors == null || vectors.size() != texts.size()) {
      throw JavaModelHolder.wrongResult(
          className,
          row,
          (vectors == null ? "no" : String.valueOf(vectors.size()))
              + " vectors for "
              + texts.size()
              + " texts");
    }
    return vectors;
  }

  private void store(float @Nullable [] vector, int row, DenseColumn out) {
    if (vector == null) {
      return;
    }
    if (vector.length != out.perRow()) {
      throw JavaModelHolder.wrongResult(
          className,
          row,
          "a vector of " + vector.length + " numbers where " + out.perRow() + " are declared");
    }
    out.data()
        .nioBuffer((long) row * out.rowBytes(), out.rowBytes())
        .order(ByteOrder.nativeOrder())
        .asFloatBuffer()
        .put(vector);
    out.setValid(row);
  }
}
