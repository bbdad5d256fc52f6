package io.dpl.api.type;

import io.dpl.api.type.DplType.Simple;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.arrow.vector.types.DateUnit;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.IntervalUnit;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.FieldType;

/**
 * DPL types as Arrow types. Batches between operators have exactly these: STRING is Utf8, BLOB is
 * Binary, a vector is a FixedSizeList, times and timestamps are in microseconds, INTERVAL is
 * MonthDayNano, DECIMAL has 128 bits.
 */
public final class ArrowTypes {

  private ArrowTypes() {}

  /** The columns as Arrow has them. */
  public static org.apache.arrow.vector.types.pojo.Schema schema(Schema schema) {
    return new org.apache.arrow.vector.types.pojo.Schema(
        schema.fields().stream().map(ArrowTypes::field).toList());
  }

  /** One column as Arrow has it; always nullable, since nobody checks it on the way. */
  public static org.apache.arrow.vector.types.pojo.Field field(Field field) {
    return field(field.name(), field.type(), true);
  }

  private static org.apache.arrow.vector.types.pojo.Field field(
      String name, DplType type, boolean nullable) {
    return new org.apache.arrow.vector.types.pojo.Field(
        name, new FieldType(nullable, arrow(type), null), children(type));
  }

  private static List<org.apache.arrow.vector.types.pojo.Field> children(DplType type) {
    if (type instanceof DplType.ListOf list) {
      return List.of(field("element", list.element(), true));
    }
    if (type instanceof DplType.Vector vector) {
      return List.of(field("element", vector.element(), true));
    }
    if (type instanceof DplType.Struct struct) {
      return struct.fields().stream().map(ArrowTypes::field).toList();
    }
    if (type instanceof DplType.MapOf map) {
      return List.of(
          new org.apache.arrow.vector.types.pojo.Field(
              "entries",
              new FieldType(false, new ArrowType.Struct(), null),
              List.of(field("key", map.key(), false), field("value", map.value(), true))));
    }
    return List.of();
  }

  private static ArrowType arrow(DplType type) {
    if (type instanceof Simple simple) {
      return simple(simple);
    }
    if (type instanceof DplType.Decimal decimal) {
      return new ArrowType.Decimal(decimal.precision(), decimal.scale(), 128);
    }
    if (type instanceof DplType.ListOf) {
      return new ArrowType.List();
    }
    if (type instanceof DplType.Vector vector) {
      return new ArrowType.FixedSizeList(vector.dimension());
    }
    if (type instanceof DplType.Struct) {
      return new ArrowType.Struct();
    }
    return new ArrowType.Map(false);
  }

  private static ArrowType simple(Simple type) {
    return switch (type) {
      case BOOLEAN -> new ArrowType.Bool();
      case TINYINT -> new ArrowType.Int(8, true);
      case SMALLINT -> new ArrowType.Int(16, true);
      case INTEGER -> new ArrowType.Int(32, true);
      case BIGINT -> new ArrowType.Int(64, true);
      case FLOAT -> new ArrowType.FloatingPoint(FloatingPointPrecision.SINGLE);
      case DOUBLE -> new ArrowType.FloatingPoint(FloatingPointPrecision.DOUBLE);
      case STRING -> new ArrowType.Utf8();
      case BLOB -> new ArrowType.Binary();
      case DATE -> new ArrowType.Date(DateUnit.DAY);
      case TIME -> new ArrowType.Time(TimeUnit.MICROSECOND, 64);
      case TIMESTAMP -> new ArrowType.Timestamp(TimeUnit.MICROSECOND, null);
      case TIMESTAMPTZ -> new ArrowType.Timestamp(TimeUnit.MICROSECOND, "UTC");
      case INTERVAL -> new ArrowType.Interval(IntervalUnit.MONTH_DAY_NANO);
      case NULL -> new ArrowType.Null();
    };
  }

