package io.dpl.library.model.builtin;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import io.dpl.api.diagnostic.RunCode;
import io.dpl.api.function.RowException;
import io.dpl.api.model.ModelSession;
import io.dpl.library.model.DenseColumn;
import io.dpl.library.model.Interruption;
import io.dpl.library.model.LiveRows;
import io.dpl.library.model.TextColumn;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.vector.FieldVector;

/**
 * Texts to vectors: tokenise the window, run the sorted {@link TokenRuns}, pool into the output.
 *
 * <p>Shape: token ids, mask and types are BIGINT [texts, tokens], the states FLOAT [texts, tokens,
 * dimension], all in buffers of this session that ONNX Runtime reads and writes in place.
 */
final class EmbeddingSession implements ModelSession {

  private final LoadedEmbedder model;
  private final int dimension;
  private final int mostTokens;
  private final ArrowBuf ids;
  private final ArrowBuf mask;
  private final ArrowBuf types;
  private final ArrowBuf states;
  private final MeanPooling pooling;

  EmbeddingSession(LoadedEmbedder model) {
    this.model = model;
    this.dimension = model.card().dimension();
    this.mostTokens = Math.max(model.card().runTokens(), model.maxTokens());
    var allocator = model.context().allocator();
    this.ids = allocator.buffer((long) mostTokens * Long.BYTES);
    this.mask = allocator.buffer((long) mostTokens * Long.BYTES);
    this.types = allocator.buffer((long) mostTokens * Long.BYTES);
    this.states = allocator.buffer((long) mostTokens * dimension * Float.BYTES);
    this.pooling = new MeanPooling(dimension);
    types.setZero(0, types.capacity());
  }

  @Override
  public void run(List<FieldVector> arguments, int rows, int batchRows, List<FieldVector> outputs) {
    DenseColumn out = DenseColumn.of(outputs.get(0)).orElseThrow();
    out.allocate(rows);
    LiveRows live = LiveRows.of(arguments, rows);
    long[][] tokens = new long[live.count()][];
    int[] lengths = new int[live.count()];
    for (int i = 0; i < tokens.length; i++) {
      String text = TextColumn.text(arguments.get(0), live.rows()[i]);
      tokens[i] = model.tokenizer().encode(text, model.maxTokens());
      lengths[i] = tokens[i].length;
    }
    for (int[] run : TokenRuns.of(lengths, model.card().runTokens(), batchRows)) {
      Interruption.check();
      int padded = lengths[run[run.length - 1]];
      try {
        infer(run, tokens, padded);
      } catch (OrtException e) {
        throw new RowException(
            live.rows()[run[0]],
            RunCode.MODEL_FAILED,
            model.card().name() + ": " + e.getMessage(),
            e);
      }
      FloatBuffer vectors = floats(states, run.length * padded * dimension);
      for (int i = 0; i < run.length; i++) {
        int row = live.rows()[run[i]];
        pooling.pool(
            vectors,
            i * padded * dimension,
            lengths[run[i]],
            out.data(),
            (long) row * out.rowBytes());
        out.setValid(row);
      }
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
            OnnxTensor.createTensor(ort, floats(states, cells * dimension), stateShape)) {
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

  private static FloatBuffer floats(ArrowBuf memory, int count) {
    return memory.nioBuffer(0, count * Float.BYTES).order(ByteOrder.nativeOrder()).asFloatBuffer();
  }

  @Override
  public void close() {
    ids.close();
    mask.close();
    types.close();
    states.close();
  }
}
