package io.dpl.compiler.rel;

import io.dpl.api.type.DplType;
import io.dpl.api.type.DplType.Simple;
import io.dpl.api.type.Field;
import io.dpl.api.type.Schema;
import java.util.List;
import org.apache.calcite.avatica.util.TimeUnit;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rel.type.StructKind;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;

/** DPL types as Calcite's and back. */
public final class RelTypes {

  private final DplTypeFactory factory;

  public RelTypes(DplTypeFactory factory) {
    this.factory = factory;
  }

  /** A row of these columns. */
  public RelDataType row(Schema schema) {
    RelDataTypeFactory.Builder row = factory.builder();
    schema.fields().forEach(field -> row.add(field.name(), toRel(field.type(), field.nullable())));
    return row.build();
  }

  /** The columns of a row; NULL is INTEGER in them, as in DuckDB. */
  public Schema schema(RelDataType row) {
    return new Schema(
        row.getFieldList().stream()
            .map(
                field ->
                    new Field(
                        field.getName(),
                        column(toDpl(field.getType())),
                        field.getType().isNullable()))
            .toList());
  }

  private static DplType column(DplType type) {
    if (type == Simple.NULL) {
      return Simple.INTEGER;
    }
    if (type instanceof DplType.ListOf list) {
      return new DplType.ListOf(column(list.element()));
    }
    if (type instanceof DplType.MapOf map) {
      return new DplType.MapOf(column(map.key()), column(map.value()));
    }
    return type instanceof DplType.Struct struct
        ? new DplType.Struct(
            struct.fields().stream().map(f -> Field.of(f.name(), column(f.type()))).toList())
        : type;
  }

  /** Calcite's type. */
  public RelDataType toRel(DplType type, boolean nullable) {
    return factory.createTypeWithNullability(toRel(type), nullable);
  }

  private RelDataType toRel(DplType type) {
    if (type instanceof Simple simple) {
      return simple(simple);
    }
    if (type instanceof DplType.Decimal decimal) {
      return factory.createSqlType(SqlTypeName.DECIMAL, decimal.precision(), decimal.scale());
    }
    if (type instanceof DplType.ListOf list) {
      return factory.createArrayType(toRel(list.element(), true), -1);
    }
    if (type instanceof DplType.Vector vector) {
      return factory.vector(toRel(vector.element(), false), vector.dimension());
    }
    if (type instanceof DplType.MapOf map) {
      return factory.createMapType(toRel(map.key(), false), toRel(map.value(), true));
    }
    DplType.Struct struct = (DplType.Struct) type;
    return factory.createStructType(
        StructKind.FULLY_QUALIFIED,
        struct.fields().stream().map(field -> toRel(field.type(), true)).toList(),
        struct.fields().stream().map(Field::name).toList());
  }

  private RelDataType simple(Simple type) {
    return switch (type) {
      case BOOLEAN -> factory.createSqlType(SqlTypeName.BOOLEAN);
      case TINYINT -> factory.createSqlType(SqlTypeName.TINYINT);
      case SMALLINT -> factory.createSqlType(SqlTypeName.SMALLINT);
      case INTEGER -> factory.createSqlType(SqlTypeName.INTEGER);
      case BIGINT -> factory.createSqlType(SqlTypeName.BIGINT);
      case FLOAT -> factory.createSqlType(SqlTypeName.REAL);
      case DOUBLE -> factory.createSqlType(SqlTypeName.DOUBLE);
      case STRING -> factory.createSqlType(SqlTypeName.VARCHAR);
      case BLOB -> factory.createSqlType(SqlTypeName.VARBINARY);
      case DATE -> factory.createSqlType(SqlTypeName.DATE);
      case TIME -> factory.createSqlType(SqlTypeName.TIME, 6);
      case TIMESTAMP -> factory.createSqlType(SqlTypeName.TIMESTAMP, 6);
      case TIMESTAMPTZ -> factory.createSqlType(SqlTypeName.TIMESTAMP_WITH_LOCAL_TIME_ZONE, 6);
      case INTERVAL ->
          factory.createSqlIntervalType(
              new SqlIntervalQualifier(TimeUnit.DAY, TimeUnit.SECOND, SqlParserPos.ZERO));
      case NULL -> factory.createSqlType(SqlTypeName.NULL);
    };
  }

  /** DPL's type; a Calcite type that DPL does not make is our bug. */
  public DplType toDpl(RelDataType type) {
    if (type instanceof VectorType vector) {
      return new DplType.Vector(toDpl(vector.getComponentType()), vector.dimension());
    }
    if (type.isStruct()) {
      List<Field> fields =
          type.getFieldList().stream()
              .map(field -> Field.of(field.getName(), toDpl(field.getType())))
              .toList();
      return new DplType.Struct(fields);
    }
    return switch (type.getSqlTypeName()) {
      case BOOLEAN -> Simple.BOOLEAN;
      case TINYINT -> Simple.TINYINT;
      case SMALLINT -> Simple.SMALLINT;
      case INTEGER -> Simple.INTEGER;
      case BIGINT -> Simple.BIGINT;
      case REAL -> Simple.FLOAT;
      case FLOAT, DOUBLE -> Simple.DOUBLE;
      case CHAR, VARCHAR -> Simple.STRING;
      case BINARY, VARBINARY -> Simple.BLOB;
      case DATE -> Simple.DATE;
      case TIME -> Simple.TIME;
      case TIMESTAMP -> Simple.TIMESTAMP;
      case TIMESTAMP_WITH_LOCAL_TIME_ZONE, TIMESTAMP_TZ -> Simple.TIMESTAMPTZ;
      case NULL -> Simple.NULL;
      case DECIMAL -> new DplType.Decimal(type.getPrecision(), type.getScale());
      case ARRAY, MULTISET -> new DplType.ListOf(toDpl(type.getComponentType()));
      case MAP -> new DplType.MapOf(toDpl(type.getKeyType()), toDpl(type.getValueType()));
      default -> {
        if (SqlTypeName.INTERVAL_TYPES.contains(type.getSqlTypeName())) {
          yield Simple.INTERVAL;
        }
        throw new IllegalStateException("no DPL type for " + type.getFullTypeString());
      }
    };
  }
}
