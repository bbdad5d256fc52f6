package io.dpl.library.parquet.scan;

import org.apache.parquet.format.ConvertedType;
import org.apache.parquet.format.LogicalType;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.TimeUnit;

/** What a tick of a time or timestamp of 64 bits is. */
enum TickUnit {
  MILLIS,
  MICROS,
  NANOS;

  /** Rounds to the nearest microsecond, halves away from zero, as DuckDB does. */
  static long micros(long nanos) {
    long rest = nanos % 1000;
    return nanos / 1000 + (rest >= 500 ? 1 : rest <= -500 ? -1 : 0);
  }

  static TickUnit of(SchemaElement element) {
    LogicalType logical = element.getLogicalType();
    TimeUnit unit;
    if (logical != null && logical.isSetTIME()) {
      unit = logical.getTIME().getUnit();
    } else if (logical != null && logical.isSetTIMESTAMP()) {
      unit = logical.getTIMESTAMP().getUnit();
    } else {
      boolean millis = element.getConverted_type() == ConvertedType.TIMESTAMP_MILLIS;
      return millis ? MILLIS : MICROS;
    }
    return unit.isSetMILLIS() ? MILLIS : unit.isSetNANOS() ? NANOS : MICROS;
  }
}
