package io.dpl.library.function.heavy;

import io.dpl.api.function.Cost;
import io.dpl.api.function.FunctionDoc;
import io.dpl.api.function.Signature;
import io.dpl.api.function.Traits;
import java.util.List;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.complex.FixedSizeListVector;

/** NORMALIZE: a vector of length 1 in the same direction. */
final class NormalizeVector {

  static final HeavyDefinition FUNCTION =
      new HeavyDefinition(
          List.of(
              Signature.parse("NORMALIZE(vector FLOAT[n]) -> FLOAT[n]"),
              Signature.parse("NORMALIZE(vector DOUBLE[n]) -> DOUBLE[n]")),
          Traits.PURE,
          new Cost(1e-6, 1536, 3),
          new FunctionDoc(
              "Vectors",
              "The vector of length 1 in the same direction; a vector of zeros stays as it is.",
              "An element that is NULL makes the result NULL.",
              "NORMALIZE(CAST([3, 4] AS FLOAT[2]))",
              "[0.6, 0.8]"),
          options -> NormalizeVector::compute);

  private NormalizeVector() {}

  private static long compute(List<FieldVector> arguments, int from, FieldVector out, int to) {
    FixedSizeListVector source = (FixedSizeListVector) arguments.get(0);
    FixedSizeListVector target = (FixedSizeListVector) out;
    int size = source.getListSize();
    int first = from * size;
    FieldVector values = source.getDataVector();
    double squares = 0;
    for (int i = 0; i < size; i++) {
      if (values.isNull(first + i)) {
        target.setNull(to);
        return 0;
      }
      double value = value(values, first + i);
      squares += value * value;
    }
    double length = squares == 0 ? 1 : Math.sqrt(squares);
    target.setNotNull(to);
    for (int i = 0; i < size; i++) {
      set(target.getDataVector(), to * size + i, value(values, first + i) / length);
    }
    return size * 8L;
  }

  private static double value(FieldVector values, int at) {
    return values instanceof Float4Vector floats ? floats.get(at) : ((Float8Vector) values).get(at);
  }

  private static void set(FieldVector values, int at, double value) {
    if (values instanceof Float4Vector floats) {
      floats.setSafe(at, (float) value);
    } else {
      ((Float8Vector) values).setSafe(at, value);
    }
  }
}
