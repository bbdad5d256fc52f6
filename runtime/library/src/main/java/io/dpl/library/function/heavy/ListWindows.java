package io.dpl.library.function.heavy;

import io.dpl.api.diagnostic.RunCode;
import io.dpl.api.function.Cost;
import io.dpl.api.function.FunctionDoc;
import io.dpl.api.function.RowException;
import io.dpl.api.function.Signature;
import io.dpl.api.function.Traits;
import java.util.List;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.complex.ListVector;

/**
 * NGRAMS and LIST_CHUNK: parts of a list that follow one another. Native, because a lambda that
 * slices a captured list copies it for every element.
 *
 * @param overlapping whether a part starts at each element, and shorter ones are left out
 */
record ListWindows(boolean overlapping) {

  static final HeavyDefinition NGRAMS =
      new ListWindows(true)
          .function(
              "NGRAMS(list T[], n BIGINT) -> T[][]",
              "All sequences of n elements that follow one another; none if the list is shorter.",
              "NGRAMS(['a', 'b', 'c'], 2)",
              "[[a, b], [b, c]]");

  static final HeavyDefinition CHUNKS =
      new ListWindows(false)
          .function(
              "LIST_CHUNK(list T[], size BIGINT) -> T[][]",
              "The list cut into parts of so many elements; the last may be shorter.",
              "LIST_CHUNK([1, 2, 3], 2)",
              "[[1, 2], [3]]");

  private HeavyDefinition function(
      String signature, String summary, String example, String result) {
    return new HeavyDefinition(
        List.of(Signature.parse(signature)),
        Traits.FALLIBLE,
        new Cost(5e-6, 1 << 10, 4),
        new FunctionDoc(
            "Lists", summary, "A size below 1 is an error of the row (DPL5110).", example, result),
        options -> this::compute);
  }

  private long compute(List<FieldVector> arguments, int from, FieldVector out, int to) {
    ListVector source = (ListVector) arguments.get(0);
    long size = ((BigIntVector) arguments.get(1)).get(from);
    if (size < 1) {
      throw new RowException(
          from, RunCode.FUNCTION_ARGUMENT, "the size must be at least 1, not " + size, null);
    }
    int start = source.getElementStartIndex(from);
    int end = source.getElementEndIndex(from);
    ListVector list = (ListVector) out;
    ListVector parts = (ListVector) list.getDataVector();
    int first = list.startNewValue(to);
    int part = first;
    long copied = 0;
    int step = overlapping ? 1 : (int) Math.min(size, Integer.MAX_VALUE);
    for (long at = start; overlapping ? at + size <= end : at < end; at += step) {
      int stop = (int) Math.min(end, at + size);
      copy(source.getDataVector(), (int) at, stop, parts, part++);
      copied += stop - at;
    }
    list.endValue(to, part - first);
    return copied * elementBytes(source.getDataVector());
  }

  private static void copy(FieldVector from, int start, int stop, ListVector into, int row) {
    FieldVector values = into.getDataVector();
    int at = into.startNewValue(row);
    for (int i = start; i < stop; i++) {
      values.copyFromSafe(i, at++, from);
    }
    into.endValue(row, stop - start);
  }

  private static long elementBytes(FieldVector values) {
    return 1L + values.getBufferSize() / Math.max(1, values.getValueCount());
  }
}
