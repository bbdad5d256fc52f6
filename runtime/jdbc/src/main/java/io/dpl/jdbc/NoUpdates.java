package io.dpl.jdbc;

import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.NClob;
import java.sql.Ref;
import java.sql.ResultSet;
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLType;
import java.sql.SQLXML;
import java.sql.Time;
import java.sql.Timestamp;

/** What changes rows: a result of a script is read-only. */
abstract class NoUpdates implements ResultSet {

  @Override
  public void updateNull(int a) throws SQLException {
    throw Errors.unsupported("changing rows of a result");
  }

  @Override
  public void updateBoolean(int a, boolean b) throws SQLException {
    throw Errors.unsupported("changing rows of a result");
  }

  @Override
  public void updateByte(int a, byte b) throws SQLException {
    throw Errors.unsupported("changing rows of a result");
  }

  @Override
  public void updateShort(int a, short b) throws SQLException {
    throw Errors.unsupported("changing rows of a result");
  }

  @Override
  public void updateInt(int a, int b) throws SQLException {
    throw Errors.unsupported("changing rows of a result");
  }

  @Override
  public void updateLong(int a, long b) throws SQLException {
    throw Errors.unsupported("changing rows of a result");
  }

  @Override
  public void updateFloat(int a, float b) throws SQLException {
    throw Errors.unsupported("changing rows of a result");
  }

  @Override
  public void updateDouble(int a, double b) throws SQLException {
    throw Errors.unsupported("changing rows of a result");
  }

  @Override
  public void updateBigDecimal(int a, BigDecimal b) throws SQLException {
    throw Errors.unsupported("changing rows of a result");
  }

  @Override
  public void updateString(int a, String b) throws SQLException {
    throw Errors.unsupported("changing rows of a result");
  }

  @Override
  public void updateBytes(int a, byte[] b) throws SQLException {
    throw Errors.unsupported("changing rows of a result");
  }

  @Override
  public void updateDate(int a, Date b) throws SQLException {
    throw Errors.unsupported("changing rows of a result");
  }

  @Override
  public void updateTime(int a, Time b) throws SQLException {
    throw Errors.unsupported("changing rows of a result");
  }

  @Override
  public void updateTimestamp(int a, Timestamp b) throws SQLException {
    throw Errors.unsupported("changing rows of a result");
  }

  @Override
  public void updateAsciiStream(int a, InputStream b, int c) throws SQLException {
    throw Errors.unsupported("changing rows of a result");
  }

  @Override
  public void updateBinaryStream(int a, InputStream b, int c) throws SQLException {
    throw Errors.unsupported("changing rows of a result");
  }

  @Override
  public void updateCharacterStream(int a, Reader b, int c) throws SQLException {
    throw Errors.unsupported("changing rows of a result");
  }

  @Override
  public void updateObject(int a, Object b, int c) throws SQLException {
    throw Errors.unsupported("changing rows of a result");
  }

  @Override
  public void updateObject(int a, Object b) throws SQLException {
    throw Errors.unsupported("changing rows of a result");
  }

  @Override
  public void insertRow() throws SQLException {
    throw Errors.unsupported("changing rows of a result");
  }

  @Override
  public void updateRow() throws SQLException {
    throw Errors.unsupported("changing rows of a result");
  }

  @Override
  public void deleteRow() throws SQLException {
    throw Errors.unsupported("changing rows of a result");
  }

  @Override
  public void refreshRow() throws SQLException {
    throw Errors.unsupported("changing rows of a result");
  }

  @Override
  public void cancelRowUpdates() throws SQLException {
    throw Errors.unsupported("changing rows of a result");
  }

  @Override
  public void moveToInsertRow() throws SQLException {
    throw Errors.unsupported("changing rows of a result");
  }

  @Override
  public void moveToCurrentRow() throws SQLException {
    throw Errors.unsupported("changing rows of a result");
  }

  @Override
  public void updateRef(int a, Ref b) throws SQLException {
    throw Errors.unsupported("changing rows of a result");
  }

  @Override
  public void updateBlob(int a, Blob b) throws SQLException {
    throw Errors.unsupported("changing rows of a result");
  }

  @Override
  public void updateClob(int a, Clob b) throws SQLException {
    throw Errors.unsupported("changing rows of a result");
  }

  @Override
  public void updateArray(int a, Array b) throws SQLException {
    throw Errors.unsupported("changing rows of a result");
  }

  @Override
  public void updateRowId(int a, RowId b) throws SQLException {
    throw Errors.unsupported("changing rows of a result");
  }

  @Override
  public void updateNString(int a, String b) throws SQLException {
    throw Errors.unsupported("changing rows of a result");
  }

  @Override
  public void updateNClob(int a, NClob b) throws SQLException {
    throw Errors.unsupported("changing rows of a result");
  }

  @Override
  public void updateSQLXML(int a, SQLXML b) throws SQLException {
    throw Errors.unsupported("changing rows of a result");
  }

  @Override
  public void updateNCharacterStream(int a, Reader b, long c) throws SQLException {
    throw Errors.unsupported("changing rows of a result");
  }

  @Override
  public void updateAsciiStream(int a, InputStream b, long c) throws SQLException {
    throw Errors.unsupported("changing rows of a result");
  }

  @Override
  public void updateBinaryStream(int a, InputStream b, long c) throws SQLException {
    throw Errors.unsupported("changing rows of a result");
  }

  @Override
  public void updateCharacterStream(int a, Reader b, long c) throws SQLException {
    throw Errors.unsupported("changing rows of a result");
  }

  @Override
  public void updateBlob(int a, InputStream b, long c) throws SQLException {
    throw Errors.unsupported("changing rows of a result");
  }

  @Override
  public void updateClob(int a, Reader b, long c) throws SQLException {
    throw Errors.unsupported("changing rows of a result");
  }

  @Override
  public void updateNClob(int a, Reader b, long c) throws SQLException {
    throw Errors.unsupported("changing rows of a result");
  }

  @Override
  public void updateNCharacterStream(int a, Reader b) throws SQLException {
    throw Errors.unsupported("changing rows of a result");
  }

  @Override
  public void updateAsciiStream(int a, InputStream b) throws SQLException {
    throw Errors.unsupported("changing rows of a result");
  }

  @Override
  public void updateBinaryStream(int a, InputStream b) throws SQLException {
    throw Errors.unsupported("changing rows of a result");
  }

  @Override
  public void updateCharacterStream(int a, Reader b) throws SQLException {
    throw Errors.unsupported("changing rows of a result");
  }

  @Override
  public void updateBlob(int a, InputStream b) throws SQLException {
    throw Errors.unsupported("changing rows of a result");
  }

  @Override
  public void updateClob(int a, Reader b) throws SQLException {
    throw Errors.unsupported("changing rows of a result");
  }

  @Override
  public void updateNClob(int a, Reader b) throws SQLException {
    throw Errors.unsupported("changing rows of a result");
  }

  @Override
  public void updateObject(int a, Object b, SQLType c, int d) throws SQLException {
    throw Errors.unsupported("changing rows of a result");
  }

  @Override
  public void updateObject(int a, Object b, SQLType c) throws SQLException {
    throw Errors.unsupported("changing rows of a result");
  }
}
