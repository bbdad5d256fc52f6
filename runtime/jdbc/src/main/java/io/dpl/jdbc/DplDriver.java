package io.dpl.jdbc;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.Properties;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The driver of {@code jdbc:dpl:}, found by ServiceLoader.
 *
 * <p>Example: {@code DriverManager.getConnection("jdbc:dpl:?memory=4GiB&init=setup.dpl")}.
 */
public final class DplDriver implements Driver {

  static final int MAJOR = 0;
  static final int MINOR = 1;

  static {
    try {
      DriverManager.registerDriver(new DplDriver());
    } catch (SQLException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final Engines engines = new Engines();

  /** A driver with engines of its own; the one that DriverManager knows is another. */
  public DplDriver() {}

  @Override
  public @Nullable Connection connect(String url, @Nullable Properties properties)
      throws SQLException {
    if (!acceptsURL(url)) {
      return null;
    }
    Url parsed = Url.of(url, properties == null ? new Properties() : properties);
    return DplConnection.open(parsed, engines);
  }

  @Override
  public boolean acceptsURL(String url) {
    return Url.accepts(url);
  }

  @Override
  public DriverPropertyInfo[] getPropertyInfo(String url, @Nullable Properties properties)
      throws SQLException {
    Url given =
        Url.of(
            acceptsURL(url) ? url : Url.PREFIX, properties == null ? new Properties() : properties);
    return Url.SETTINGS.stream()
        .map(
            setting -> {
              var info =
                  new DriverPropertyInfo(setting.name(), given.settings().get(setting.name()));
              info.description = setting.text() + "; without it " + setting.defaultText();
              return info;
            })
        .toArray(DriverPropertyInfo[]::new);
  }

  @Override
  public int getMajorVersion() {
    return MAJOR;
  }

  @Override
  public int getMinorVersion() {
    return MINOR;
  }

  /** DPL speaks no SQL, so it cannot be compliant. */
  @Override
  public boolean jdbcCompliant() {
    return false;
  }

  @Override
  public Logger getParentLogger() throws java.sql.SQLFeatureNotSupportedException {
    throw Errors.unsupported("logger of java.util.logging");
  }
}
