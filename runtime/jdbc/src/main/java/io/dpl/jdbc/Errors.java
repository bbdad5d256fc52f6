package io.dpl.jdbc;

import io.dpl.api.diagnostic.Code;
import io.dpl.api.diagnostic.Diagnostic;
import io.dpl.api.diagnostic.DplException;
import io.dpl.api.diagnostic.NameCode;
import io.dpl.api.diagnostic.PlanCode;
import io.dpl.api.diagnostic.RunCode;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLInvalidAuthorizationSpecException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLNonTransientException;
import java.sql.SQLSyntaxErrorException;
import java.sql.SQLTimeoutException;
import java.util.List;
import java.util.Map;

/**
 * Diagnostics as exceptions of JDBC: the message is code, place, text and help, the vendor code the
 * number of the DPL code, the SQLState what databases use for such a case; further diagnostics hang
 * on {@link SQLException#getNextException}.
 */
final class Errors {

  private static final Map<Code, String> STATES =
      Map.ofEntries(
          Map.entry(NameCode.UNKNOWN_TABLE, "42S02"),
          Map.entry(NameCode.UNKNOWN_COLUMN, "42S22"),
          Map.entry(NameCode.MISSING_PARAMETER, "07001"),
          Map.entry(NameCode.UNKNOWN_PARAMETER, "07001"),
          Map.entry(PlanCode.NOT_YET, "0A000"),
          Map.entry(RunCode.CANCELLED, "57014"),
          Map.entry(RunCode.TIMED_OUT, "HYT00"),
          Map.entry(RunCode.CAST_FAILED, "22018"),
          Map.entry(RunCode.DIVISION_BY_ZERO, "22012"),
          Map.entry(RunCode.OVERFLOW, "22003"),
          Map.entry(RunCode.OUT_OF_MEMORY, "53200"),
          Map.entry(RunCode.DISK_FULL, "53100"),
          Map.entry(RunCode.NO_PERMISSION, "42501"),
          Map.entry(RunCode.INTERNAL, "XX000"),
          Map.entry(RunCode.DRIVER_LOST, "08006"),
          Map.entry(RunCode.DRIVER_VERSION, "08001"),
          Map.entry(RunCode.RAY_NOT_FOUND, "08001"),
          Map.entry(RunCode.RAY_NO_ANSWER, "08001"),
          Map.entry(RunCode.RAY_TOKEN, "28000"),
          Map.entry(RunCode.RAY_NO_RAYLET, "08001"),
          Map.entry(RunCode.RAY_VERSION, "08001"),
          Map.entry(RunCode.RAY_NOT_RAY, "08001"),
          Map.entry(RunCode.RAY_WORKER_MISSING, "08001"),
          Map.entry(RunCode.RAY_PACKAGE, "08001"),
          Map.entry(RunCode.RAY_UPLOAD, "08001"),
          Map.entry(RunCode.RAY_FAILED, "08001"));

  private Errors() {}

  /** What a script is told. */
  static SQLException of(DplException failure) {
    SQLException first = null;
    for (Diagnostic diagnostic : failure.diagnostics()) {
      SQLException next = of(diagnostic, failure);
      if (first == null) {
        first = next;
      } else {
        first.setNextException(next);
      }
    }
    return first == null ? new SQLException(failure.getMessage(), "HY000", failure) : first;
  }

  private static SQLException of(Diagnostic diagnostic, DplException cause) {
    String message = text(diagnostic);
    String state = state(diagnostic.code());
    int code = number(diagnostic.code());
    return switch (state) {
      case "0A000" -> {
        SQLException refused = new SQLFeatureNotSupportedException(message, state, code);
        refused.initCause(cause);
        yield refused;
      }
      case "HYT00" -> new SQLTimeoutException(message, state, code, cause);
      case "42501", "28000" ->
          new SQLInvalidAuthorizationSpecException(message, state, code, cause);
      default ->
          state.startsWith("08")
              ? new SQLNonTransientConnectionException(message, state, code, cause)
              : state.startsWith("42") || state.startsWith("07")
                  ? new SQLSyntaxErrorException(message, state, code, cause)
                  : state.startsWith("22")
                      ? new SQLDataException(message, state, code, cause)
                      : new SQLNonTransientException(message, state, code, cause);
    };
  }

  /** One diagnostic: {@code DPL2003 at a.dpl:1:9: no column named widht; did you mean width?}. */
  static String text(Diagnostic diagnostic) {
    String place = diagnostic.span().isKnown() ? " at " + diagnostic.span() : "";
    List<String> help = diagnostic.help();
    String cure = help.isEmpty() ? diagnostic.code().cure() : String.join("; ", help);
    return diagnostic.code().id() + place + ": " + diagnostic.message() + "; " + cure;
  }

  static String state(Code code) {
    String known = STATES.get(code);
    if (known != null) {
      return known;
    }
    return switch (code.id().charAt(3)) {
      case '1' -> "42601";
      case '3' -> "42804";
      case '5' -> "58030";
      default -> "42000";
    };
  }

  static int number(Code code) {
    return Integer.parseInt(code.id().substring(3));
  }

  /** What databases have and DPL has not. */
  static SQLFeatureNotSupportedException unsupported(String what) {
    return new SQLFeatureNotSupportedException("DPL has no " + what, "0A000");
  }

  /** A mistake of the Java program. */
  static SQLException misuse(String message) {
    return new SQLException(message, "HY000");
  }

  static SQLException closed(String what) {
    return new SQLException("the " + what + " is closed", "08003");
  }

  /** A value that the asked class cannot hold. */
  static SQLException conversion(Object value, String wanted) {
    String shown = String.valueOf(value);
    return new SQLDataException(
        (shown.length() > 60 ? shown.substring(0, 60) + "..." : shown)
            + " ("
            + value.getClass().getSimpleName()
            + ") is no "
            + wanted,
        "22018");
  }
}
