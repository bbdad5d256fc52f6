package io.dpl.engine.kit;

import io.dpl.api.plan.PlanNode;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Parquet files for the plans of tests, made and read by DuckDB apart from the engine. */
public final class Sources {

  private final Path folder;
  private int made;

  public Sources(Path folder) {
    this.folder = folder;
  }

  /** Numbers 0 .. rows - 1 in a column n, in as many files as partitions. */
  public PlanNode.Fragment numbers(int id, long rows, int partitions) {
    List<String> files = new ArrayList<>();
    for (int i = 0; i < partitions; i++) {
      Path file = folder.resolve("numbers-" + made++ + ".parquet");
      long from = rows * i / partitions;
      long to = rows * (i + 1) / partitions;
      query(
          "COPY (SELECT i AS n FROM range(" + from + ", " + to + ") t(i)) TO '" + file
              + "' (FORMAT parquet)");
      files.add(file.toString());
    }
    return Plans.sql(
        id,
        List.of(),
        List.of(
            Plans.files("s1", "PARQUET", Plans.schema("n BIGINT"), files.toArray(String[]::new))),
        Plans.schema("n BIGINT"),
        "SELECT n FROM s1");
  }

  /** Count and sum of a column of files: {@code "10|45"}. */
  public static String count(String files, String column) {
    return query(
        "SELECT count(*) || '|' || sum(" + column + ")::BIGINT FROM read_parquet('" + files + "')");
  }

  private static String query(String sql) {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      if (!statement.execute(sql)) {
        return "";
      }
      try (ResultSet rows = statement.getResultSet()) {
        rows.next();
        return rows.getString(1);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
