package io.dpl.jdbc;

import java.sql.ResultSet;
import org.jspecify.annotations.Nullable;

/**
 * Lists of what databases have and DPL has not: they are empty, with the columns that JDBC
 * prescribes.
 */
abstract class EmptyLists extends Limits {

  @Override
  public ResultSet getProcedures(@Nullable String a, @Nullable String b, @Nullable String c) {
    return new Listing(
            "PROCEDURE_CAT PROCEDURE_SCHEM PROCEDURE_NAME #NUM_INPUT #NUM_OUTPUT "
                + "#NUM_RESULTS REMARKS #PROCEDURE_TYPE SPECIFIC_NAME")
        .result();
  }

  @Override
  public ResultSet getProcedureColumns(
      @Nullable String a, @Nullable String b, @Nullable String c, @Nullable String d) {
    return new Listing(
            "PROCEDURE_CAT PROCEDURE_SCHEM PROCEDURE_NAME COLUMN_NAME #COLUMN_TYPE "
                + "#DATA_TYPE TYPE_NAME #PRECISION #LENGTH #SCALE #RADIX #NULLABLE "
                + "REMARKS COLUMN_DEF #SQL_DATA_TYPE #SQL_DATETIME_SUB #CHAR_OCTET_LENGTH "
                + "#ORDINAL_POSITION IS_NULLABLE SPECIFIC_NAME")
        .result();
  }

  @Override
  public ResultSet getSchemas() {
    return new Listing("TABLE_SCHEM TABLE_CATALOG").result();
  }

  @Override
  public ResultSet getCatalogs() {
    return new Listing("TABLE_CAT").result();
  }

  @Override
  public ResultSet getColumnPrivileges(
      @Nullable String a, @Nullable String b, @Nullable String c, @Nullable String d) {
    return new Listing(
            "TABLE_CAT TABLE_SCHEM TABLE_NAME COLUMN_NAME GRANTOR GRANTEE PRIVILEGE "
                + "IS_GRANTABLE")
        .result();
  }

  @Override
  public ResultSet getTablePrivileges(@Nullable String a, @Nullable String b, @Nullable String c) {
    return new Listing(
            "TABLE_CAT TABLE_SCHEM TABLE_NAME GRANTOR GRANTEE PRIVILEGE " + "IS_GRANTABLE")
        .result();
  }

  @Override
  public ResultSet getBestRowIdentifier(
      @Nullable String a, @Nullable String b, @Nullable String c, int d, boolean e) {
    return new Listing(
            "#SCOPE COLUMN_NAME #DATA_TYPE TYPE_NAME #COLUMN_SIZE #BUFFER_LENGTH "
                + "#DECIMAL_DIGITS #PSEUDO_COLUMN")
        .result();
  }

  @Override
  public ResultSet getVersionColumns(@Nullable String a, @Nullable String b, @Nullable String c) {
    return new Listing(
            "#SCOPE COLUMN_NAME #DATA_TYPE TYPE_NAME #COLUMN_SIZE #BUFFER_LENGTH "
                + "#DECIMAL_DIGITS #PSEUDO_COLUMN")
        .result();
  }

  @Override
  public ResultSet getPrimaryKeys(@Nullable String a, @Nullable String b, @Nullable String c) {
    return new Listing("TABLE_CAT TABLE_SCHEM TABLE_NAME COLUMN_NAME #KEY_SEQ PK_NAME").result();
  }

  @Override
  public ResultSet getImportedKeys(@Nullable String a, @Nullable String b, @Nullable String c) {
    return new Listing(
            "PKTABLE_CAT PKTABLE_SCHEM PKTABLE_NAME PKCOLUMN_NAME FKTABLE_CAT "
                + "FKTABLE_SCHEM FKTABLE_NAME FKCOLUMN_NAME #KEY_SEQ #UPDATE_RULE "
                + "#DELETE_RULE FK_NAME PK_NAME #DEFERRABILITY")
        .result();
  }

