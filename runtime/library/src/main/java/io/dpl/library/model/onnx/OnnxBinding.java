package io.dpl.library.model.onnx;

import io.dpl.api.type.DplType.Simple;
import io.dpl.api.type.Field;
import java.util.List;

/**
 * How a declaration and a model file fit together: which tensors a call fills and reads.
 *
 * @param inputs in the order of a call's arguments
 * @param outputs in the order of the results; with labels the one whose largest value is looked up
 * @param labels names of the classes, empty where the outputs are given as they are
 * @param softmax whether scores are turned into probabilities before the largest is taken
 */
record OnnxBinding(
    List<TensorSpec> inputs, List<TensorSpec> outputs, List<String> labels, boolean softmax) {

  OnnxBinding {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
    labels = List.copyOf(labels);
  }

  /** Columns that a call takes, under the model's names. */
  List<Field> inputFields() {
    return inputs.stream().map(TensorSpec::field).toList();
  }

  /** Columns that it gives, under the model's names. */
  List<Field> outputFields() {
    return labels.isEmpty()
        ? outputs.stream().map(TensorSpec::field).toList()
        : List.of(Field.of("label", Simple.STRING), Field.of("score", Simple.FLOAT));
  }

  /** Rows that each run must have, 0 for any number. */
  int fixedBatch() {
    return (int) inputs.stream().mapToLong(TensorSpec::fixedBatch).max().orElse(0);
  }

  /** Bytes of a row's arguments and results. */
  long rowBytes() {
    return inputs.stream().mapToLong(TensorSpec::rowBytes).sum()
        + outputs.stream().mapToLong(TensorSpec::rowBytes).sum();
  }
}
