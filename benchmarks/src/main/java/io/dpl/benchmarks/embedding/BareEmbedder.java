package io.dpl.benchmarks.embedding;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtSession;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/**
 * What a program without DPL would do at its best: tokenise windows, sort them by length, run 512
 * padded tokens at once, pool. Nothing of DPL is used.
 */
final class BareEmbedder implements Embedder {

  private static final int WINDOW = 1024;
  private static final int RUN_TOKENS = 512;
  private static final int DIMENSION = 384;

  private final HuggingFaceTokenizer tokenizer;
  private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
  private final OrtSession session;
  private final ExecutorService threads;
  private final int threadCount;

  BareEmbedder(int threadCount) throws Exception {
    this.threadCount = threadCount;
    this.threads = Executors.newFixedThreadPool(threadCount);
    ClassLoader loader = BareEmbedder.class.getClassLoader();
    try (InputStream json = loader.getResourceAsStream("all-minilm-l6-v2-tokenizer.json");
        InputStream weights = loader.getResourceAsStream("all-minilm-l6-v2.onnx");
        OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      tokenizer =
          HuggingFaceTokenizer.newInstance(
              json, Map.of("padding", "false", "truncation", "true", "maxLength", "256"));
      options.setIntraOpNumThreads(1);
      session = environment.createSession(weights.readAllBytes(), options);
    }
  }

  @Override
  public float[][] embed(List<String> texts) throws Exception {
    float[][] vectors = new float[texts.size()][];
    List<Future<?>> parts = new ArrayList<>();
    int part = (texts.size() + threadCount - 1) / threadCount;
    for (int from = 0; from < texts.size(); from += part) {
      int start = from;
      int end = Math.min(texts.size(), from + part);
      parts.add(
          threads.submit(
              () -> {
                for (int window = start; window < end; window += WINDOW) {
                  window(texts, window, Math.min(end, window + WINDOW), vectors);
                }
                return null;
              }));
    }
    for (Future<?> future : parts) {
      future.get();
    }
    return vectors;
  }

  private void window(List<String> texts, int from, int to, float[][] vectors) throws Exception {
    long[][] ids = new long[to - from][];
    for (int i = 0; i < ids.length; i++) {
      ids[i] = tokenizer.encode(texts.get(from + i)).getIds();
    }
    Integer[] order = IntStream.range(0, ids.length).boxed().toArray(Integer[]::new);
    Arrays.sort(order, Comparator.comparingInt(i -> ids[i].length));
    int start = 0;
    for (int end = 1; end <= order.length; end++) {
      if (end == order.length || ids[order[end]].length * (end + 1 - start) > RUN_TOKENS) {
        run(ids, Arrays.copyOfRange(order, start, end), from, vectors);
        start = end;
      }
    }
  }

  private void run(long[][] ids, Integer[] run, int from, float[][] vectors) throws Exception {
    int length = ids[run[run.length - 1]].length;
    LongBuffer tokens = longs(run.length * length);
    LongBuffer mask = longs(run.length * length);
    for (int i = 0; i < run.length; i++) {
      for (int t = 0; t < ids[run[i]].length; t++) {
        tokens.put(i * length + t, ids[run[i]][t]);
        mask.put(i * length + t, 1);
      }
    }
    long[] shape = {run.length, length};
    try (OnnxTensor idTensor = OnnxTensor.createTensor(environment, tokens, shape);
        OnnxTensor maskTensor = OnnxTensor.createTensor(environment, mask, shape);
        OnnxTensor types = OnnxTensor.createTensor(environment, longs(run.length * length), shape);
        OrtSession.Result result =
            session.run(
                Map.of(
                    "input_ids",
                    idTensor,
                    "attention_mask",
                    maskTensor,
                    "token_type_ids",
                    types))) {
      FloatBuffer states = ((OnnxTensor) result.get(0)).getFloatBuffer();
      for (int i = 0; i < run.length; i++) {
        vectors[from + run[i]] = pool(states, i * length * DIMENSION, ids[run[i]].length);
      }
    }
  }

  private static float[] pool(FloatBuffer states, int at, int tokens) {
    float[] sum = new float[DIMENSION];
    float[] token = new float[DIMENSION];
    for (int t = 0; t < tokens; t++) {
      states.get(at + t * DIMENSION, token);
      for (int d = 0; d < DIMENSION; d++) {
        sum[d] += token[d];
      }
    }
    double squares = 0;
    for (float value : sum) {
      squares += (double) value * value;
    }
    for (int d = 0; d < DIMENSION; d++) {
      sum[d] /= (float) Math.sqrt(squares);
    }
    return sum;
  }

  private static LongBuffer longs(int count) {
    return ByteBuffer.allocateDirect(count * Long.BYTES)
        .order(ByteOrder.nativeOrder())
        .asLongBuffer();
  }

  @Override
  public void close() throws Exception {
    threads.shutdown();
    session.close();
    tokenizer.close();
  }
}
