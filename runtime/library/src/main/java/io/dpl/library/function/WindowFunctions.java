package io.dpl.library.function;

import static io.dpl.library.function.Aggregate.window;

import io.dpl.api.function.FunctionDefinition;
import java.util.List;

/**
 * Functions that need OVER: they see the rows around their own. Aggregates may stand with OVER,
 * too.
 */
public final class WindowFunctions {

  /** All of them. */
  public static final List<FunctionDefinition> LIST =
      List.of(
          window("row_number()", "ROW_NUMBER() -> BIGINT")
              .says("Number of the row in its partition, from 1.")
              .example(
                  "VALUES (10), (20), (20), (30) AS t(n) | SELECT ROW_NUMBER() OVER (ORDER "
                      + "BY n) AS r",
                  "1; 2; 3; 4"),
          window("rank()", "RANK() -> BIGINT")
              .says("Rank of the row; equal rows share one and leave gaps.")
              .example(
                  "VALUES (10), (20), (20), (30) AS t(n) | SELECT RANK() OVER (ORDER BY n) "
                      + "AS r",
                  "1; 2; 2; 4"),
          window("dense_rank()", "DENSE_RANK() -> BIGINT")
              .says("Rank of the row without gaps.")
              .example(
                  "VALUES (10), (20), (20), (30) AS t(n) | SELECT DENSE_RANK() OVER (ORDER "
                      + "BY n) AS r",
                  "1; 2; 2; 3"),
          window("percent_rank()", "PERCENT_RANK() -> DOUBLE")
              .says("Share of the other rows that come before, 0 to 1.")
              .example(
                  "VALUES (10), (20), (30) AS t(n) | SELECT PERCENT_RANK() OVER (ORDER BY n) "
                      + "AS r",
                  "0.0; 0.5; 1.0"),
          window("cume_dist()", "CUME_DIST() -> DOUBLE")
              .says("Share of the rows that come before or are equal.")
              .example(
                  "VALUES (10), (20), (20), (30) AS t(n) | SELECT CUME_DIST() OVER (ORDER BY "
                      + "n) AS r",
                  "0.25; 0.75; 0.75; 1.0"),
          window("ntile({0})", "NTILE(count BIGINT) -> BIGINT")
              .says("Number of the part when the rows are cut into so many equal parts.")
              .example(
                  "VALUES (10), (20), (20), (30) AS t(n) | SELECT NTILE(2) OVER (ORDER BY n) "
                      + "AS r",
                  "1; 1; 2; 2"),
          window(
                  "lag({*})",
                  "LAG(value T) -> T",
                  "LAG(value T, rows BIGINT) -> T",
                  "LAG(value T, rows BIGINT, otherwise T) -> T")
              .says(
                  "The value so many rows (1) before; NULL, or another value, before the "
                      + "first.")
              .example(
                  "VALUES (10), (20), (20), (30) AS t(n) | SELECT LAG(n, 1, 0) OVER (ORDER "
                      + "BY n) AS r",
                  "0; 10; 20; 20"),
          window(
                  "lead({*})",
                  "LEAD(value T) -> T",
                  "LEAD(value T, rows BIGINT) -> T",
                  "LEAD(value T, rows BIGINT, otherwise T) -> T")
              .says("The value so many rows (1) after; NULL, or another value, after the last.")
              .example(
                  "VALUES (10), (20), (20), (30) AS t(n) | SELECT LEAD(n) OVER (ORDER BY n) "
                      + "AS r",
                  "20; 20; 30; NULL"),
          window("first_value({0})", "FIRST_VALUE(value T) -> T")
              .says("The value of the first row of the frame.")
              .example(
                  "VALUES (10), (20), (20), (30) AS t(n) | SELECT FIRST_VALUE(n) OVER (ORDER "
                      + "BY n) AS r",
                  "10; 10; 10; 10"),
          window("last_value({0})", "LAST_VALUE(value T) -> T")
              .says(
                  "The value of the last row of the frame, which by default ends with the "
                      + "rows equal to this one.")
              .example(
                  "VALUES (10), (20), (20), (30) AS t(n) | SELECT LAST_VALUE(n) OVER (ORDER "
                      + "BY n) AS r",
                  "10; 20; 20; 30"),
          window("nth_value({0}, {1})", "NTH_VALUE(value T, index BIGINT) -> T")
              .says("The value of one row of the frame, counted from 1.")
              .example(
                  "VALUES (10), (20), (20), (30) AS t(n) | SELECT NTH_VALUE(n, 2) OVER "
                      + "(ORDER BY n) AS r",
                  "NULL; 20; 20; 20"));

  private WindowFunctions() {}
}
