package io.dpl.library.function;

import static io.dpl.library.function.Aggregate.aggregate;

import io.dpl.api.function.FunctionDefinition;
import java.util.List;

/** Aggregates that keep values, most of them in the order of the rows. */
public final class CollectFunctions {

  /** All of them. */
  public static final List<FunctionDefinition> LIST =
      List.of(
          aggregate("array_agg({0})", "ARRAY_AGG(value T) -> T[]")
              .says("All values as a list, NULLs included; NULL where no row is.")
              .ordered()
              .example(
                  "VALUES (1), (2), (2), (NULL) AS t(n) | AGGREGATE ARRAY_AGG(n ORDER BY n) "
                      + "AS r",
                  "[1, 2, 2, NULL]"),
          aggregate("string_agg({0}, {1})", "STRING_AGG(text STRING, separator STRING) -> STRING")
              .says("All texts as one, with a separator (a constant) between them.")
              .details("NULLs do not count.")
              .ordered()
              .example(
                  "VALUES (1, 'a'), (2, 'b'), (3, 'c') AS t(n, s) | AGGREGATE STRING_AGG(s, "
                      + "'-' ORDER BY n) AS r",
                  "a-b-c"),
          aggregate("first({0})", "FIRST(value T) -> T")
              .says("The value of the first row, even if it is NULL.")
              .ordered()
              .example(
                  "VALUES (1, 'a'), (2, 'b'), (3, 'c') AS t(n, s) | AGGREGATE FIRST(s ORDER "
                      + "BY n) AS r",
                  "a"),
          aggregate("last({0})", "LAST(value T) -> T")
              .says("The value of the last row, even if it is NULL.")
              .ordered()
              .example(
                  "VALUES (1, 'a'), (2, 'b'), (3, 'c') AS t(n, s) | AGGREGATE LAST(s ORDER "
                      + "BY n) AS r",
                  "c"),
          aggregate("arg_min({0}, {1})", "ARG_MIN(value T, by K) -> T")
              .says("The value in the row where the other one is smallest.")
              .ordered()
              .example(
                  "VALUES (1, 'a'), (2, 'b'), (3, 'c') AS t(n, s) | AGGREGATE ARG_MIN(s, n) "
                      + "AS r",
                  "a"),
          aggregate("arg_max({0}, {1})", "ARG_MAX(value T, by K) -> T")
              .says("The value in the row where the other one is largest.")
              .ordered()
              .example(
                  "VALUES (1, 'a'), (2, 'b'), (3, 'c') AS t(n, s) | AGGREGATE ARG_MAX(s, n) "
                      + "AS r",
                  "c"),
          aggregate("mode({0})", "MODE(value T) -> T")
              .says("The most frequent value.")
              .details("NULLs do not count.")
              .ordered()
              .example("VALUES (1), (2), (2), (NULL) AS t(n) | AGGREGATE MODE(n) AS r", "2"));

  private CollectFunctions() {}
}
