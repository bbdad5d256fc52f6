package io.dpl.library.function;

import static io.dpl.library.function.Aggregate.aggregate;

import io.dpl.api.function.FunctionDefinition;
import java.util.List;

/** Functions that make one value of many rows. */
public final class AggregateFunctions {

  /** All of them. */
  public static final List<FunctionDefinition> LIST =
      List.of(
          aggregate("count({*})", "COUNT() -> BIGINT", "COUNT(value ANY) -> BIGINT")
              .says("Number of rows, or of rows where the value is not NULL.")
              .splits(List.of("count({*})"), List.of("BIGINT"), List.of("sum({0})"), "{0}")
              .example("COUNT(*)", "4"),
          aggregate(
                  "sum({0})",
                  "SUM(value BIGINT) -> DECIMAL(38,0)",
                  "SUM(value DECIMAL(p,s)) -> DECIMAL(38,s)",
                  "SUM(value DOUBLE) -> DOUBLE")
              .says("Sum of the values that are not NULL; NULL if there are none.")
              .mergesBySelf("RETURNS")
              .example("SUM(n)", "6"),
          aggregate("avg({0})", "AVG(value DOUBLE) -> DOUBLE")
              .says("Mean of the values that are not NULL; NULL if there are none.")
              .splits(
                  List.of("sum({0})", "count({0})"),
                  List.of("DOUBLE", "BIGINT"),
                  List.of("sum({0})", "sum({0})"),
                  "CASE WHEN {1} > 0 THEN {0} / {1} END")
              .example("AVG(n)", "2.0"),
          aggregate("min({0})", "MIN(value T) -> T")
              .says("Smallest value; NULLs do not count.")
              .mergesBySelf("RETURNS")
              .example("MIN(n)", "1"),
          aggregate("max({0})", "MAX(value T) -> T")
              .says("Largest value; NULLs do not count.")
              .mergesBySelf("RETURNS")
              .example("MAX(n)", "3"));

  private AggregateFunctions() {}
}
