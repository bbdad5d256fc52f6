package io.dpl.examples.embedding;

import io.dpl.Dpl;
import io.dpl.Job;
import io.dpl.Pipeline;
import io.dpl.Row;
import io.dpl.Rows;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.ipc.ArrowReader;

/** The Java API, a method for each thing that docs/how-to/java.md explains. */
final class People {

  private People() {}

  record Person(String name, int age) {}

  static List<Person> older(Dpl dpl, int than) {
    Pipeline people =
        dpl.pipeline("VALUES ('ann', 34), ('bob', 51) AS t(name, age) | WHERE age > $than")
            .bind("than", than);
    try (Rows<Person> rows = people.as(Person.class).rows()) {
      return rows.toList();
    }
  }

  static long countBatches(Dpl dpl, BufferAllocator allocator) throws IOException {
    long batches = 0;
    try (ArrowReader reader = dpl.pipeline("VALUES (1), (2) AS t(n)").arrow(allocator)) {
      while (reader.loadNextBatch()) {
        batches++;
      }
    }
    return batches;
  }

  static List<Row> shop(List<Person> people) {
    try (Dpl dpl =
        Dpl.builder()
            .with("GREET(name STRING) -> STRING", row -> "hello " + row[0])
            .with("score", "(age BIGINT) -> DOUBLE", row -> ((Long) row[0]) / 100.0)
            .open()) {
      dpl.rows("people", people);
      try (Rows<Row> rows =
          dpl.pipeline(
                  "CREATE MODEL score(age BIGINT) RETURNS DOUBLE USING JAVA 'score';\n"
                      + "FROM people | EXTEND GREET(name) AS greeting | APPLY score(age) AS s")
              .rows()) {
        return rows.toList();
      }
    }
  }

  static long write(Dpl dpl, Path folder) {
    Pipeline numbers =
        dpl.pipeline("FROM UNNEST(RANGE(0, 1000)) AS t(n) | WRITE PARQUET $out")
            .bind("out", folder + "/numbers.parquet")
            .timeout(Duration.ofMinutes(5));
    try (Job job = numbers.start()) {
      job.onProgress(progress -> progress.stages().forEach(stage -> stage.rows()));
      return job.await().get(0).rows();
    }
  }
}
