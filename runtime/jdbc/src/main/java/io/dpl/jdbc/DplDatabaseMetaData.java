package io.dpl.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.RowIdLifetime;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** What tools ask: row sets, columns, functions and types of a connection. */
final class DplDatabaseMetaData extends EmptyLists implements Unwrapping {

  private static final String VERSION = DplDriver.MAJOR + "." + DplDriver.MINOR + ".0";

  private final DplConnection connection;
  private final Tables tables;
  private final Catalog catalog;

  DplDatabaseMetaData(DplConnection connection) {
    this.connection = connection;
    this.tables = new Tables(connection);
    this.catalog = new Catalog(connection.dpl().registry());
  }

  @Override
  public Connection getConnection() {
    return connection;
  }

  @Override
  public String getURL() {
    return connection.url().text();
  }

  @Override
  public boolean isReadOnly() {
    try {
      return connection.isReadOnly();
    } catch (SQLException e) {
      return false; // closed: nobody writes through it
    }
  }

  @Override
  public String getUserName() {
    return "";
  }

  @Override
  public String getDatabaseProductName() {
    return "DPL";
  }

  @Override
  public String getDatabaseProductVersion() {
    return VERSION;
  }

  @Override
  public String getDriverName() {
    return "DPL JDBC driver";
  }

  @Override
  public String getDriverVersion() {
    return VERSION;
  }

  @Override
  public int getDriverMajorVersion() {
    return DplDriver.MAJOR;
  }

  @Override
  public int getDriverMinorVersion() {
    return DplDriver.MINOR;
  }

  @Override
  public int getDatabaseMajorVersion() {
    return DplDriver.MAJOR;
  }

  @Override
  public int getDatabaseMinorVersion() {
    return DplDriver.MINOR;
  }

  @Override
  public int getJDBCMajorVersion() {
    return 4;
  }

  @Override
  public int getJDBCMinorVersion() {
    return 3;
  }

  @Override
  public int getSQLStateType() {
    return sqlStateSQL;
  }

  @Override
  public String getIdentifierQuoteString() {
    return "\"";
  }

  /** The words that are reserved here and not in SQL:2003. */
  @Override
  public String getSQLKeywords() {
    return "AGGREGATE,LIMIT,TRY_CAST";
  }

  @Override
  public String getNumericFunctions() {
    return catalog.names("Numbers");
  }

  @Override
  public String getStringFunctions() {
    return catalog.names("Text", "Regular expressions");
  }

  @Override
  public String getSystemFunctions() {
    return catalog.names("Conditions");
  }

  @Override
  public String getTimeDateFunctions() {
    return catalog.names("Dates and times");
  }

  @Override
  public String getSearchStringEscape() {
    return "\\";
  }

  @Override
  public String getExtraNameCharacters() {
    return "";
  }

  @Override
  public String getSchemaTerm() {
    return "";
  }

  @Override
  public String getProcedureTerm() {
    return "";
  }

  @Override
  public String getCatalogTerm() {
    return "";
  }

  @Override
  public String getCatalogSeparator() {
    return ".";
  }

  @Override
  public int getDefaultTransactionIsolation() {
    return Connection.TRANSACTION_NONE;
  }

  @Override
  public boolean supportsTransactionIsolationLevel(int level) {
    return level == Connection.TRANSACTION_NONE;
  }

  /** The escape {fn CONVERT} is not there; CAST is. */
  @Override
  public boolean supportsConvert(int from, int to) {
    return false;
  }

  @Override
  public boolean supportsResultSetType(int type) {
    return type == ResultSet.TYPE_FORWARD_ONLY;
  }

  @Override
  public boolean supportsResultSetConcurrency(int type, int concurrency) {
    return supportsResultSetType(type) && concurrency == ResultSet.CONCUR_READ_ONLY;
  }

  @Override
  public boolean supportsResultSetHoldability(int holdability) {
    return holdability == ResultSet.HOLD_CURSORS_OVER_COMMIT;
  }

  @Override
  public int getResultSetHoldability() {
    return ResultSet.HOLD_CURSORS_OVER_COMMIT;
  }

  @Override
  public RowIdLifetime getRowIdLifetime() {
    return RowIdLifetime.ROWID_UNSUPPORTED;
  }

  private static boolean none(@Nullable String place) {
    return place == null || place.isEmpty() || place.equals("%");
  }

  @Override
  public ResultSet getTables(
      @Nullable String cat,
      @Nullable String schema,
      @Nullable String pattern,
      String @Nullable [] types) {
    return none(cat) && none(schema)
        ? tables.tables(pattern, types)
        : tables.tables(pattern, new String[0]);
  }

  @Override
  public ResultSet getTableTypes() {
    return new Listing("TABLE_TYPE").add(Tables.TABLE).add(Tables.VIEW).result();
  }

  @Override
  public ResultSet getColumns(
      @Nullable String cat,
      @Nullable String schema,
      @Nullable String table,
      @Nullable String column)
      throws SQLException {
    return tables.columns(table, column);
  }

  @Override
  public ResultSet getFunctions(
      @Nullable String cat, @Nullable String schema, @Nullable String pattern) {
    return catalog.functions(pattern);
  }

  @Override
  public ResultSet getFunctionColumns(
      @Nullable String cat,
      @Nullable String schema,
      @Nullable String function,
      @Nullable String column) {
    return catalog.functionColumns(function, column);
  }

  @Override
  public ResultSet getTypeInfo() {
    return Catalog.types();
  }

  @Override
  public String called() {
    return "metadata are";
  }
}
