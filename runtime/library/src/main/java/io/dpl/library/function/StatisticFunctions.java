package io.dpl.library.function;

import static io.dpl.library.function.Aggregate.aggregate;

import io.dpl.api.function.FunctionDefinition;
import java.util.List;

/** Aggregates of statistics; all of them leave out NULLs. */
public final class StatisticFunctions {

  /** All of them. */
  public static final List<FunctionDefinition> LIST =
      List.of(
          aggregate("stddev_samp({0})", "STDDEV(value DOUBLE) -> DOUBLE")
              .says("The standard deviation of a sample.")
              .example("VALUES (1), (3), (5) AS t(n) | AGGREGATE STDDEV(n) AS r", "2.0"),
          aggregate("stddev_pop({0})", "STDDEV_POP(value DOUBLE) -> DOUBLE")
              .says("The standard deviation of all values.")
              .example("VALUES (1), (3) AS t(n) | AGGREGATE STDDEV_POP(n) AS r", "1.0"),
          aggregate("var_samp({0})", "VARIANCE(value DOUBLE) -> DOUBLE")
              .says("The variance of a sample.")
              .example("VALUES (1), (3), (5) AS t(n) | AGGREGATE VARIANCE(n) AS r", "4.0"),
          aggregate("var_pop({0})", "VAR_POP(value DOUBLE) -> DOUBLE")
              .says("The variance of all values.")
              .example("VALUES (1), (3) AS t(n) | AGGREGATE VAR_POP(n) AS r", "1.0"),
          aggregate("median({0})", "MEDIAN(value DOUBLE) -> DOUBLE")
              .says("The middle value, or the mean of the two in the middle.")
              .example("VALUES (1), (2), (3), (4) AS t(n) | AGGREGATE MEDIAN(n) AS r", "2.5"),
          aggregate("quantile_cont({0}, {1})", "QUANTILE(value DOUBLE, share DOUBLE) -> DOUBLE")
              .says(
                  "The value below which a share (a constant, 0 to 1) of the values lies, "
                      + "interpolated.")
              .example(
                  "VALUES (1), (2), (3), (4) AS t(n) | AGGREGATE QUANTILE(n, 0.25) AS r", "1.75"),
          aggregate(
                  "approx_quantile({0}, CAST({1} AS FLOAT))",
                  "APPROX_QUANTILE(value DOUBLE, share DOUBLE) -> DOUBLE")
              .says("As QUANTILE, estimated with little memory.")
              .example(
                  "VALUES (1), (2), (3), (4) AS t(n) | AGGREGATE APPROX_QUANTILE(n, 0.5) "
                      + "BETWEEN 2 AND 3 AS r",
                  "true"),
          aggregate("approx_count_distinct({0})", "APPROX_COUNT_DISTINCT(value ANY) -> BIGINT")
              .says("About how many different values there are, with little memory.")
              .example("VALUES (1), (1) AS t(n) | AGGREGATE APPROX_COUNT_DISTINCT(n) AS r", "1"),
          aggregate("corr({0}, {1})", "CORR(y DOUBLE, x DOUBLE) -> DOUBLE")
              .says("The correlation of two values, -1 to 1.")
              .example(
                  "VALUES (1, 2), (2, 4), (3, 6) AS t(x, y) | AGGREGATE ROUND(CORR(y, x), 6) "
                      + "AS r",
                  "1.0"),
          aggregate("covar_pop({0}, {1})", "COVAR_POP(y DOUBLE, x DOUBLE) -> DOUBLE")
              .says("The covariance of two values.")
              .example("VALUES (1, 2), (3, 4) AS t(x, y) | AGGREGATE COVAR_POP(y, x) AS r", "1.0"),
          aggregate("regr_slope({0}, {1})", "REGR_SLOPE(y DOUBLE, x DOUBLE) -> DOUBLE")
              .says("The slope of the line that fits the points best.")
              .example(
                  "VALUES (1, 2), (2, 4), (3, 6) AS t(x, y) | AGGREGATE REGR_SLOPE(y, x) AS r",
                  "2.0"),
          aggregate("regr_intercept({0}, {1})", "REGR_INTERCEPT(y DOUBLE, x DOUBLE) -> DOUBLE")
              .says("Where the line that fits the points best crosses x = 0.")
              .example(
                  "VALUES (1, 2), (2, 4), (3, 6) AS t(x, y) | AGGREGATE REGR_INTERCEPT(y, x) "
                      + "AS r",
                  "0.0"));

  private StatisticFunctions() {}
}
