package io.dpl.library.connector;

import io.dpl.api.connector.ReadRequest;
import io.dpl.api.diagnostic.DplException;
import io.dpl.api.diagnostic.NameCode;
import io.dpl.api.diagnostic.Nearest;
import io.dpl.api.diagnostic.TypeCode;
import io.dpl.api.type.DplType;
import io.dpl.api.type.Field;
import io.dpl.api.type.Schema;
import java.util.Objects;

/** Checks a SCHEMA clause against the columns that Parquet files really have. */
record ParquetSchemaClause(ReadRequest request, Schema found) {

  void check() {
    for (Field field : Objects.requireNonNull(request.schema()).fields()) {
      Field real = found.find(field.name()).orElseThrow(() -> missing(field.name()));
      boolean heavy =
          ParquetConnector.isHeavy(field.type()) || ParquetConnector.isHeavy(real.type());
      if (heavy && !list(field.type()).equals(list(real.type()))) {
        throw DplException.of(
            TypeCode.MISMATCH,
            request.span(),
            "column " + field.name() + " is " + real.type() + " in the file, not " + field.type(),
            "Heavy columns are read as they are; convert with CAST after READ.");
      }
    }
  }

  private static DplType list(DplType type) {
    return type instanceof DplType.Vector vector ? new DplType.ListOf(vector.element()) : type;
  }

  private DplException missing(String name) {
    return DplException.of(
        NameCode.SCHEMA_COLUMN_MISSING,
        request.span(),
        "the files have no column " + name,
        Nearest.to(name, found.names())
            .map(near -> "Did you mean " + near + "?")
            .orElse("Their columns are " + String.join(", ", found.names()) + "."));
  }
}
