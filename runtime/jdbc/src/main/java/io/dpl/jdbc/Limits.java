package io.dpl.jdbc;

/** Sizes without a limit, and changes that nobody sees, because there are none. */
abstract class Limits extends Abilities {

  @Override
  public int getMaxBinaryLiteralLength() {
    return 0; // no limit, or none that is known
  }

  @Override
  public int getMaxCharLiteralLength() {
    return 0; // no limit, or none that is known
  }

  @Override
  public int getMaxColumnNameLength() {
    return 0; // no limit, or none that is known
  }

  @Override
  public int getMaxColumnsInGroupBy() {
    return 0; // no limit, or none that is known
  }

  @Override
  public int getMaxColumnsInIndex() {
    return 0; // no limit, or none that is known
  }

  @Override
  public int getMaxColumnsInOrderBy() {
    return 0; // no limit, or none that is known
  }

  @Override
  public int getMaxColumnsInSelect() {
    return 0; // no limit, or none that is known
  }

  @Override
  public int getMaxColumnsInTable() {
    return 0; // no limit, or none that is known
  }

  @Override
  public int getMaxConnections() {
    return 0; // no limit, or none that is known
  }

  @Override
  public int getMaxCursorNameLength() {
    return 0; // no limit, or none that is known
  }

  @Override
  public int getMaxIndexLength() {
    return 0; // no limit, or none that is known
  }

  @Override
  public int getMaxSchemaNameLength() {
    return 0; // no limit, or none that is known
  }

  @Override
  public int getMaxProcedureNameLength() {
    return 0; // no limit, or none that is known
  }

  @Override
  public int getMaxCatalogNameLength() {
    return 0; // no limit, or none that is known
  }

  @Override
  public int getMaxRowSize() {
    return 0; // no limit, or none that is known
  }

  @Override
  public int getMaxStatementLength() {
    return 0; // no limit, or none that is known
  }

  @Override
  public int getMaxStatements() {
    return 0; // no limit, or none that is known
  }

  @Override
  public int getMaxTableNameLength() {
    return 0; // no limit, or none that is known
  }

  @Override
  public int getMaxTablesInSelect() {
    return 0; // no limit, or none that is known
  }

  @Override
  public int getMaxUserNameLength() {
    return 0; // no limit, or none that is known
  }

  @Override
  public boolean ownUpdatesAreVisible(int a) {
    return false;
  }

  @Override
  public boolean ownDeletesAreVisible(int a) {
    return false;
  }

  @Override
  public boolean ownInsertsAreVisible(int a) {
    return false;
  }

  @Override
  public boolean othersUpdatesAreVisible(int a) {
    return false;
  }

  @Override
  public boolean othersDeletesAreVisible(int a) {
    return false;
  }

  @Override
  public boolean othersInsertsAreVisible(int a) {
    return false;
  }

  @Override
  public boolean updatesAreDetected(int a) {
    return false;
  }

  @Override
  public boolean deletesAreDetected(int a) {
    return false;
  }

  @Override
  public boolean insertsAreDetected(int a) {
    return false;
  }
}