  @Override
  public ResultSet getExportedKeys(@Nullable String a, @Nullable String b, @Nullable String c) {
    return new Listing(
            "PKTABLE_CAT PKTABLE_SCHEM PKTABLE_NAME PKCOLUMN_NAME FKTABLE_CAT "
                + "FKTABLE_SCHEM FKTABLE_NAME FKCOLUMN_NAME #KEY_SEQ #UPDATE_RULE "
                + "#DELETE_RULE FK_NAME PK_NAME #DEFERRABILITY")
        .result();
  }

  @Override
  public ResultSet getCrossReference(
      @Nullable String a,
      @Nullable String b,
      @Nullable String c,
      @Nullable String d,
      @Nullable String e,
      @Nullable String f) {
    return new Listing(
            "PKTABLE_CAT PKTABLE_SCHEM PKTABLE_NAME PKCOLUMN_NAME FKTABLE_CAT "
                + "FKTABLE_SCHEM FKTABLE_NAME FKCOLUMN_NAME #KEY_SEQ #UPDATE_RULE "
                + "#DELETE_RULE FK_NAME PK_NAME #DEFERRABILITY")
        .result();
  }

  @Override
  public ResultSet getIndexInfo(
      @Nullable String a, @Nullable String b, @Nullable String c, boolean d, boolean e) {
    return new Listing(
            "TABLE_CAT TABLE_SCHEM TABLE_NAME ?NON_UNIQUE INDEX_QUALIFIER "
                + "INDEX_NAME #TYPE #ORDINAL_POSITION COLUMN_NAME ASC_OR_DESC "
                + "#CARDINALITY #PAGES FILTER_CONDITION")
        .result();
  }

  @Override
  public ResultSet getUDTs(
      @Nullable String a, @Nullable String b, @Nullable String c, int @Nullable [] d) {
    return new Listing("TYPE_CAT TYPE_SCHEM TYPE_NAME CLASS_NAME #DATA_TYPE REMARKS #BASE_TYPE")
        .result();
  }

  @Override
  public ResultSet getSuperTypes(@Nullable String a, @Nullable String b, @Nullable String c) {
    return new Listing(
            "TYPE_CAT TYPE_SCHEM TYPE_NAME SUPERTYPE_CAT SUPERTYPE_SCHEM " + "SUPERTYPE_NAME")
        .result();
  }

  @Override
  public ResultSet getSuperTables(@Nullable String a, @Nullable String b, @Nullable String c) {
    return new Listing("TABLE_CAT TABLE_SCHEM TABLE_NAME SUPERTABLE_NAME").result();
  }

  @Override
  public ResultSet getAttributes(
      @Nullable String a, @Nullable String b, @Nullable String c, @Nullable String d) {
    return new Listing(
            "TYPE_CAT TYPE_SCHEM TYPE_NAME ATTR_NAME #DATA_TYPE ATTR_TYPE_NAME "
                + "#ATTR_SIZE #DECIMAL_DIGITS #NUM_PREC_RADIX #NULLABLE REMARKS ATTR_DEF "
                + "#SQL_DATA_TYPE #SQL_DATETIME_SUB #CHAR_OCTET_LENGTH #ORDINAL_POSITION "
                + "IS_NULLABLE SCOPE_CATALOG SCOPE_SCHEMA SCOPE_TABLE #SOURCE_DATA_TYPE")
        .result();
  }

  @Override
  public ResultSet getSchemas(@Nullable String a, @Nullable String b) {
    return new Listing("TABLE_SCHEM TABLE_CATALOG").result();
  }

  @Override
  public ResultSet getClientInfoProperties() {
    return new Listing("NAME #MAX_LEN DEFAULT_VALUE DESCRIPTION").result();
  }

  @Override
  public ResultSet getPseudoColumns(
      @Nullable String a, @Nullable String b, @Nullable String c, @Nullable String d) {
    return new Listing(
            "TABLE_CAT TABLE_SCHEM TABLE_NAME COLUMN_NAME #DATA_TYPE #COLUMN_SIZE "
                + "#DECIMAL_DIGITS #NUM_PREC_RADIX COLUMN_USAGE REMARKS "
                + "#CHAR_OCTET_LENGTH IS_NULLABLE")
        .result();
  }
}
