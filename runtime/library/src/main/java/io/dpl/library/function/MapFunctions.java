package io.dpl.library.function;

import static io.dpl.library.function.Definition.scalar;

import io.dpl.api.function.FunctionDefinition;
import java.util.List;

/** Functions on maps. */
public final class MapFunctions {

  private static final String GROUP = "Maps";

  /** All of them. */
  public static final List<FunctionDefinition> LIST =
      List.of(
          scalar(GROUP)
              .is("MAP_KEYS(map MAP(K, V)) -> K[]", "map_keys({0})")
              .says("The keys.")
              .example("MAP_KEYS(MAP_FROM_LISTS(['a', 'b'], [1, 2]))", "[a, b]"),
          scalar(GROUP)
              .is("MAP_VALUES(map MAP(K, V)) -> V[]", "map_values({0})")
              .says("The values.")
              .example("MAP_VALUES(MAP_FROM_LISTS(['a', 'b'], [1, 2]))", "[1, 2]"),
          scalar(GROUP)
              .is("MAP_EXTRACT(map MAP(K, V), key K) -> V[]", "map_extract({0}, {1})")
              .says("A list with the value of a key, an empty one if the map has no such key.")
              .example("MAP_EXTRACT(MAP_FROM_LISTS(['a'], [1]), 'a')", "[1]"),
          scalar(GROUP)
              .is("MAP_EXTRACT_VALUE(map MAP(K, V), key K) -> V", "map_extract_value({0}, {1})")
              .says("The value of a key, NULL if the map has no such key.")
              .example("MAP_EXTRACT_VALUE(MAP_FROM_LISTS(['a'], [1]), 'a')", "1"),
          scalar(GROUP)
              .is("MAP_CONTAINS(map MAP(K, V), key K) -> BOOLEAN", "map_contains({0}, {1})")
              .says("Whether the map has the key.")
              .example("MAP_CONTAINS(MAP_FROM_LISTS(['a'], [1]), 'b')", "false"),
          scalar(GROUP)
              .is("MAP_SIZE(map MAP(K, V)) -> BIGINT", "CAST(cardinality({0}) AS BIGINT)")
              .says("Number of entries.")
              .example("MAP_SIZE(MAP_FROM_LISTS(['a'], [1]))", "1"),
          scalar(GROUP)
              .is("MAP_FROM_LISTS(keys K[], values V[]) -> MAP(K, V)", "map({0}, {1})")
              .says("A map of keys and their values.")
              .details("Lists of different lengths and repeated keys are errors.")
              .fallible()
              .example("MAP_FROM_LISTS(['a'], [1])", "{a=1}"),
          scalar(GROUP)
              .is("MAP_CONCAT(a MAP(K, V), b MAP(K, V)) -> MAP(K, V)", "map_concat({0}, {1})")
              .says("The entries of both; of equal keys those of the second.")
              .example(
                  "MAP_CONCAT(MAP_FROM_LISTS(['a'], [1]), MAP_FROM_LISTS(['a'], [2]))", "{a=2}"));

  private MapFunctions() {}
}
