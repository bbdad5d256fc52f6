package io.dpl.benchmarks.certificate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Random;

/** The files that the pipelines read, made once in a folder: facts, things, lines, blobs, texts. */
record Inputs(Path folder) {

  private static final int FILES = 400;
  private static final int FILE_BYTES = 400_000;
  private static final int BLOBS = 1_200;
  private static final int BLOB_BYTES = 250_000;
  private static final int TEXTS = 300;

  /** Rows of {@link #facts}, smallest first. */
  static final long[] FACTS = {500_000, 4_000_000, 12_000_000};

  Path facts(long rows) {
    return folder.resolve("facts-" + rows + ".parquet");
  }

  Path things() {
    return folder.resolve("things.parquet");
  }

  Path lines() {
    return folder.resolve("lines.csv");
  }

  Path blobs() {
    return folder.resolve("blobs.parquet");
  }

  Path texts() {
    return folder.resolve("texts.parquet");
  }

  Path files() {
    return folder.resolve("files");
  }

  /** Makes what is not there. */
  void make() throws SQLException, IOException {
    Files.createDirectories(files());
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duck.createStatement()) {
      statement.execute("SET memory_limit = '1GiB'");
      for (long rows : FACTS) {
        copy(
            statement,
            facts(rows),
            "SELECT i AS id, i % 1000 AS k, (i * 7919) % 1000 AS v, (i * 104729) % 1000000 AS thing,"
                + " (i % 10007) / 7.0 AS amount, 'item ' || (i * 31 % 100000) AS name FROM range("
                + rows
                + ") t(i)");
      }
      copy(
          statement,
          things(),
          "SELECT i AS id, i % 50 AS kind, 'thing ' || i AS title FROM range(1000000) t(i)");
      copy(
          statement,
          lines(),
          "SELECT i AS id, i % 1000 AS k, (i % 10007) / 7.0 AS amount, 'item ' || i AS name"
              + " FROM range(2000000) t(i)");
      copy(
          statement,
          texts(),
          "SELECT i AS id, repeat('some words of a text ' || i || ' ', (5 + i % 40)::INTEGER) AS text"
              + " FROM range("
              + TEXTS
              + ") t(i)");
      makeFiles();
      copy(
          statement,
          blobs(),
          "SELECT i AS id, content AS data FROM (SELECT row_number() OVER () AS i, content FROM"
              + " read_blob('"
              + files()
              + "/*.bin')), range("
              + BLOBS / FILES
              + ")");
    }
  }

  private static void copy(Statement statement, Path to, String query) throws SQLException {
    if (!Files.exists(to)) {
      String options = to.toString().endsWith(".parquet") ? "" : " (HEADER)";
      statement.execute("COPY (" + query + ") TO '" + to + "'" + options);
    }
  }

  private void makeFiles() throws IOException {
    Random random = new Random(1);
    byte[] bytes = new byte[FILE_BYTES];
    for (int i = 0; i < FILES; i++) {
      Path file = files().resolve(i + ".bin");
      if (!Files.exists(file)) {
        random.nextBytes(bytes);
        Files.write(file, i % 2 == 0 ? bytes : java.util.Arrays.copyOf(bytes, BLOB_BYTES));
      }
    }
  }
}
