package io.dpl.jdbc;

import io.dpl.api.connector.Connector;
import io.dpl.api.diagnostic.DplException;
import io.dpl.api.type.DplType;
import io.dpl.api.type.Field;
import io.dpl.api.type.Schema;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The row sets that FROM finds: LETs of the connection are views, the rest are tables. */
final class Tables {

  static final String VIEW = "VIEW";
  static final String TABLE = "TABLE";

  private final DplConnection connection;

  Tables(DplConnection connection) {
    this.connection = connection;
  }

  /** Names to kinds, sorted. */
  private Map<String, String> all() {
    Map<String, String> names = new TreeMap<>();
    for (Connector connector : connection.dpl().registry().connectors()) {
      connector.tables().forEach(name -> names.put(name, TABLE));
    }
    connection.declarations().lets().forEach(name -> names.put(name, VIEW));
    return names;
  }

  ResultSet tables(@Nullable String pattern, String @Nullable [] types) {
    Listing listing =
        new Listing(
            "TABLE_CAT TABLE_SCHEM TABLE_NAME TABLE_TYPE REMARKS TYPE_CAT TYPE_SCHEM TYPE_NAME"
                + " SELF_REFERENCING_COL_NAME REF_GENERATION");
    all()
        .forEach(
            (name, kind) -> {
              if (Listing.like(name, pattern) && (types == null || List.of(types).contains(kind))) {
                listing.add(null, null, name, kind, "", null, null, null, null, null);
              }
            });
    return listing.result();
  }

  ResultSet columns(@Nullable String table, @Nullable String column) throws SQLException {
    Listing listing =
        new Listing(
            "TABLE_CAT TABLE_SCHEM TABLE_NAME COLUMN_NAME #DATA_TYPE TYPE_NAME #COLUMN_SIZE"
                + " #BUFFER_LENGTH #DECIMAL_DIGITS #NUM_PREC_RADIX #NULLABLE REMARKS COLUMN_DEF"
                + " #SQL_DATA_TYPE #SQL_DATETIME_SUB #CHAR_OCTET_LENGTH #ORDINAL_POSITION"
                + " IS_NULLABLE SCOPE_CATALOG SCOPE_SCHEMA SCOPE_TABLE #SOURCE_DATA_TYPE"
                + " IS_AUTOINCREMENT IS_GENERATEDCOLUMN");
    for (String name : all().keySet()) {
      if (!Listing.like(name, table)) {
        continue;
      }
      List<Field> fields = schema(name).map(Schema::fields).orElse(List.of());
      for (int i = 0; i < fields.size(); i++) {
        if (Listing.like(fields.get(i).name(), column)) {
          add(listing, name, fields.get(i), i + 1);
        }
      }
    }
    return listing.result();
  }

  /** Empty for one that cannot be planned (any more): a list must not fail for one table. */
  private Optional<Schema> schema(String name) throws SQLException {
    try {
      return connection.pipeline("FROM " + Field.quoted(name)).schemas().stream().findFirst();
    } catch (DplException e) {
      return Optional.empty();
    }
  }

  private static void add(Listing listing, String table, Field field, int position) {
    DplType type = field.type();
    boolean nullable = field.nullable();
    listing.add(
        null,
        null,
        table,
        field.name(),
        JdbcTypes.of(type),
        type.toString(),
        JdbcTypes.precision(type),
        null,
        JdbcTypes.scale(type),
        type.isNumeric() ? 10 : null,
        nullable ? DatabaseMetaData.columnNullable : DatabaseMetaData.columnNoNulls,
        "",
        null,
        null,
        null,
        null,
        position,
        nullable ? "YES" : "NO",
        null,
        null,
        null,
        null,
        "NO",
        "NO");
  }
}
