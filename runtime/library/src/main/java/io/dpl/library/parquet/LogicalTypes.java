package io.dpl.library.parquet;

import io.dpl.api.type.DplType;
import io.dpl.api.type.DplType.Simple;
import org.apache.parquet.format.LogicalType;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.TimeUnit;
import org.apache.parquet.format.Type;
import org.jspecify.annotations.Nullable;

/**
 * The DPL type of a leaf. Unsigned integers become the next wider type, texts of every kind STRING,
 * timestamps of every unit microseconds.
 *
 * <p>Where only the older annotation stands, DuckDB's reading is followed: its timestamps have no
 * zone.
 */
record LogicalTypes(ParquetFault fault) {

  private static final DplType WIDE = new DplType.Decimal(38, 0);

  DplType type(SchemaElement element) {
    if (element.isSetLogicalType()) {
      DplType known = logical(element, element.getLogicalType());
      if (known != null) {
        return known;
      }
    }
    return element.isSetConverted_type() ? converted(element) : physical(element.getType());
  }

  private @Nullable DplType logical(SchemaElement element, LogicalType logical) {
    if (logical.isSetSTRING()
        || logical.isSetENUM()
        || logical.isSetJSON()
        || logical.isSetUUID()) {
      return Simple.STRING;
    }
    if (logical.isSetDECIMAL()) {
      return decimal(logical.getDECIMAL().getPrecision(), logical.getDECIMAL().getScale());
    }
    if (logical.isSetDATE()) {
      return Simple.DATE;
    }
    if (logical.isSetTIME()) {
      check(logical.getTIME().getUnit());
      return Simple.TIME;
    }
    if (logical.isSetTIMESTAMP()) {
      check(logical.getTIMESTAMP().getUnit());
      return logical.getTIMESTAMP().isIsAdjustedToUTC() ? Simple.TIMESTAMPTZ : Simple.TIMESTAMP;
    }
    if (logical.isSetINTEGER()) {
      return integer(logical.getINTEGER().getBitWidth(), logical.getINTEGER().isIsSigned());
    }
    if (logical.isSetFLOAT16() && element.getType() == Type.FIXED_LEN_BYTE_ARRAY) {
      return Simple.FLOAT;
    }
    return logical.isSetBSON() || logical.isSetGEOMETRY() || logical.isSetGEOGRAPHY()
        ? Simple.BLOB
        : null;
  }

  private void check(@Nullable TimeUnit unit) {
    if (unit == null || unit.getSetField() == null) {
      throw fault.broken("its schema has a time without a unit", null);
    }
  }

  private DplType converted(SchemaElement element) {
    return switch (element.getConverted_type()) {
      case UTF8, ENUM, JSON -> Simple.STRING;
      case DECIMAL -> decimal(element.getPrecision(), element.getScale());
      case DATE -> Simple.DATE;
      case TIME_MILLIS, TIME_MICROS -> Simple.TIME;
      case TIMESTAMP_MILLIS, TIMESTAMP_MICROS -> Simple.TIMESTAMP;
      case INT_8 -> Simple.TINYINT;
      case INT_16 -> Simple.SMALLINT;
      case INT_32 -> Simple.INTEGER;
      case INT_64 -> Simple.BIGINT;
      case UINT_8 -> Simple.SMALLINT;
      case UINT_16 -> Simple.INTEGER;
      case UINT_32 -> Simple.BIGINT;
      case UINT_64 -> WIDE;
      case INTERVAL -> Simple.INTERVAL;
      case BSON, LIST, MAP, MAP_KEY_VALUE -> physical(element.getType());
    };
  }

  private static DplType physical(Type type) {
    return switch (type) {
      case BOOLEAN -> Simple.BOOLEAN;
      case INT32 -> Simple.INTEGER;
      case INT64 -> Simple.BIGINT;
      case INT96 -> Simple.TIMESTAMP;
      case FLOAT -> Simple.FLOAT;
      case DOUBLE -> Simple.DOUBLE;
      case BYTE_ARRAY, FIXED_LEN_BYTE_ARRAY -> Simple.BLOB;
    };
  }

  private static DplType integer(int bits, boolean signed) {
    return switch (bits) {
      case 8 -> signed ? Simple.TINYINT : Simple.SMALLINT;
      case 16 -> signed ? Simple.SMALLINT : Simple.INTEGER;
      case 32 -> signed ? Simple.INTEGER : Simple.BIGINT;
      default -> signed ? Simple.BIGINT : WIDE;
    };
  }

  private DplType decimal(int precision, int scale) {
    if (precision > 38) {
      return Simple.DOUBLE;
    }
    if (precision < 1 || scale < 0 || scale > precision) {
      throw fault.broken("its schema has a DECIMAL(" + precision + ", " + scale + ")", null);
    }
    return new DplType.Decimal(precision, scale);
  }
}
