package io.dpl.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls every method of the interfaces: it answers, refuses by its state, or is not supported. */
class DriverWalkTest {

  private static Connection connection;

  @BeforeAll
  static void open() throws SQLException {
    connection = DriverManager.getConnection("jdbc:dpl:?memory=1GiB");
  }

  @AfterAll
  static void close() throws SQLException {
    connection.close();
  }

  private interface Maker {
    Object make() throws SQLException;
  }

  private static final String ROW =
      "VALUES (TRUE, 2, '3', DATE '2024-01-01', [1], ENCODE('b')) AS t(a, b, c, d, e, f)";

  private static final Map<Class<?>, Maker> OBJECTS =
      Map.of(
          Connection.class, () -> DriverManager.getConnection("jdbc:dpl:?memory=1GiB"),
          Statement.class, () -> connection.createStatement(),
          PreparedStatement.class, () -> connection.prepareStatement("VALUES (?) AS t(a)"),
          ResultSet.class, DriverWalkTest::row,
          ResultSetMetaData.class, () -> row().getMetaData(),
          ParameterMetaData.class,
              () -> connection.prepareStatement("VALUES (?) AS t(a)").getParameterMetaData(),
          DatabaseMetaData.class, () -> connection.getMetaData());

  private static ResultSet lastRow;

  /** The same row again, until a method closes it or moves on. */
  private static ResultSet row() throws SQLException {
    if (lastRow == null || lastRow.isClosed() || lastRow.isAfterLast()) {
      lastRow = newRow();
    }
    return lastRow;
  }

  private static ResultSet newRow() throws SQLException {
    Statement statement = connection.createStatement();
    statement.closeOnCompletion();
    ResultSet result = statement.executeQuery(ROW);
    result.next();
    return result;
  }

  /** Exceptions of these SQLStates are answers to wrong arguments, not holes. */
  private static final List<String> REFUSALS = List.of("HY000", "07009", "07001", "22018", "42S22");

  @ParameterizedTest
  @ValueSource(
      classes = {
        Connection.class,
        Statement.class,
        PreparedStatement.class,
        ResultSet.class,
        ResultSetMetaData.class,
        ParameterMetaData.class,
        DatabaseMetaData.class
      })
  void everyMethodAnswersOrRefuses(Class<?> type) throws Exception {
    List<String> wrong = new ArrayList<>();
    int called = 0;
    Method[] methods =
        Arrays.stream(type.getMethods())
            .filter(method -> !Modifier.isStatic(method.getModifiers()))
            .sorted(Comparator.comparing(Method::toString))
            .toArray(Method[]::new);
    for (Method method : methods) {
      called++;
      String failure = call(type, method);
      if (!failure.isEmpty()) {
        wrong.add(method + ": " + failure);
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(called).isGreaterThan(type == ParameterMetaData.class ? 10 : 20);
  }

  private static String call(Class<?> type, Method method) throws Exception {
    Object target = OBJECTS.get(type).make();
    String answer = answer(target, method);
    if (target instanceof AutoCloseable open && target != lastRow) {
      open.close();
    }
    return answer;
  }

  /** What is wrong with a method's answer; empty where nothing is. */
  private static String answer(Object target, Method method) throws Exception {
    try {
      Object result = method.invoke(target, arguments(method));
      if (result instanceof ResultSet rows && method.getName().startsWith("get")) {
        assertThat(rows.getMetaData().getColumnCount()).isPositive();
      }
      return "";
    } catch (InvocationTargetException e) {
      Throwable cause = e.getCause();
      if (cause instanceof SQLFeatureNotSupportedException) {
        return "";
      }
      boolean refused =
          cause instanceof SQLException known
              && (REFUSALS.contains(known.getSQLState()) || known.getMessage().startsWith("DPL"));
      return refused ? "" : cause.toString();
    } catch (IllegalAccessException e) {
      return e.toString();
    }
  }

  private static Object[] arguments(Method method) {
    return Arrays.stream(method.getParameterTypes()).map(DriverWalkTest::argument).toArray();
  }

  private static Object argument(Class<?> type) {
    if (type == int.class) {
      return 1;
    }
    if (type == long.class) {
      return 1L;
    }
    if (type == boolean.class) {
      return true;
    }
    if (type == byte.class) {
      return (byte) 1;
    }
    if (type == short.class) {
      return (short) 1;
    }
    if (type == float.class) {
      return 1f;
    }
    if (type == double.class) {
      return 1d;
    }
    if (type == String.class) {
      return "b";
    }
    if (type == Class.class) {
      return String.class;
    }
    return type == Object.class ? "x" : null;
  }
}
