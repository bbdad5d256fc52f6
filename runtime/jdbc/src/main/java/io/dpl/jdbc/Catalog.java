package io.dpl.jdbc;

import io.dpl.api.function.FunctionDefinition;
import io.dpl.api.function.Signature;
import io.dpl.api.library.Registry;
import io.dpl.api.type.DplType;
import io.dpl.api.type.DplType.Simple;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.Types;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Functions and types as metadata list them. */
final class Catalog {

  /** In the order of their numbers, as JDBC wants them. */
  private static final List<DplType> TYPES =
      List.of(
          Simple.TINYINT,
          Simple.BIGINT,
          Simple.BLOB,
          new DplType.Decimal(38, 0),
          Simple.INTEGER,
          Simple.SMALLINT,
          Simple.FLOAT,
          Simple.DOUBLE,
          Simple.STRING,
          Simple.BOOLEAN,
          Simple.DATE,
          Simple.TIME,
          Simple.TIMESTAMP,
          Simple.INTERVAL,
          Simple.TIMESTAMPTZ);

  private final Registry registry;

  Catalog(Registry registry) {
    this.registry = registry;
  }

  /** Names of the functions of some groups of the reference, with commas. */
  String names(String... groups) {
    return registry.functions().stream()
        .filter(function -> List.of(groups).contains(function.doc().group()))
        .map(FunctionDefinition::name)
        .collect(Collectors.joining(","));
  }

  ResultSet functions(@Nullable String pattern) {
    Listing listing =
        new Listing(
            "FUNCTION_CAT FUNCTION_SCHEM FUNCTION_NAME REMARKS #FUNCTION_TYPE SPECIFIC_NAME");
    for (FunctionDefinition function : registry.functions()) {
      if (Listing.like(function.name(), pattern)) {
        int number = 0;
        for (Signature signature : function.signatures()) {
          listing.add(
              null,
              null,
              function.name(),
              signature + ": " + function.doc().summary(),
              DatabaseMetaData.functionNoTable,
              function.name() + "#" + ++number);
        }
      }
    }
    return listing.result();
  }

  ResultSet functionColumns(@Nullable String pattern, @Nullable String column) {
    Listing listing =
        new Listing(
            "FUNCTION_CAT FUNCTION_SCHEM FUNCTION_NAME COLUMN_NAME #COLUMN_TYPE #DATA_TYPE"
                + " TYPE_NAME #PRECISION #LENGTH #SCALE #RADIX #NULLABLE REMARKS"
                + " #CHAR_OCTET_LENGTH #ORDINAL_POSITION IS_NULLABLE SPECIFIC_NAME");
    for (FunctionDefinition function : registry.functions()) {
      int number = 0;
      for (Signature signature : function.signatures()) {
        number++;
        if (Listing.like(function.name(), pattern)) {
          add(listing, function.name(), number, signature, column);
        }
      }
    }
    return listing.result();
  }

  private static void add(
      Listing listing, String name, int number, Signature signature, @Nullable String column) {
    String specific = name + "#" + number;
    if (Listing.like("", column)) {
      row(listing, name, "", DatabaseMetaData.functionReturn, signature.returns(), 0, specific);
    }
    int position = 0;
    for (Signature.Parameter parameter : signature.parameters()) {
      position++;
      if (Listing.like(parameter.name(), column)) {
        int in = DatabaseMetaData.functionColumnIn;
        row(listing, name, parameter.name(), in, parameter.type(), position, specific);
      }
    }
  }

  private static void row(
      Listing listing,
      String function,
      String name,
      int kind,
      String type,
      int position,
      String specific) {
    listing.add(
        null,
        null,
        function,
        name,
        kind,
        number(type),
        type,
        null,
        null,
        null,
        10,
        DatabaseMetaData.functionNullable,
        "",
        null,
        position,
        "YES",
        specific);
  }

  /** A letter that stands for any type is no type of JDBC. */
  private static int number(String type) {
    try {
      return JdbcTypes.of(DplType.parse(type));
    } catch (IllegalArgumentException e) {
      return Types.OTHER;
    }
  }

  static ResultSet types() {
    Listing listing =
        new Listing(
            "TYPE_NAME #DATA_TYPE #PRECISION LITERAL_PREFIX LITERAL_SUFFIX CREATE_PARAMS #NULLABLE"
                + " ?CASE_SENSITIVE #SEARCHABLE ?UNSIGNED_ATTRIBUTE ?FIXED_PREC_SCALE"
                + " ?AUTO_INCREMENT LOCAL_TYPE_NAME #MINIMUM_SCALE #MAXIMUM_SCALE #SQL_DATA_TYPE"
                + " #SQL_DATETIME_SUB #NUM_PREC_RADIX");
    for (DplType type : TYPES) {
      boolean exact = type instanceof DplType.Decimal;
      boolean quoted = !type.isNumeric() && type != Simple.BOOLEAN;
      listing.add(
          exact ? "DECIMAL" : type.toString(),
          JdbcTypes.of(type),
          JdbcTypes.precision(type),
          quoted ? "'" : null,
          quoted ? "'" : null,
          exact ? "precision,scale" : null,
          DatabaseMetaData.typeNullable,
          type == Simple.STRING,
          DatabaseMetaData.typeSearchable,
          !type.isNumeric(),
          false,
          false,
          null,
          0,
          exact ? 38 : 0,
          null,
          null,
          10);
    }
    return listing.result();
  }
}
