package io.dpl.library.parquet.scan;

import org.apache.parquet.format.ConvertedType;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.TimeUnit;

/** What a tick of a time or timestamp of 64 bits is. */
enum TickUnit {
  MILLIS,
  MICROS,
  NANOS;

  static TickUnit of(SchemaElement element) {
    if (!element.isSetLogicalType()) {
      ConvertedType converted = element.getConverted_type();
      return converted == ConvertedType.TIMESTAMP_MILLIS ? MILLIS : MICROS;
    }
    TimeUnit unit =
        element.getLogicalType().isSetTIME()
            ? element.getLogicalType().getTIME().getUnit()
            : element.getLogicalType().getTIMESTAMP().getUnit();
    return unit.isSetMILLIS() ? MILLIS : unit.isSetNANOS() ? NANOS : MICROS;
  }
}
