package io.dpl.library.model.onnx;

import io.dpl.api.connector.Storage;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Set;

/**
 * What an ONNX file says of itself, weights left out.
 *
 * @param inputs tensors that a caller must give
 * @param outputs tensors that it computes
 * @param operators types of all operators, those of other domains as {@code domain.Type}
 * @param externals files beside it that hold weights, relative to it
 * @param sizeBytes length of the file
 * @param largestBytes bytes a row of the largest inner tensor that the file describes
 */
record OnnxFile(
    List<TensorInfo> inputs,
    List<TensorInfo> outputs,
    Set<String> operators,
    Set<String> externals,
    long sizeBytes,
    long largestBytes) {

  /**
   * Operators whose result for a row depends on the rows beside it: they take the range of a whole
   * batch.
   */
  private static final Set<String> MIXES_ROWS =
      Set.of(
          "DynamicQuantizeLinear",
          "com.microsoft.DynamicQuantizeMatMul",
          "com.microsoft.DynamicQuantizeLSTM");

  private static final Set<String> RANDOM =
      Set.of(
          "RandomNormal",
          "RandomNormalLike",
          "RandomUniform",
          "RandomUniformLike",
          "Multinomial",
          "Bernoulli");

  /**
   * Reads a file.
   *
   * @throws IOException if it is missing ({@link java.nio.file.FileSystemException}) or no ONNX
   *     file
   */
  static OnnxFile read(Storage storage, String location) throws IOException {
    Storage.FileInfo info = storage.info(location);
    try (InputStream in = storage.open(info.path())) {
      return new OnnxParser(new WireReader(in, info.sizeBytes())).model();
    }
  }

  boolean isBatchInvariant() {
    return operators.stream().noneMatch(MIXES_ROWS::contains);
  }

  boolean isDeterministic() {
    return operators.stream().noneMatch(RANDOM::contains);
  }
}
