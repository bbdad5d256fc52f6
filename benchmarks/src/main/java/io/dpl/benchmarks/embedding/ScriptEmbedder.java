package io.dpl.benchmarks.embedding;

import io.dpl.Dpl;
import io.dpl.Job;
import io.dpl.Plan;
import io.dpl.ResultBatches;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.complex.FixedSizeListVector;

/** A whole script, compiled once for each list of texts: file in, partitions, model, result out. */
final class ScriptEmbedder implements Embedder {

  private static final String SCRIPT =
      "CREATE MODEL embed(text STRING) RETURNS FLOAT[384]"
          + " USING BUILTIN 'embed/all-MiniLM-L6-v2';"
          + " READ JSON $texts SCHEMA (id BIGINT, text STRING)"
          + " | REPARTITION AUTO | BATCH AUTO | APPLY embed(text) AS v | SELECT id, v";

  private final Dpl dpl;
  private final Path folder;

  ScriptEmbedder(int threads, Path folder) {
    this.dpl = Dpl.builder().threads(threads).memoryBytes(4L << 30).open();
    this.folder = folder;
  }

  @Override
  public float[][] embed(List<String> texts) throws Exception {
    Path file = folder.resolve(texts.size() + ".jsonl");
    if (!Files.exists(file)) {
      write(file, texts);
    }
    Plan plan = dpl.pipeline(SCRIPT).bind("texts", file.toString()).plan();
    float[][] vectors = new float[texts.size()][];
    try (Job job = plan.start();
        ResultBatches result = job.result(0)) {
      while (true) {
        try (VectorSchemaRoot batch = result.next()) {
          if (batch == null) {
            break;
          }
          copy(batch, vectors);
        }
      }
      job.await();
    }
    return vectors;
  }

  private static void copy(VectorSchemaRoot batch, float[][] vectors) {
    BigIntVector ids = (BigIntVector) batch.getVector(0);
    FixedSizeListVector list = (FixedSizeListVector) batch.getVector(1);
    Float4Vector values = (Float4Vector) list.getDataVector();
    for (int row = 0; row < batch.getRowCount(); row++) {
      float[] vector = new float[list.getListSize()];
      for (int d = 0; d < vector.length; d++) {
        vector[d] = values.get(row * vector.length + d);
      }
      vectors[(int) ids.get(row)] = vector;
    }
  }

  private static void write(Path file, List<String> texts) throws IOException {
    try (Writer out = Files.newBufferedWriter(file)) {
      for (int i = 0; i < texts.size(); i++) {
        out.write("{\"id\": " + i + ", \"text\": \"" + texts.get(i) + "\"}\n");
      }
    }
  }

  @Override
  public void close() {
    dpl.close();
  }
}
