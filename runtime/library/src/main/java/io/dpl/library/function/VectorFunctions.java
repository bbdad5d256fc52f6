package io.dpl.library.function;

import static io.dpl.library.function.Definition.scalar;

import io.dpl.api.function.FunctionDefinition;
import java.util.List;

/** Functions on vectors of equal dimension; a list becomes one by CAST(list AS FLOAT[384]). */
public final class VectorFunctions {

  private static final String GROUP = "Vectors";

  /** All of them. */
  public static final List<FunctionDefinition> LIST =
      List.of(
          scalar(GROUP)
              .is(
                  "COSINE(a FLOAT[n], b FLOAT[n]) -> DOUBLE",
                  "CAST(array_cosine_similarity({0}, {1}) AS DOUBLE)")
              .is(
                  "COSINE(a DOUBLE[n], b DOUBLE[n]) -> DOUBLE",
                  "CAST(array_cosine_similarity({0}, {1}) AS DOUBLE)")
              .says(
                  "The cosine of the angle between two vectors: 1 for the same direction, 0 "
                      + "for a right angle.")
              .example("COSINE(CAST([3, 4] AS FLOAT[2]), CAST([6, 8] AS FLOAT[2]))", "1.0"),
          scalar(GROUP)
              .is(
                  "DOT(a FLOAT[n], b FLOAT[n]) -> DOUBLE",
                  "CAST(array_inner_product({0}, {1}) AS DOUBLE)")
              .is(
                  "DOT(a DOUBLE[n], b DOUBLE[n]) -> DOUBLE",
                  "CAST(array_inner_product({0}, {1}) AS DOUBLE)")
              .says("The inner product of two vectors.")
              .example("DOT(CAST([1, 2] AS FLOAT[2]), CAST([3, 4] AS FLOAT[2]))", "11.0"),
          scalar(GROUP)
              .is(
                  "L2_DISTANCE(a FLOAT[n], b FLOAT[n]) -> DOUBLE",
                  "CAST(array_distance({0}, {1}) AS DOUBLE)")
              .is(
                  "L2_DISTANCE(a DOUBLE[n], b DOUBLE[n]) -> DOUBLE",
                  "CAST(array_distance({0}, {1}) AS DOUBLE)")
              .says("The Euclidean distance of two vectors.")
              .example("L2_DISTANCE(CAST([0, 0] AS FLOAT[2]), CAST([3, 4] AS FLOAT[2]))", "5.0"));

  private VectorFunctions() {}
}
