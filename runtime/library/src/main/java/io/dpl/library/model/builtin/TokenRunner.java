package io.dpl.library.model.builtin;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.Map;
import java.util.Set;
import org.apache.arrow.memory.ArrowBuf;

/**
 * Computes runs of texts, one at a time.
 *
 * <p>Shape: token ids, mask and types are BIGINT [texts, tokens], the states FLOAT [texts, tokens,
 * dimension], all in memory of its own that ONNX Runtime reads and writes in place.
 */
final class TokenRunner implements AutoCloseable {

  private final LoadedEmbedder model;
  private final int dimension;
  private final ArrowBuf memory;
  private final ArrowBuf ids;
  private final ArrowBuf mask;
  private final ArrowBuf types;
  private final ArrowBuf states;
  private final MeanPooling pooling;

  TokenRunner(LoadedEmbedder model) {
    this.model = model;
    this.dimension = model.card().dimension();
    long mostTokens = Math.max(model.card().runTokens(), model.maxTokens());
    long cellBytes = mostTokens * Long.BYTES;
    long stateBytes = mostTokens * dimension * Float.BYTES;
    this.memory = model.context().allocator().buffer(3 * cellBytes + stateBytes);
    this.ids = memory.slice(0, cellBytes);
    this.mask = memory.slice(cellBytes, cellBytes);
    this.types = memory.slice(2 * cellBytes, cellBytes);
    this.states = memory.slice(3 * cellBytes, stateBytes);
    this.pooling = new MeanPooling(dimension);
    types.setZero(0, cellBytes);
  }

  /**
   * Writes the vector of each text of a run.
   *
   * @param run positions of its texts, the longest last
   * @param tokens of all texts of the window
   * @param rows row of {@code out} for each text of the window
   */
  void run(int[] run, long[][] tokens, int[] rows, ArrowBuf out) throws OrtException {
    int padded = tokens[run[run.length - 1]].length;
    infer(run, tokens, padded);
    FloatBuffer vectors = floats(run.length * padded * dimension);
    for (int i = 0; i < run.length; i++) {
      pooling.pool(
          vectors,
          i * padded * dimension,
          tokens[run[i]].length,
          out,
          (long) rows[run[i]] * dimension * Float.BYTES);
    }
  }

  private void infer(int[] run, long[][] tokens, int padded) throws OrtException {
    int cells = run.length * padded;
    LongBuffer idCells = longs(ids, cells);
    LongBuffer maskCells = longs(mask, cells);
    for (int i = 0; i < run.length; i++) {
      long[] text = tokens[run[i]];
      for (int t = 0; t < padded; t++) {
        idCells.put(i * padded + t, t < text.length ? text[t] : 0);
        maskCells.put(i * padded + t, t < text.length ? 1 : 0);
      }
    }
    OrtEnvironment ort = model.weights().environment();
    long[] shape = {run.length, padded};
    long[] stateShape = {run.length, padded, dimension};
    try (OnnxTensor idTensor = OnnxTensor.createTensor(ort, idCells, shape);
        OnnxTensor maskTensor = OnnxTensor.createTensor(ort, maskCells, shape);
        OnnxTensor typeTensor = OnnxTensor.createTensor(ort, longs(types, cells), shape);
        OnnxTensor stateTensor =
            OnnxTensor.createTensor(ort, floats(cells * dimension), stateShape)) {
      model
          .weights()
          .run(
              Map.of(
                  "input_ids",
                  idTensor,
                  "attention_mask",
                  maskTensor,
                  "token_type_ids",
                  typeTensor),
              Set.of(),
              Map.of("last_hidden_state", stateTensor))
          .close();
    }
  }

  private static LongBuffer longs(ArrowBuf memory, int count) {
    return memory.nioBuffer(0, count * Long.BYTES).order(ByteOrder.nativeOrder()).asLongBuffer();
  }

  private FloatBuffer floats(int count) {
    return states.nioBuffer(0, count * Float.BYTES).order(ByteOrder.nativeOrder()).asFloatBuffer();
  }

  @Override
  public void close() {
    memory.close();
  }
}
