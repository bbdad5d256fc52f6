package io.dpl.library.function;

import static io.dpl.library.function.Definition.scalar;

import io.dpl.api.function.FunctionDefinition;
import java.util.List;

/** Functions on lists; positions are counted from 1. A vector is taken as a list. */
public final class ListFunctions {

  private static final String GROUP = "Lists";

  /** All of them. */
  public static final List<FunctionDefinition> LIST =
      List.of(
          scalar(GROUP)
              .is("LEN(list T[]) -> BIGINT", "len({0})")
              .is("LEN(text STRING) -> BIGINT", "length({0})")
              .is("LEN(data BLOB) -> BIGINT", "octet_length({0})")
              .says("Number of elements of a list, of characters of a text, of bytes of a blob.")
              .example("LEN([1, 2, 3])", "3"),
          scalar(GROUP)
              .is("ARRAY_LENGTH(list T[]) -> BIGINT", "len({0})")
              .says("Number of elements.")
              .example("ARRAY_LENGTH([1, 2])", "2"),
          scalar(GROUP)
              .is("LIST_CONTAINS(list T[], value T) -> BOOLEAN", "list_contains({0}, {1})")
              .says("Whether the value is among the elements.")
              .example("LIST_CONTAINS([1, 2], 2)", "true"),
          scalar(GROUP)
              .is(
                  "LIST_POSITION(list T[], value T) -> BIGINT",
                  "CAST(list_position({0}, {1}) AS BIGINT)")
              .says("Position of the first such element, NULL if there is none.")
              .example("LIST_POSITION(['a', 'b'], 'b')", "2"),
          scalar(GROUP)
              .is(
                  "LIST_SLICE(list T[], first BIGINT, last BIGINT) -> T[]",
                  "list_slice({0}, {1}, {2})")
              .says("The elements from one position to another, both included.")
              .example("LIST_SLICE([1, 2, 3, 4], 2, 3)", "[2, 3]"),
          scalar(GROUP)
              .is("LIST_CONCAT(...T[]) -> T[]", "list_concat({*})")
              .says("The elements of all lists.")
              .example("LIST_CONCAT([1], [2, 3])", "[1, 2, 3]"),
          scalar(GROUP)
              .is("LIST_APPEND(list T[], value T) -> T[]", "list_append({0}, {1})")
              .says("The list with one more element at its end.")
              .example("LIST_APPEND([1], 2)", "[1, 2]"),
          scalar(GROUP)
              .is("LIST_PREPEND(value T, list T[]) -> T[]", "list_prepend({0}, {1})")
              .says("The list with one more element at its start.")
              .example("LIST_PREPEND(1, [2])", "[1, 2]"),
          scalar(GROUP)
              .is("LIST_DISTINCT(list T[]) -> T[]", "list_sort(list_distinct({0}))")
              .says("The different elements, sorted; NULL is left out.")
              .example("LIST_DISTINCT([3, 1, 3])", "[1, 3]"),
          scalar(GROUP)
              .is("LIST_UNIQUE(list T[]) -> BIGINT", "CAST(list_unique({0}) AS BIGINT)")
              .says("How many different elements there are; NULL does not count.")
              .example("LIST_UNIQUE([3, 1, 3])", "2"),
          scalar(GROUP)
              .is("LIST_SORT(list T[]) -> T[]", "list_sort({0}, 'ASC', 'NULLS LAST')")
              .is("LIST_SORT(list T[], order STRING) -> T[]", "list_sort({0}, {1}, 'NULLS LAST')")
              .says(
                  "The elements in order; 'DESC' (a constant) from the largest. NULLs come "
                      + "last.")
              .example("LIST_SORT([3, NULL, 1])", "[1, 3, NULL]"),
          scalar(GROUP)
              .is("LIST_REVERSE_SORT(list T[]) -> T[]", "list_sort({0}, 'DESC', 'NULLS LAST')")
              .says("The elements from the largest; NULLs come last.")
              .example("LIST_REVERSE_SORT([1, 3])", "[3, 1]"),
          scalar(GROUP)
              .is("LIST_REVERSE(list T[]) -> T[]", "list_reverse({0})")
              .says("The elements backwards.")
              .example("LIST_REVERSE([1, 2])", "[2, 1]"),
          scalar(GROUP)
              .is("LIST_SUM(list BIGINT[]) -> DECIMAL(38,0)", "CAST(list_sum({0}) AS {returns})")
              .is(
                  "LIST_SUM(list DECIMAL(p,s)[]) -> DECIMAL(38,s)",
                  "CAST(list_sum({0}) AS {returns})")
              .is("LIST_SUM(list DOUBLE[]) -> DOUBLE", "list_sum({0})")
              .says("The sum of the elements; NULL for none.")
              .fallible()
              .example("LIST_SUM([1, 2, 3])", "6"),
          scalar(GROUP)
              .is("LIST_AVG(list DOUBLE[]) -> DOUBLE", "list_avg({0})")
              .says("The mean of the elements.")
              .example("LIST_AVG([1, 2])", "1.5"),
          scalar(GROUP)
              .is("LIST_MIN(list T[]) -> T", "list_min({0})")
              .says("The smallest element.")
              .example("LIST_MIN([2, 1])", "1"),
          scalar(GROUP)
              .is("LIST_MAX(list T[]) -> T", "list_max({0})")
              .says("The largest element.")
              .example("LIST_MAX([2, 1])", "2"),
          scalar(GROUP)
              .is("LIST_FIRST(list T[]) -> T", "list_extract({0}, 1)")
              .says("The first element, NULL for an empty list.")
              .example("LIST_FIRST([7, 8])", "7"),
          scalar(GROUP)
              .is("LIST_LAST(list T[]) -> T", "list_extract({0}, -1)")
              .says("The last element, NULL for an empty list.")
              .example("LIST_LAST([7, 8])", "8"),
          scalar(GROUP)
              .is("LIST_EXTRACT(list T[], index BIGINT) -> T", "list_extract({0}, {1})")
              .says("One element; a negative position counts from the end, NULL beyond it.")
              .example("LIST_EXTRACT([7, 8], 2)", "8"),
          scalar(GROUP)
              .is("LIST_HAS_ANY(a T[], b T[]) -> BOOLEAN", "list_has_any({0}, {1})")
              .says("Whether they have an element in common.")
              .example("LIST_HAS_ANY([1, 2], [2, 3])", "true"),
          scalar(GROUP)
              .is("LIST_HAS_ALL(list T[], others T[]) -> BOOLEAN", "list_has_all({0}, {1})")
              .says("Whether all of the others are in the list.")
              .example("LIST_HAS_ALL([1, 2], [2])", "true"),
          scalar(GROUP)
              .is("LIST_INTERSECT(a T[], b T[]) -> T[]", "list_sort(list_intersect({0}, {1}))")
              .says("The elements that both have, each once, sorted.")
              .example("LIST_INTERSECT([3, 2, 1], [2, 3, 4])", "[2, 3]"),
          scalar(GROUP)
              .is(
                  "ARRAY_TO_STRING(list T[], separator STRING) -> STRING",
                  "array_to_string({0}, {1})")
              .says("The elements as one text with a separator between them.")
              .example("ARRAY_TO_STRING([1, 2], '-')", "1-2"),
          scalar(GROUP)
              .is("RANGE(stop BIGINT) -> BIGINT[]", "range({0})")
              .is("RANGE(start BIGINT, stop BIGINT) -> BIGINT[]", "range({0}, {1})")
              .is(
                  "RANGE(start BIGINT, stop BIGINT, step BIGINT) -> BIGINT[]",
                  "range({0}, {1}, {2})")
              .says("Whole numbers from the start (0) up to but not including the stop.")
              .fallible()
              .example("RANGE(1, 4)", "[1, 2, 3]"),
          scalar(GROUP)
              .is(
                  "GENERATE_SERIES(start BIGINT, last BIGINT) -> BIGINT[]",
                  "generate_series({0}, {1})")
              .is(
                  "GENERATE_SERIES(start BIGINT, last BIGINT, step BIGINT) -> BIGINT[]",
                  "generate_series({0}, {1}, {2})")
              .says("Whole numbers from the start to the last, included.")
              .fallible()
              .example("GENERATE_SERIES(1, 3)", "[1, 2, 3]"),
          scalar(GROUP)
              .is("FLATTEN(lists T[][]) -> T[]", "flatten({0})")
              .says("The elements of the lists in a list.")
              .example("FLATTEN([[1], [2, 3]])", "[1, 2, 3]"),
          scalar(GROUP)
              .is("LIST_TRANSFORM(list T[], each LAMBDA) -> V[]", "list_transform({0}, {1})")
              .says("What the lambda makes of each element.")
              .example("LIST_TRANSFORM([1, 2], x -> x * 10)", "[10, 20]"),
          scalar(GROUP)
              .is("LIST_FILTER(list T[], keep LAMBDA) -> T[]", "list_filter({0}, {1})")
              .says("The elements for which the lambda is TRUE.")
              .example("LIST_FILTER([1, 2, 3], x -> x > 1)", "[2, 3]"),
          scalar(GROUP)
              .is("LIST_REDUCE(list T[], join LAMBDA) -> T", "list_reduce({0}, {1})")
              .says(
                  "One value: the lambda joins the first two elements, then that and the "
                      + "third ...")
              .details("An empty list is an error.")
              .fallible()
              .example("LIST_REDUCE([1, 2, 3], (a, b) -> a + b)", "6"));

  private ListFunctions() {}
}
