package io.dpl.engine.exchange;

import java.util.List;
import org.apache.arrow.vector.BaseIntVector;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.DecimalVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.IntervalMonthDayNanoVector;
import org.apache.arrow.vector.PeriodDuration;
import org.apache.arrow.vector.ValueVector;
import org.apache.arrow.vector.VarBinaryVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.complex.FixedSizeListVector;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.complex.StructVector;

/**
 * A 64-bit hash of key columns. Values that DuckDB holds equal have the same hash: integers of any
 * width, 0.0 and -0.0, all NaNs, NULLs, intervals of the same length.
 */
final class KeyHash {

  private static final long NULL = 0x9E3779B97F4A7C15L;

  private KeyHash() {}

  /** The partition of a row: high bits, since DuckDB's own tables use the low ones. */
  static int partition(List<FieldVector> keys, int row, int partitions) {
    long hash = 0;
    for (FieldVector key : keys) {
      hash = combine(hash, of(key, row));
    }
    return (int) ((hash >>> 40) % partitions);
  }

  private static long of(ValueVector vector, int row) {
    if (vector.isNull(row)) {
      return NULL;
    }
    if (vector instanceof BigIntVector longs) {
      return mix(longs.get(row));
    }
    if (vector instanceof BaseIntVector integers) {
      return mix(integers.getValueAsLong(row));
    }
    if (vector instanceof VarCharVector text) {
      return bytes(text.getDataBuffer(), text.getStartOffset(row), text.getEndOffset(row));
    }
    if (vector instanceof VarBinaryVector blob) {
      return bytes(blob.getDataBuffer(), blob.getStartOffset(row), blob.getEndOffset(row));
    }
    if (vector instanceof Float8Vector doubles) {
      return real(doubles.get(row));
    }
    if (vector instanceof Float4Vector floats) {
      return real(floats.get(row));
    }
    if (vector instanceof BitVector bits) {
      return mix(bits.get(row));
    }
    return other(vector, row);
  }

  private static long other(ValueVector vector, int row) {
    if (vector instanceof DecimalVector decimal) {
      return mix(decimal.getObject(row).hashCode());
    }
    if (vector instanceof ListVector list) {
      return range(
          list.getDataVector(), list.getElementStartIndex(row), list.getElementEndIndex(row));
    }
    if (vector instanceof FixedSizeListVector list) {
      int size = list.getListSize();
      return range(list.getDataVector(), row * size, (row + 1) * size);
    }
    if (vector instanceof StructVector struct) {
      long hash = 1;
      for (FieldVector child : struct.getChildrenFromFields()) {
        hash = combine(hash, of(child, row));
      }
      return hash;
    }
    if (vector instanceof IntervalMonthDayNanoVector interval) {
      return interval(interval.getObject(row));
    }
    Object value = vector.getObject(row); // DATE, TIME, TIMESTAMP: numbers or local times
    return mix(value.hashCode());
  }

  /** A month is 30 days, a day 24 hours, as DuckDB compares intervals. */
  private static long interval(PeriodDuration value) {
    long days = value.getPeriod().toTotalMonths() * 30 + value.getPeriod().getDays();
    return mix(days * 86_400_000_000L + value.getDuration().toNanos() / 1000);
  }

  private static long range(ValueVector elements, int from, int to) {
    long hash = (long) to - from;
    for (int i = from; i < to; i++) {
      hash = combine(hash, of(elements, i));
    }
    return hash;
  }

  private static long real(double value) {
    return mix(Double.doubleToLongBits(value == 0 ? 0.0 : value));
  }

  private static long bytes(org.apache.arrow.memory.ArrowBuf data, long from, long to) {
    long hash = to - from;
    long at = from;
    for (; at + 8 <= to; at += 8) {
      hash = combine(hash, data.getLong(at));
    }
    long tail = 0;
    for (; at < to; at++) {
      tail = tail << 8 | (data.getByte(at) & 0xFF);
    }
    return combine(hash, tail);
  }

  private static long combine(long hash, long value) {
    return mix(hash * 31 + value);
  }

  /**
   * The finaliser of SplitMix64 (Steele, Lea, Flood: Fast Splittable Pseudorandom Number
   * Generators).
   */
  private static long mix(long value) {
    long z = value + NULL;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
