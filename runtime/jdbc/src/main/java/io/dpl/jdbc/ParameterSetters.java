package io.dpl.jdbc;

import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.net.URL;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.NClob;
import java.sql.PreparedStatement;
import java.sql.Ref;
import java.sql.ResultSet;
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLType;
import java.sql.SQLXML;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.Calendar;
import org.jspecify.annotations.Nullable;

/** The setters of a prepared statement, all of which end in {@link #bind}. */
abstract class ParameterSetters extends DplStatement implements PreparedStatement {

  ParameterSetters(DplConnection connection) {
    super(connection);
  }

  /** Gives a parameter its value. */
  abstract void bind(int index, @Nullable Object value) throws SQLException;

  private static SQLException textGiven() {
    return Errors.misuse("the script was given to prepareStatement; leave it out here");
  }

  @Override
  public void setNull(int index, int type) throws SQLException {
    bind(index, null);
  }

  @Override
  public void setBoolean(int index, boolean value) throws SQLException {
    bind(index, value);
  }

  @Override
  public void setByte(int index, byte value) throws SQLException {
    bind(index, value);
  }

  @Override
  public void setShort(int index, short value) throws SQLException {
    bind(index, value);
  }

  @Override
  public void setInt(int index, int value) throws SQLException {
    bind(index, value);
  }

  @Override
  public void setLong(int index, long value) throws SQLException {
    bind(index, value);
  }

  @Override
  public void setFloat(int index, float value) throws SQLException {
    bind(index, value);
  }

  @Override
  public void setDouble(int index, double value) throws SQLException {
    bind(index, value);
  }

  @Override
  public void setBigDecimal(int index, @Nullable BigDecimal value) throws SQLException {
    bind(index, value);
  }

  @Override
  public void setString(int index, @Nullable String value) throws SQLException {
    bind(index, value);
  }

  @Override
  public void setBytes(int index, byte @Nullable [] value) throws SQLException {
    bind(index, value);
  }

  @Override
  public void setDate(int index, @Nullable Date value) throws SQLException {
    bind(index, value);
  }

  @Override
  public void setTime(int index, @Nullable Time value) throws SQLException {
    bind(index, value);
  }

  @Override
  public void setTimestamp(int index, @Nullable Timestamp value) throws SQLException {
    bind(index, value);
  }

  @Override
  public void setAsciiStream(int index, @Nullable InputStream value, int length)
      throws SQLException {
    bind(
        index,
        value == null
            ? null
            : new String(Bound.bytes(value, length), java.nio.charset.StandardCharsets.US_ASCII));
  }

  @Deprecated
  @Override
  public void setUnicodeStream(int index, InputStream value, int extra) throws SQLException {
    throw Errors.unsupported("Unicode streams, setCharacterStream is there instead");
  }

  @Override
  public void setBinaryStream(int index, @Nullable InputStream value, int length)
      throws SQLException {
    bind(index, value == null ? null : Bound.bytes(value, length));
  }

  @Override
  public void setObject(int index, @Nullable Object value, int type) throws SQLException {
    bind(index, Targets.convert(value, type));
  }

  @Override
  public void setObject(int index, @Nullable Object value) throws SQLException {
    bind(index, value);
  }

  @Override
  public void setCharacterStream(int index, @Nullable Reader value, int length)
      throws SQLException {
    bind(index, value == null ? null : Bound.text(value, length));
  }

  @Override
  public void setRef(int index, Ref value) throws SQLException {
    throw Errors.unsupported("references");
  }

  @Override
  public void setBlob(int index, @Nullable Blob value) throws SQLException {
    bind(index, value);
  }

  @Override
  public void setClob(int index, @Nullable Clob value) throws SQLException {
    bind(index, value);
  }

  @Override
  public void setArray(int index, @Nullable Array value) throws SQLException {
    bind(index, value);
  }

  @Override
  public void setDate(int index, @Nullable Date value, Calendar zone) throws SQLException {
    bind(index, value == null || zone == null ? value : Zoned.date(value, zone));
  }

  @Override
  public void setTime(int index, @Nullable Time value, Calendar zone) throws SQLException {
    bind(index, value == null || zone == null ? value : Zoned.time(value, zone));
  }

  @Override
  public void setTimestamp(int index, @Nullable Timestamp value, Calendar zone)
      throws SQLException {
    bind(index, value == null || zone == null ? value : Zoned.timestamp(value, zone));
  }

