package io.dpl.library.model.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.dpl.api.diagnostic.RunCode;
import io.dpl.api.function.RowException;
import io.dpl.api.model.ModelSession;
import io.dpl.library.model.Interruption;
import io.dpl.library.model.LiveRows;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.arrow.vector.FieldVector;

/** Columns to tensors, runs of at most batchRows rows, tensors to columns. */
final class OnnxSession implements ModelSession {

  /** Most bytes of one tensor: buffers of Java end at 2 GiB. */
  private static final long TENSOR_BYTES = 1L << 30;

  private final OnnxModel model;
  private final List<InputColumn> inputs = new ArrayList<>();
  private final List<OutputColumn> outputs = new ArrayList<>();

  OnnxSession(OnnxModel model) {
    this.model = model;
    for (TensorSpec spec : model.binding().inputs()) {
      inputs.add(new InputColumn(spec, model.context().allocator()));
    }
  }

  @Override
  public void run(List<FieldVector> arguments, int rows, int batchRows, List<FieldVector> columns) {
    start(columns, rows);
    LiveRows live = LiveRows.of(arguments, rows);
    int fixed = model.binding().fixedBatch();
    long most = TENSOR_BYTES / Math.max(1, model.binding().rowBytes());
    int step = fixed > 0 ? fixed : (int) Math.max(1, Math.min(batchRows, most));
    for (int from = 0; from < live.count(); from += step) {
      Interruption.check();
      int count = Math.min(step, live.count() - from);
      try {
        infer(arguments, live, from, count, fixed > 0 ? fixed : count);
      } catch (OrtException e) {
        LackOfMemory.check(e);
        throw new RowException(
            live.rows()[from], RunCode.MODEL_FAILED, model.location() + ": " + e.getMessage(), e);
      }
    }
  }

  private void start(List<FieldVector> columns, int rows) {
    if (outputs.isEmpty()) {
      OnnxBinding binding = model.binding();
      if (!binding.labels().isEmpty()) {
        outputs.add(new LabelOutput(binding, columns));
      } else {
        for (int i = 0; i < binding.outputs().size(); i++) {
          TensorSpec spec = binding.outputs().get(i);
          outputs.add(
              spec.element().isDense()
                  ? new DenseOutput(spec, i, model.context().allocator(), columns)
                  : new ObjectOutput(spec, i, columns));
        }
      }
    }
    outputs.forEach(output -> output.start(columns, rows));
  }

  private void infer(List<FieldVector> arguments, LiveRows live, int from, int count, int padded)
      throws OrtException {
    OrtEnvironment ort = model.session().environment();
    Map<String, OnnxTensor> given = new HashMap<>();
    Map<String, OnnxTensor> pinned = new HashMap<>();
    Set<String> requested = new HashSet<>();
    try {
      for (int i = 0; i < inputs.size(); i++) {
        InputColumn input = inputs.get(i);
        given.put(
            input.spec().name(), input.tensor(ort, arguments.get(i), live, from, count, padded));
      }
      for (OutputColumn output : outputs) {
        String name = output.spec().name();
        output
            .pinned(ort, live, from, count, padded)
            .ifPresentOrElse(tensor -> pinned.put(name, tensor), () -> requested.add(name));
      }
      try (OrtSession.Result result = model.session().run(given, requested, pinned)) {
        for (OutputColumn output : outputs) {
          OnnxTensor tensor = (OnnxTensor) result.get(output.spec().name()).orElseThrow();
          output.store(tensor, live, from, count, padded);
        }
      }
    } finally {
      given.values().forEach(OnnxTensor::close);
      pinned.values().forEach(OnnxTensor::close);
    }
  }

  @Override
  public void close() {
    inputs.forEach(InputColumn::close);
    outputs.forEach(OutputColumn::close);
  }
}