  /** The columns of an Arrow schema as DPL reads them, see {@link #type}. */
  public static Schema schema(org.apache.arrow.vector.types.pojo.Schema schema) {
    return new Schema(schema.getFields().stream().map(ArrowTypes::field).toList());
  }

  /** An Arrow column as DPL reads it, see {@link #type}. */
  public static Field field(org.apache.arrow.vector.types.pojo.Field field) {
    return new Field(field.getName(), type(field), field.isNullable());
  }

  /**
   * The DPL type that holds the values of an Arrow column. Not always the reverse of {@link
   * #field(Field)}: unsigned integers become the next wider signed type, other units microseconds,
   * large and view layouts the plain one.
   *
   * @throws IllegalArgumentException for a type that DPL has no values for (a union)
   */
  public static DplType type(org.apache.arrow.vector.types.pojo.Field field) {
    List<org.apache.arrow.vector.types.pojo.Field> children = field.getChildren();
    ArrowType type = field.getType();
    return switch (type.getTypeID()) {
      case Null -> Simple.NULL;
      case Bool -> Simple.BOOLEAN;
      case Int -> integer((ArrowType.Int) type);
      case FloatingPoint ->
          ((ArrowType.FloatingPoint) type).getPrecision() == FloatingPointPrecision.DOUBLE
              ? Simple.DOUBLE
              : Simple.FLOAT;
      case Decimal -> decimal(field.getName(), (ArrowType.Decimal) type);
      case Utf8, LargeUtf8, Utf8View -> Simple.STRING;
      case Binary, LargeBinary, BinaryView, FixedSizeBinary -> Simple.BLOB;
      case Date -> Simple.DATE;
      case Time -> Simple.TIME;
      case Timestamp ->
          ((ArrowType.Timestamp) type).getTimezone() == null
              ? Simple.TIMESTAMP
              : Simple.TIMESTAMPTZ;
      case Interval, Duration -> Simple.INTERVAL;
      case List, LargeList, ListView, LargeListView -> new DplType.ListOf(type(children.get(0)));
      case FixedSizeList ->
          new DplType.Vector(type(children.get(0)), ((ArrowType.FixedSizeList) type).getListSize());
      case Struct -> new DplType.Struct(children.stream().map(ArrowTypes::field).toList());
      case Map ->
          new DplType.MapOf(
              type(children.get(0).getChildren().get(0)),
              type(children.get(0).getChildren().get(1)));
      default ->
          throw new IllegalArgumentException(
              "column " + field.getName() + " has the type " + type + ", which DPL cannot read");
    };
  }

  private static DplType integer(ArrowType.Int type) {
    int bits = type.getIsSigned() ? type.getBitWidth() : type.getBitWidth() * 2;
    return switch (bits) {
      case 8 -> Simple.TINYINT;
      case 16 -> Simple.SMALLINT;
      case 32 -> Simple.INTEGER;
      case 64 -> Simple.BIGINT;
      default -> new DplType.Decimal(38, 0);
    };
  }

  private static DplType decimal(String column, ArrowType.Decimal type) {
    if (type.getPrecision() > 38 || type.getScale() < 0) {
      throw new IllegalArgumentException(
          "column " + column + " has the type " + type + ", DPL's DECIMAL has 38 digits");
    }
    return new DplType.Decimal(type.getPrecision(), type.getScale());
  }

  /**
   * Whether two Arrow columns hold values in the same layout: equal types all the way down, without
   * regard to names of list elements and map entries or to nullability.
   */
  public static boolean sameLayout(
      org.apache.arrow.vector.types.pojo.Field a, org.apache.arrow.vector.types.pojo.Field b) {
    return a.getType().equals(b.getType())
        && a.getChildren().size() == b.getChildren().size()
        && IntStream.range(0, a.getChildren().size())
            .allMatch(i -> sameLayout(a.getChildren().get(i), b.getChildren().get(i)));
  }
}
