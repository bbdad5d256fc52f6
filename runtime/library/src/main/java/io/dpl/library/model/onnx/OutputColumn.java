package io.dpl.library.model.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import io.dpl.library.model.LiveRows;
import java.util.List;
import java.util.Optional;
import org.apache.arrow.vector.FieldVector;

/** Where a tensor that a model gives goes. */
interface OutputColumn extends AutoCloseable {

  /** The tensor. */
  TensorSpec spec();

  /** Makes room in the columns of a call. */
  void start(List<FieldVector> columns, int rows);

  /**
   * Memory for a run that ONNX Runtime shall write to; empty where it shall use its own. The caller
   * closes the tensor.
   *
   * @param padded rows of the run
   */
  Optional<OnnxTensor> pinned(OrtEnvironment ort, LiveRows live, int from, int count, int padded)
      throws OrtException;

  /** Moves the result of a run to the rows it belongs to. */
  void store(OnnxTensor result, LiveRows live, int from, int count, int padded) throws OrtException;

  @Override
  void close();
}
