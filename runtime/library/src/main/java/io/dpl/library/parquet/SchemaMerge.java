package io.dpl.library.parquet;

import io.dpl.api.diagnostic.Diagnostic;
import io.dpl.api.diagnostic.DplException;
import io.dpl.api.diagnostic.RunCode;
import io.dpl.api.diagnostic.Span;
import io.dpl.api.type.DplType;
import io.dpl.api.type.DplType.Simple;
import io.dpl.api.type.Field;
import io.dpl.api.type.Schema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The one schema of several files: columns are matched by name, whatever their order. */
record SchemaMerge(List<ParquetFooter> footers, boolean unionByName) {

  Schema schema() {
    if (footers.isEmpty()) {
      return new Schema(List.of());
    }
    ParquetFooter first = footers.get(0);
    Map<String, Field> fields = new LinkedHashMap<>();
    first.schema().fields().forEach(field -> fields.put(key(field), field));
    for (ParquetFooter other : footers.subList(1, footers.size())) {
      if (!other.schema().equals(first.schema())) {
        merge(fields, first, other);
      }
    }
    return new Schema(List.copyOf(fields.values()));
  }

  private static String key(Field field) {
    return field.name().toLowerCase(Locale.ROOT);
  }

  private void merge(Map<String, Field> fields, ParquetFooter first, ParquetFooter other) {
    for (Field field : other.schema().fields()) {
      Field known = fields.get(key(field));
      if (known == null && !unionByName) {
        throw differ(first, other, "only the second has " + field.name());
      }
      if (known == null) {
        fields.put(key(field), Field.of(field.name(), field.type()));
        continue;
      }
      DplType common = common(known.type(), field.type());
      if (common == null) {
        throw differ(
            first, other, field.name() + " is " + known.type() + " there and " + field.type());
      }
      boolean nullable = known.nullable() || field.nullable();
      fields.put(key(field), new Field(known.name(), common, nullable));
    }
    for (Field known : List.copyOf(fields.values())) {
      if (other.schema().find(known.name()).isEmpty()) {
        if (!unionByName) {
          throw differ(first, other, "only the first has " + known.name());
        }
        fields.put(key(known), Field.of(known.name(), known.type()));
      }
    }
  }

  /** Vectors of different lengths are lists; integers widen where a union was asked for. */
  private @Nullable DplType common(DplType a, DplType b) {
    if (a.equals(b)) {
      return a;
    }
    if (listOf(a) instanceof DplType.ListOf list && list.equals(listOf(b))) {
      return list;
    }
    if (unionByName && a.isInteger() && b.isInteger()) {
      return ((Simple) a).ordinal() > ((Simple) b).ordinal() ? a : b;
    }
    return null;
  }

  private static DplType listOf(DplType type) {
    return type instanceof DplType.Vector vector ? new DplType.ListOf(vector.element()) : type;
  }

  private static DplException differ(ParquetFooter first, ParquetFooter other, String how) {
    return new DplException(
        List.of(
            Diagnostic.error(
                RunCode.PARQUET_SCHEMAS_DIFFER,
                Span.NONE,
                "'" + first.path() + "' and '" + other.path() + "' differ: " + how,
                "Read them apart, or give OPTIONS (union_by_name = TRUE).")));
  }
}
