package io.dpl.benchmarks.sweep;

import io.dpl.benchmarks.embedding.MixedTexts;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The five workloads, with data made in a folder. */
final class Workloads {

  private static final int REDUCED = 4;

  private static final int FILES = 24_000;
  private static final int FILE_BYTES = 4_096;
  private static final int TEXTS = 160;
  private static final int CHEAP_ROWS = 4_000_000;
  private static final int CALL_ROWS = 8_000;
  private static final int SKEWED = 2_000;

  private Workloads() {}

  /** All of them; with a quarter of the data where reduced. */
  static List<Workload> in(Path folder, boolean reduced) throws IOException {
    int by = reduced ? REDUCED : 1;
    return List.of(
        fanOut(folder.resolve("even"), FILES / by),
        embedding(folder, TEXTS / by),
        cheap(CHEAP_ROWS / by),
        fixedCall(CALL_ROWS / by),
        skewed(folder.resolve("skewed"), SKEWED / by));
  }

  private static Workload fanOut(Path files, int count) throws IOException {
    long bytes = SkewedFiles.even(files, count, FILE_BYTES);
    return new Workload(
        "fan-out",
        count + " paths, each file of " + FILE_BYTES + " bytes read",
        "READ FILES '" + files + "/*.txt'",
        "| EXTEND READ_TEXT(path) AS t | AGGREGATE SUM(LENGTH(t)) AS n",
        bytes);
  }

  private static Workload embedding(Path folder, int count) throws IOException {
    Path file = folder.resolve("texts.jsonl");
    List<String> texts = MixedTexts.of(count);
    try (Writer out = Files.newBufferedWriter(file)) {
      for (int i = 0; i < texts.size(); i++) {
        out.write("{\"id\": " + i + ", \"text\": \"" + texts.get(i) + "\"}\n");
      }
    }
    return new Workload(
        "embedding",
        count + " texts of 5 to 250 words, MiniLM",
        "CREATE MODEL embed(text STRING) RETURNS FLOAT[384]"
            + " USING BUILTIN 'embed/all-MiniLM-L6-v2'; READ JSON '"
            + file
            + "' SCHEMA (id BIGINT, text STRING)",
        "| APPLY embed(text) AS v | AGGREGATE SUM(LENGTH(v)) AS n",
        384L * count);
  }

  private static Workload cheap(int rows) {
    return new Workload(
        "cheap",
        rows + " rows, a model of 50 ns a row",
        model(CheapModel.class) + numbers(rows),
        "| APPLY m(n) AS r | AGGREGATE SUM(r) AS n",
        answer(rows));
  }

  private static Workload fixedCall(int rows) {
    return new Workload(
        "fixed-call",
        rows + " rows, a model of 50 ms a call and 0.2 ms a row",
        model(FixedCallModel.class) + numbers(rows),
        "| APPLY m(n) AS r | AGGREGATE SUM(r) AS n",
        answer(rows));
  }

  private static Workload skewed(Path files, int many) throws IOException {
    long count = SkewedFiles.skewed(files, many, 2_000, 4_000_000);
    return new Workload(
        "skewed",
        many + " paths, files of 2 kB to 4 MB (Pareto), MINHASH of each",
        "READ FILES '" + files + "/*.txt'",
        "| EXTEND MINHASH(READ_TEXT(path), num_hashes => 16) AS h | AGGREGATE SUM(LENGTH(h)) / 16 AS n",
        count);
  }

  private static String model(Class<?> type) {
    return "CREATE MODEL m(n BIGINT) RETURNS BIGINT USING JAVA '" + type.getName() + "'; ";
  }

  private static String numbers(int rows) {
    return "FROM UNNEST(RANGE(" + rows + ")) AS t(n)";
  }

  private static long answer(int rows) {
    long sum = 0;
    for (int n = 0; n < rows; n++) {
      sum += n % 7;
    }
    return sum;
  }
}
