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
              .example("VALUES (1), (2), (2), (NULL) AS t(n) | AGGREGATE COUNT(n) AS r", "3"),
          aggregate(
                  "sum({0})",
                  "SUM(value BIGINT) -> DECIMAL(38,0)",
                  "SUM(value DECIMAL(p,s)) -> DECIMAL(38,s)",
                  "SUM(value DOUBLE) -> DOUBLE")
              .says("The sum; NULL where no value is.")
              .details("NULLs do not count.")
              .mergesBySelf("RETURNS")
              .example("VALUES (1), (2), (2), (NULL) AS t(n) | AGGREGATE SUM(n) AS r", "5"),
          aggregate("avg({0})", "AVG(value DOUBLE) -> DOUBLE")
              .says("The mean; NULL where no value is.")
              .details("NULLs do not count.")
              .splits(
                  List.of("sum({0})", "count({0})"),
                  List.of("DOUBLE", "BIGINT"),
                  List.of("sum({0})", "sum({0})"),
                  "CASE WHEN {1} > 0 THEN {0} / {1} END")
              .example(
                  "VALUES (1), (2), (2), (NULL) AS t(n) | AGGREGATE AVG(CAST(n AS DOUBLE) * "
                      + "3) AS r",
                  "5.0"),
          aggregate("min({0})", "MIN(value T) -> T")
              .says("The smallest value.")
              .details("NULLs do not count.")
              .mergesBySelf("RETURNS")
              .example("VALUES (1), (2), (2), (NULL) AS t(n) | AGGREGATE MIN(n) AS r", "1"),
          aggregate("max({0})", "MAX(value T) -> T")
              .says("The largest value.")
              .details("NULLs do not count.")
              .mergesBySelf("RETURNS")
              .example("VALUES (1), (2), (2), (NULL) AS t(n) | AGGREGATE MAX(n) AS r", "2"),
          aggregate("product({0})", "PRODUCT(value DOUBLE) -> DOUBLE")
              .says("The product of the values.")
              .details("NULLs do not count.")
              .mergesBySelf("RETURNS")
              .example("VALUES (1), (2), (2), (NULL) AS t(n) | AGGREGATE PRODUCT(n) AS r", "4.0"),
          aggregate("count_if({0})", "COUNT_IF(condition BOOLEAN) -> BIGINT")
              .says("Number of rows where the condition is TRUE.")
              .splits(List.of("count_if({0})"), List.of("BIGINT"), List.of("sum({0})"), "{0}")
              .example(
                  "VALUES (1), (2), (2), (NULL) AS t(n) | AGGREGATE COUNT_IF(n > 1) AS r", "2"),
          aggregate("bool_and({0})", "BOOL_AND(condition BOOLEAN) -> BOOLEAN")
              .says("Whether the condition is TRUE in every row.")
              .details("NULLs do not count.")
              .mergesBySelf("BOOLEAN")
              .example("VALUES (TRUE), (FALSE) AS t(b) | AGGREGATE BOOL_AND(b) AS r", "false"),
          aggregate("bool_or({0})", "BOOL_OR(condition BOOLEAN) -> BOOLEAN")
              .says("Whether the condition is TRUE in some row.")
              .details("NULLs do not count.")
              .mergesBySelf("BOOLEAN")
              .example("VALUES (TRUE), (FALSE) AS t(b) | AGGREGATE BOOL_OR(b) AS r", "true"),
          aggregate("any_value({0})", "ANY_VALUE(value T) -> T")
              .says("Some value that is not NULL.")
              .mergesBySelf("RETURNS")
              .ordered()
              .example("VALUES (7), (7) AS t(n) | AGGREGATE ANY_VALUE(n) AS r", "7"),
          aggregate("bit_and({0})", "BIT_AND_AGG(value BIGINT) -> BIGINT")
              .says("The bits that all values have.")
              .mergesBySelf("BIGINT")
              .example("VALUES (1), (2), (2), (NULL) AS t(n) | AGGREGATE BIT_AND_AGG(n) AS r", "0"),
          aggregate("bit_or({0})", "BIT_OR_AGG(value BIGINT) -> BIGINT")
              .says("The bits that some value has.")
              .mergesBySelf("BIGINT")
              .example("VALUES (1), (2), (2), (NULL) AS t(n) | AGGREGATE BIT_OR_AGG(n) AS r", "3"),
          aggregate("bit_xor({0})", "BIT_XOR_AGG(value BIGINT) -> BIGINT")
              .says("The bits that an odd number of values has.")
              .mergesBySelf("BIGINT")
              .example(
                  "VALUES (1), (2), (2), (NULL) AS t(n) | AGGREGATE BIT_XOR_AGG(n) AS r", "1"));

  private AggregateFunctions() {}
}
