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
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLType;
import java.sql.SQLXML;
import java.sql.Time;
import java.sql.Timestamp;

/** What changes columns by their names: a result of a script is read-only. */
abstract class NoUpdatesByName extends NoUpdates {

  @Override
  public void updateNull(String a) throws SQLException {
    throw Errors.unsupported("changing rows of a result");
  }

  @Override
  public void updateBoolean(String a, boolean b) throws SQLException {
    throw Errors.unsupported("changing rows of a result");
  }

  @Override
  public void updateByte(String a, byte b) throws SQLException {
    throw Errors.unsupported("changing rows of a result");
  }

  @Override
  public void updateShort(String a, short b) throws SQLException {
    throw Errors.unsupported("changing rows of a result");
  }

  @Override
  public void updateInt(String a, int b) throws SQLException {
    throw Errors.unsupported("changing rows of a result");
  }

  @Override
  public void updateLong(String a, long b) throws SQLException {
    throw Errors.unsupported("changing rows of a result");
  }

  @Override
  public void updateFloat(String a, float b) throws SQLException {
    throw Errors.unsupported("changing rows of a result");
  }

  @Override
  public void updateDouble(String a, double b) throws SQLException {
    throw Errors.unsupported("changing rows of a result");
  }

  @Override
  public void updateBigDecimal(String a, BigDecimal b) throws SQLException {
    throw Errors.unsupported("changing rows of a result");
  }

  @Override
  public void updateString(String a, String b) throws SQLException {
    throw Errors.unsupported("changing rows of a result");
  }

  @Override
  public void updateBytes(String a, byte[] b) throws SQLException {
    throw Errors.unsupported("changing rows of a result");
  }

  @Override
  public void updateDate(String a, Date b) throws SQLException {
    throw Errors.unsupported("changing rows of a result");
  }

  @Override
  public void updateTime(String a, Time b) throws SQLException {
    throw Errors.unsupported("changing rows of a result");
  }

  @Override
  public void updateTimestamp(String a, Timestamp b) throws SQLException {
    throw Errors.unsupported("changing rows of a result");
  }

  @Override
  public void updateAsciiStream(String a, InputStream b, int c) throws SQLException {
    throw Errors.unsupported("changing rows of a result");
  }

  @Override
  public void updateBinaryStream(String a, InputStream b, int c) throws SQLException {
    throw Errors.unsupported("changing rows of a result");
  }

  @Override
  public void updateCharacterStream(String a, Reader b, int c) throws SQLException {
    throw Errors.unsupported("changing rows of a result");
  }

  @Override
  public void updateObject(String a, Object b, int c) throws SQLException {
    throw Errors.unsupported("changing rows of a result");
  }

  @Override
  public void updateObject(String a, Object b) throws SQLException {
    throw Errors.unsupported("changing rows of a result");
  }

  @Override
  public void updateRef(String a, Ref b) throws SQLException {
    throw Errors.unsupported("changing rows of a result");
  }

  @Override
  public void updateBlob(String a, Blob b) throws SQLException {
    throw Errors.unsupported("changing rows of a result");
  }

  @Override
  public void updateClob(String a, Clob b) throws SQLException {
    throw Errors.unsupported("changing rows of a result");
  }

  @Override
  public void updateArray(String a, Array b) throws SQLException {
    throw Errors.unsupported("changing rows of a result");
  }

  @Override
  public void updateRowId(String a, RowId b) throws SQLException {
    throw Errors.unsupported("changing rows of a result");
  }

  @Override
  public void updateNString(String a, String b) throws SQLException {
    throw Errors.unsupported("changing rows of a result");
  }

  @Override
  public void updateNClob(String a, NClob b) throws SQLException {
    throw Errors.unsupported("changing rows of a result");
  }

  @Override
  public void updateSQLXML(String a, SQLXML b) throws SQLException {
    throw Errors.unsupported("changing rows of a result");
  }

  @Override
  public void updateNCharacterStream(String a, Reader b, long c) throws SQLException {
    throw Errors.unsupported("changing rows of a result");
  }

  @Override
  public void updateAsciiStream(String a, InputStream b, long c) throws SQLException {
    throw Errors.unsupported("changing rows of a result");
  }

  @Override
  public void updateBinaryStream(String a, InputStream b, long c) throws SQLException {
    throw Errors.unsupported("changing rows of a result");
  }

  @Override
  public void updateCharacterStream(String a, Reader b, long c) throws SQLException {
    throw Errors.unsupported("changing rows of a result");
  }

  @Override
  public void updateBlob(String a, InputStream b, long c) throws SQLException {
    throw Errors.unsupported("changing rows of a result");
  }

  @Override
  public void updateClob(String a, Reader b, long c) throws SQLException {
    throw Errors.unsupported("changing rows of a result");
  }

  @Override
  public void updateNClob(String a, Reader b, long c) throws SQLException {
    throw Errors.unsupported("changing rows of a result");
  }

  @Override
  public void updateNCharacterStream(String a, Reader b) throws SQLException {
    throw Errors.unsupported("changing rows of a result");
  }

  @Override
  public void updateAsciiStream(String a, InputStream b) throws SQLException {
    throw Errors.unsupported("changing rows of a result");
  }

  @Override
  public void updateBinaryStream(String a, InputStream b) throws SQLException {
    throw Errors.unsupported("changing rows of a result");
  }

  @Override
  public void updateCharacterStream(String a, Reader b) throws SQLException {
    throw Errors.unsupported("changing rows of a result");
  }

  @Override
  public void updateBlob(String a, InputStream b) throws SQLException {
    throw Errors.unsupported("changing rows of a result");
  }

  @Override
  public void updateClob(String a, Reader b) throws SQLException {
    throw Errors.unsupported("changing rows of a result");
  }

  @Override
  public void updateNClob(String a, Reader b) throws SQLException {
    throw Errors.unsupported("changing rows of a result");
  }

  @Override
  public void updateObject(String a, Object b, SQLType c, int d) throws SQLException {
    throw Errors.unsupported("changing rows of a result");
  }

  @Override
  public void updateObject(String a, Object b, SQLType c) throws SQLException {
    throw Errors.unsupported("changing rows of a result");
  }
}
