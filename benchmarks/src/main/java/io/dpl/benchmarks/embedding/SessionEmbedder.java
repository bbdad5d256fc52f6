package io.dpl.benchmarks.embedding;

import io.dpl.api.diagnostic.Span;
import io.dpl.api.library.RunContext;
import io.dpl.api.model.Model;
import io.dpl.api.model.ModelDeclaration;
import io.dpl.api.model.ModelSession;
import io.dpl.api.type.ArrowTypes;
import io.dpl.api.type.DplType;
import io.dpl.api.type.Field;
import io.dpl.library.model.builtin.BuiltinProvider;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.complex.FixedSizeListVector;

/** The built-in model through its provider, as the engine calls it: Arrow in, Arrow out. */
final class SessionEmbedder implements Embedder {

  private static final int DIMENSION = 384;
  private static final int WINDOW = 1024;
  private static final int BATCH_ROWS = 64;

  private final BufferAllocator allocator = new RootAllocator();
  private final Model model;
  private final ExecutorService threads;
  private final int threadCount;

  SessionEmbedder(int threadCount, Path temp) {
    this.threadCount = threadCount;
    this.threads = Executors.newFixedThreadPool(threadCount);
    ModelDeclaration declaration =
        new ModelDeclaration(
            "embed",
            List.of(),
            List.of(),
            "BUILTIN",
            "embed/all-MiniLM-L6-v2",
            Map.of(),
            Span.NONE);
    this.model =
        new BuiltinProvider()
            .load(declaration, new RunContext(allocator, new NoStorage(), temp, threadCount));
  }

  @Override
  public float[][] embed(List<String> texts) throws Exception {
    float[][] vectors = new float[texts.size()][];
    List<Future<?>> parts = new ArrayList<>();
    int part = (texts.size() + threadCount - 1) / threadCount;
    for (int from = 0; from < texts.size(); from += part) {
      int start = from;
      int end = Math.min(texts.size(), from + part);
      parts.add(threads.submit(() -> part(texts, start, end, vectors)));
    }
    for (Future<?> future : parts) {
      future.get();
    }
    return vectors;
  }

  private void part(List<String> texts, int from, int to, float[][] vectors) {
    Field result = Field.of("v", new DplType.Vector(DplType.Simple.FLOAT, DIMENSION));
    try (ModelSession session = model.open()) {
      for (int at = from; at < to; at += WINDOW) {
        int rows = Math.min(WINDOW, to - at);
        try (VarCharVector in = new VarCharVector("text", allocator);
            FixedSizeListVector out =
                (FixedSizeListVector) ArrowTypes.field(result).createVector(allocator)) {
          in.allocateNew();
          for (int i = 0; i < rows; i++) {
            in.setSafe(i, texts.get(at + i).getBytes(StandardCharsets.UTF_8));
          }
          in.setValueCount(rows);
          session.run(List.of(in), rows, BATCH_ROWS, List.of(out));
          out.setValueCount(rows);
          for (int i = 0; i < rows; i++) {
            vectors[at + i] = vector(out, i);
          }
        }
      }
    }
  }

  private static float[] vector(FixedSizeListVector out, int row) {
    Float4Vector data = (Float4Vector) out.getDataVector();
    float[] vector = new float[DIMENSION];
    for (int d = 0; d < DIMENSION; d++) {
      vector[d] = data.get(row * DIMENSION + d);
    }
    return vector;
  }

  @Override
  public void close() {
    threads.shutdown();
    model.close();
    allocator.close();
  }
}