  @Override
  public void setNull(int index, int type, String name) throws SQLException {
    bind(index, null);
  }

  @Override
  public void setURL(int index, @Nullable URL value) throws SQLException {
    bind(index, value == null ? null : value.toString());
  }

  @Override
  public void setRowId(int index, RowId value) throws SQLException {
    throw Errors.unsupported("row ids");
  }

  @Override
  public void setNString(int index, @Nullable String value) throws SQLException {
    bind(index, value);
  }

  @Override
  public void setNCharacterStream(int index, @Nullable Reader value, long length)
      throws SQLException {
    bind(index, value == null ? null : Bound.text(value, length));
  }

  @Override
  public void setNClob(int index, @Nullable NClob value) throws SQLException {
    bind(index, value);
  }

  @Override
  public void setClob(int index, @Nullable Reader value, long length) throws SQLException {
    bind(index, value == null ? null : Bound.text(value, length));
  }

  @Override
  public void setBlob(int index, @Nullable InputStream value, long length) throws SQLException {
    bind(index, value == null ? null : Bound.bytes(value, length));
  }

  @Override
  public void setNClob(int index, @Nullable Reader value, long length) throws SQLException {
    bind(index, value == null ? null : Bound.text(value, length));
  }

  @Override
  public void setSQLXML(int index, SQLXML value) throws SQLException {
    throw Errors.unsupported("XML type");
  }

  @Override
  public void setObject(int index, @Nullable Object value, int type, int scale)
      throws SQLException {
    bind(index, Targets.convert(value, type));
  }

  @Override
  public void setAsciiStream(int index, @Nullable InputStream value, long length)
      throws SQLException {
    bind(
        index,
        value == null
            ? null
            : new String(Bound.bytes(value, length), java.nio.charset.StandardCharsets.US_ASCII));
  }

  @Override
  public void setBinaryStream(int index, @Nullable InputStream value, long length)
      throws SQLException {
    bind(index, value == null ? null : Bound.bytes(value, length));
  }

  @Override
  public void setCharacterStream(int index, @Nullable Reader value, long length)
      throws SQLException {
    bind(index, value == null ? null : Bound.text(value, length));
  }

  @Override
  public void setAsciiStream(int index, @Nullable InputStream value) throws SQLException {
    bind(
        index,
        value == null
            ? null
            : new String(
                Bound.bytes(value, Long.MAX_VALUE), java.nio.charset.StandardCharsets.US_ASCII));
  }

  @Override
  public void setBinaryStream(int index, @Nullable InputStream value) throws SQLException {
    bind(index, value == null ? null : Bound.bytes(value, Long.MAX_VALUE));
  }

  @Override
  public void setCharacterStream(int index, @Nullable Reader value) throws SQLException {
    bind(index, value == null ? null : Bound.text(value, Long.MAX_VALUE));
  }

  @Override
  public void setNCharacterStream(int index, @Nullable Reader value) throws SQLException {
    bind(index, value == null ? null : Bound.text(value, Long.MAX_VALUE));
  }

  @Override
  public void setClob(int index, @Nullable Reader value) throws SQLException {
    bind(index, value == null ? null : Bound.text(value, Long.MAX_VALUE));
  }

  @Override
  public void setBlob(int index, @Nullable InputStream value) throws SQLException {
    bind(index, value == null ? null : Bound.bytes(value, Long.MAX_VALUE));
  }

  @Override
  public void setNClob(int index, @Nullable Reader value) throws SQLException {
    bind(index, value == null ? null : Bound.text(value, Long.MAX_VALUE));
  }

  @Override
  public void setObject(int index, @Nullable Object value, @Nullable SQLType type)
      throws SQLException {
    bind(index, Targets.convert(value, Targets.number(type)));
  }

  @Override
  public void setObject(int index, @Nullable Object value, @Nullable SQLType type, int scale)
      throws SQLException {
    bind(index, Targets.convert(value, Targets.number(type)));
  }

  @Override
  public boolean execute(String text) throws SQLException {
    throw textGiven();
  }

  @Override
  public ResultSet executeQuery(String text) throws SQLException {
    throw textGiven();
  }

  @Override
  public long executeLargeUpdate(String text) throws SQLException {
    throw textGiven();
  }

  @Override
  public void addBatch(String text) throws SQLException {
    throw textGiven();
  }
}
