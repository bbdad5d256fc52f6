package io.dpl.jdbc;

import io.dpl.api.type.DplType;
import io.dpl.api.type.Schema;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.NClob;
import java.sql.Ref;
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLXML;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.Calendar;
import java.util.Map;
import javax.sql.rowset.serial.SerialBlob;
import javax.sql.rowset.serial.SerialClob;
import org.jspecify.annotations.Nullable;

/** The columns of the row where a cursor stands; {@link Forward} moves it. Used by one thread. */
final class DplResultSet extends Forward {

  private boolean wasNull;

  /**
   * @param statement null for lists of metadata
   */
  DplResultSet(@Nullable DplStatement statement, Cursor cursor) {
    super(statement, cursor);
  }

  private @Nullable Object value(int column) throws SQLException {
    Object value = current(column);
    wasNull = value == null;
    return value;
  }

  private DplType type(int column) {
    return schema().fields().get(column - 1).type();
  }

  @Override
  public boolean wasNull() throws SQLException {
    open();
    return wasNull;
  }

  @Override
  public int findColumn(String label) throws SQLException {
    open();
    Schema schema = schema();
    if (schema.indexOf(label).isEmpty()) {
      throw new java.sql.SQLSyntaxErrorException(
          "no column named " + label + ", the columns are " + String.join(", ", schema.names()),
          "42S22");
    }
    return schema.indexOf(label).getAsInt() + 1;
  }

  @Override
  public @Nullable String getString(int column) throws SQLException {
    Object value = value(column);
    return value == null ? null : Values.text(value);
  }

  @Override
  public boolean getBoolean(int column) throws SQLException {
    Object value = value(column);
    return value != null && Values.bool(value);
  }

  @Override
  public byte getByte(int column) throws SQLException {
    return (byte) whole(column, Byte.MIN_VALUE, Byte.MAX_VALUE, "TINYINT");
  }

  @Override
  public short getShort(int column) throws SQLException {
    return (short) whole(column, Short.MIN_VALUE, Short.MAX_VALUE, "SMALLINT");
  }

  @Override
  public int getInt(int column) throws SQLException {
    return (int) whole(column, Integer.MIN_VALUE, Integer.MAX_VALUE, "INTEGER");
  }

  @Override
  public long getLong(int column) throws SQLException {
    return whole(column, Long.MIN_VALUE, Long.MAX_VALUE, "BIGINT");
  }

  private long whole(int column, long least, long most, String type) throws SQLException {
    Object value = value(column);
    if (value instanceof Integer || value instanceof Long) {
      long number = ((Number) value).longValue();
      if (number >= least && number <= most) {
        return number;
      }
    }
    return value == null ? 0 : Values.whole(value, least, most, type);
  }

  @Override
  public float getFloat(int column) throws SQLException {
    return (float) getDouble(column);
  }

  @Override
  public double getDouble(int column) throws SQLException {
    Object value = value(column);
    return value == null ? 0 : Numbers.floating(value);
  }

  @Override
  public @Nullable BigDecimal getBigDecimal(int column) throws SQLException {
    Object value = value(column);
    return value == null ? null : Numbers.exact(value, "DECIMAL");
  }

  @Deprecated
  @Override
  public @Nullable BigDecimal getBigDecimal(int column, int scale) throws SQLException {
    BigDecimal value = getBigDecimal(column);
    return value == null ? null : value.setScale(scale, RoundingMode.HALF_UP);
  }

  @Override
  public byte @Nullable [] getBytes(int column) throws SQLException {
    Object value = value(column);
    return value == null ? null : Values.bytes(value);
  }

  @Override
  public @Nullable Date getDate(int column) throws SQLException {
    Object value = value(column);
    return value == null ? null : Date.valueOf(Temporals.date(value));
  }

  @Override
  public @Nullable Date getDate(int column, @Nullable Calendar zone) throws SQLException {
    Object value = value(column);
    return value == null || zone == null ? getDate(column) : Temporals.date(value, zone);
  }

  @Override
  public @Nullable Time getTime(int column) throws SQLException {
    Object value = value(column);
    return value == null ? null : Temporals.time(value);
  }

  @Override
  public @Nullable Time getTime(int column, @Nullable Calendar zone) throws SQLException {
    Object value = value(column);
    return value == null || zone == null ? getTime(column) : Temporals.time(value, zone);
  }

  @Override
  public @Nullable Timestamp getTimestamp(int column) throws SQLException {
    Object value = value(column);
    return value == null ? null : Temporals.timestamp(value);
  }

  @Override
  public @Nullable Timestamp getTimestamp(int column, @Nullable Calendar zone) throws SQLException {
    Object value = value(column);
    return value == null || zone == null ? getTimestamp(column) : Temporals.timestamp(value, zone);
  }

  @Override
  public @Nullable Object getObject(int column) throws SQLException {
    Object value = value(column);
    return value == null ? null : Values.object(value, type(column));
  }

  @Override
  public @Nullable Object getObject(int column, @Nullable Map<String, Class<?>> map)
      throws SQLException {
    if (map != null && !map.isEmpty()) {
      throw Errors.unsupported("type maps");
    }
    return getObject(column);
  }

  @Override
  public <T> @Nullable T getObject(int column, Class<T> wanted) throws SQLException {
    Object value = value(column);
    if (wanted == null) {
      throw Errors.misuse("getObject needs a class");
    }
    return value == null ? null : wanted.cast(Values.object(value, type(column), wanted));
  }

  @Override
  public @Nullable Array getArray(int column) throws SQLException {
    return getObject(column, Array.class);
  }

  @Override
  public @Nullable Blob getBlob(int column) throws SQLException {
    byte[] bytes = getBytes(column);
    return bytes == null ? null : new SerialBlob(bytes);
  }

  @Override
  public @Nullable Clob getClob(int column) throws SQLException {
    String text = getString(column);
    return text == null ? null : new SerialClob(text.toCharArray());
  }

  @Override
  public @Nullable InputStream getAsciiStream(int column) throws SQLException {
    String text = getString(column);
    return text == null ? null : new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
  }

  @Deprecated
  @Override
  public @Nullable InputStream getUnicodeStream(int column) throws SQLException {
    throw Errors.unsupported("Unicode streams, getCharacterStream is there instead");
  }

  @Override
  public @Nullable InputStream getBinaryStream(int column) throws SQLException {
    byte[] bytes = getBytes(column);
    return bytes == null ? null : new ByteArrayInputStream(bytes);
  }

  @Override
  public @Nullable Reader getCharacterStream(int column) throws SQLException {
    String text = getString(column);
    return text == null ? null : new StringReader(text);
  }

  @Override
  public @Nullable Reader getNCharacterStream(int column) throws SQLException {
    return getCharacterStream(column);
  }

  @Override
  public @Nullable String getNString(int column) throws SQLException {
    return getString(column);
  }

  @Override
  public @Nullable NClob getNClob(int column) throws SQLException {
    throw Errors.unsupported("NCLOB, getString gives any text");
  }

  @Override
  public @Nullable SQLXML getSQLXML(int column) throws SQLException {
    throw Errors.unsupported("XML type");
  }

  @Override
  public @Nullable Ref getRef(int column) throws SQLException {
    throw Errors.unsupported("references");
  }

  @Override
  public @Nullable RowId getRowId(int column) throws SQLException {
    throw Errors.unsupported("row ids");
  }

  @Override
  public @Nullable URL getURL(int column) throws SQLException {
    String text = getString(column);
    try {
      return text == null ? null : new URL(text);
    } catch (java.net.MalformedURLException e) {
      throw Errors.conversion(text, "URL");
    }
  }
}
