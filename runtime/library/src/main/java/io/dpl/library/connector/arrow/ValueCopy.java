package io.dpl.library.connector.arrow;

import io.dpl.api.type.ArrowTypes;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.apache.arrow.vector.BaseVariableWidthViewVector;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.DateMilliVector;
import org.apache.arrow.vector.DecimalVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.FixedSizeBinaryVector;
import org.apache.arrow.vector.Float2Vector;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.LargeVarBinaryVector;
import org.apache.arrow.vector.LargeVarCharVector;
import org.apache.arrow.vector.SmallIntVector;
import org.apache.arrow.vector.TimeMicroVector;
import org.apache.arrow.vector.TimeStampVector;
import org.apache.arrow.vector.UInt1Vector;
import org.apache.arrow.vector.UInt2Vector;
import org.apache.arrow.vector.UInt4Vector;
import org.apache.arrow.vector.UInt8Vector;
import org.apache.arrow.vector.VarBinaryVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.complex.FixedSizeListVector;
import org.apache.arrow.vector.complex.LargeListVector;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.complex.StructVector;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;

/** Copies values of columns whose layout is not DPL's: unsigned, large, other units. */
public final class ValueCopy {

  private static final Set<ArrowType.ArrowTypeID> UNREADABLE =
      Set.of(
          ArrowType.ArrowTypeID.Duration,
          ArrowType.ArrowTypeID.ListView,
          ArrowType.ArrowTypeID.LargeListView,
          ArrowType.ArrowTypeID.RunEndEncoded,
          ArrowType.ArrowTypeID.Union);

  private ValueCopy() {}

  /** Refuses what {@link #copy} cannot do, by {@link IllegalArgumentException} for the user. */
  public static void check(Field field) {
    boolean interval =
        field.getType() instanceof ArrowType.Interval
            && !ArrowTypes.sameLayout(field, ArrowTypes.field(ArrowTypes.field(field)));
    boolean wide = field.getType() instanceof ArrowType.Decimal d && d.getBitWidth() != 128;
    if (interval || wide || UNREADABLE.contains(field.getType().getTypeID())) {
      throw new IllegalArgumentException(
          "column " + field.getName() + " has the type " + field.getType());
    }
    field.getChildren().forEach(ValueCopy::check);
  }

  /** Copies one value into a column of the type that {@link ArrowTypes} gives for it. */
  public static void copy(FieldVector from, int row, FieldVector into, int to) {
    if (from.isNull(row)) {
      into.setNull(to);
    } else if (ArrowTypes.sameLayout(from.getField(), into.getField())) {
      into.copyFromSafe(row, to, from);
    } else if (into instanceof ListVector list) {
      list(from, row, list, to);
    } else if (into instanceof FixedSizeListVector vector) {
      int size = vector.getListSize();
      FieldVector values = ((FixedSizeListVector) from).getDataVector();
      vector.setNotNull(to);
      for (int i = 0; i < size; i++) {
        copy(values, row * size + i, vector.getDataVector(), to * size + i);
      }
    } else if (into instanceof StructVector struct) {
      List<FieldVector> targets = struct.getChildrenFromFields();
      struct.setIndexDefined(to);
      for (int i = 0; i < targets.size(); i++) {
        copy(((StructVector) from).getChildrenFromFields().get(i), row, targets.get(i), to);
      }
    } else {
      simple(from, row, into, to);
    }
  }

  private static void list(FieldVector from, int row, ListVector into, int to) {
    FieldVector values;
    long start;
    long end;
    if (from instanceof LargeListVector large) {
      values = large.getDataVector();
      start = large.getElementStartIndex(row);
      end = large.getElementEndIndex(row);
    } else {
      ListVector list = (ListVector) from;
      values = list.getDataVector();
      start = list.getElementStartIndex(row);
      end = list.getElementEndIndex(row);
    }
    int at = into.startNewValue(to);
    for (long i = start; i < end; i++) {
      copy(values, (int) i, into.getDataVector(), at++);
    }
    into.endValue(to, (int) (end - start));
  }

  private static void simple(FieldVector from, int row, FieldVector into, int to) {
    if (into instanceof VarCharVector texts) {
      texts.setSafe(to, bytes(from, row));
    } else if (into instanceof VarBinaryVector blobs) {
      blobs.setSafe(to, bytes(from, row));
    } else if (into instanceof SmallIntVector numbers) {
      numbers.setSafe(to, Byte.toUnsignedInt(((UInt1Vector) from).get(row)));
    } else if (into instanceof IntVector numbers) {
      numbers.setSafe(to, ((UInt2Vector) from).get(row));
    } else if (into instanceof BigIntVector numbers) {
      numbers.setSafe(to, Integer.toUnsignedLong(((UInt4Vector) from).get(row)));
    } else if (into instanceof DecimalVector decimals) {
      long bits = ((UInt8Vector) from).get(row);
      decimals.setSafe(to, new BigDecimal(new BigInteger(Long.toUnsignedString(bits))));
    } else if (into instanceof Float4Vector floats) {
      floats.setSafe(to, ((Float2Vector) from).getValueAsFloat(row));
    } else if (into instanceof DateDayVector dates) {
      long millis = ((DateMilliVector) from).get(row);
      dates.setSafe(to, (int) Math.floorDiv(millis, 86_400_000L));
    } else if (into instanceof TimeMicroVector times) {
      TimeUnit unit = ((ArrowType.Time) from.getField().getType()).getUnit();
      long value = unit == TimeUnit.NANOSECOND ? nanos(from, row) : seconds(from, row);
      times.setSafe(to, micros(value, unit));
    } else if (into instanceof TimeStampVector times) {
      TimeUnit unit = ((ArrowType.Timestamp) from.getField().getType()).getUnit();
      times.setSafe(to, micros(((TimeStampVector) from).get(row), unit));
    } else {
      throw new IllegalArgumentException("column " + from.getName() + " has " + from.getField());
    }
  }

  private static long nanos(FieldVector from, int row) {
    return ((org.apache.arrow.vector.TimeNanoVector) from).get(row);
  }

  /** Times of day in seconds or milliseconds have 32 bits. */
  private static long seconds(FieldVector from, int row) {
    return from.getDataBuffer().getInt((long) row * Integer.BYTES);
  }

  private static long micros(long value, TimeUnit unit) {
    return switch (unit) {
      case SECOND -> Math.multiplyExact(value, 1_000_000L);
      case MILLISECOND -> Math.multiplyExact(value, 1_000L);
      case MICROSECOND -> value;
      case NANOSECOND -> Math.floorDiv(value, 1_000L);
    };
  }

  private static byte[] bytes(FieldVector from, int row) {
    if (from instanceof LargeVarCharVector large) {
      return large.get(row);
    }
    if (from instanceof LargeVarBinaryVector large) {
      return large.get(row);
    }
    if (from instanceof BaseVariableWidthViewVector) {
      Object value = from.getObject(row);
      return value instanceof byte[] bytes
          ? bytes
          : value.toString().getBytes(StandardCharsets.UTF_8);
    }
    return ((FixedSizeBinaryVector) from).get(row);
  }
}
