package io.dpl.library.model.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import io.dpl.library.model.LiveRows;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.VarCharVector;

/** The label of the largest value, and that value; of equals the first. */
final class LabelOutput implements OutputColumn {

  private final TensorSpec spec;
  private final List<String> labels;
  private final boolean softmax;
  private VarCharVector names;
  private Float4Vector scores;

  LabelOutput(OnnxBinding binding, List<FieldVector> columns) {
    this.spec = binding.outputs().get(0);
    this.labels = binding.labels();
    this.softmax = binding.softmax();
    this.names = (VarCharVector) columns.get(0);
    this.scores = (Float4Vector) columns.get(1);
  }

  @Override
  public TensorSpec spec() {
    return spec;
  }

  @Override
  public void start(List<FieldVector> columns, int rows) {
    names = (VarCharVector) columns.get(0);
    scores = (Float4Vector) columns.get(1);
    names.setInitialCapacity(rows);
    names.allocateNew();
    scores.setInitialCapacity(rows);
    scores.allocateNew();
  }

  @Override
  public Optional<OnnxTensor> pinned(
      OrtEnvironment ort, LiveRows live, int from, int count, int padded) {
    return Optional.empty();
  }

  @Override
  public void store(OnnxTensor result, LiveRows live, int from, int count, int padded)
      throws OrtException {
    FloatBuffer values = result.getFloatBuffer();
    ResultSize.check(spec, values.remaining(), padded);
    float[] row = new float[labels.size()];
    for (int i = 0; i < count; i++) {
      values.get(i * row.length, row);
      int best = 0;
      for (int c = 1; c < row.length; c++) {
        best = row[c] > row[best] ? c : best;
      }
      names.setSafe(live.rows()[from + i], labels.get(best).getBytes(StandardCharsets.UTF_8));
      scores.setSafe(live.rows()[from + i], softmax ? probability(row, best) : row[best]);
    }
  }

  private static float probability(float[] values, int best) {
    double sum = 0;
    for (float value : values) {
      sum += Math.exp((double) value - values[best]);
    }
    return (float) (1 / sum);
  }

  @Override
  public void close() {}
}
