package io.dpl.compiler.sql;

import io.dpl.compiler.rel.TemplateAggregate;
import java.util.List;
import java.util.Locale;
import org.apache.calcite.sql.SqlAggFunction;

/** Calls of aggregates: from the library, and the few of Calcite's own that its rules make. */
final class AggregateCalls {

  private AggregateCalls() {}

  /** The call as a template. */
  static String template(SqlAggFunction function) {
    if (function instanceof TemplateAggregate aggregate) {
      return aggregate.definition().whole();
    }
    return switch (function.getKind()) {
      case SUM0 -> "sum({0})";
      case COLLECT -> "list({0})";
      case LISTAGG -> "string_agg({*})";
      case SINGLE_VALUE -> "first({0})";
      default -> function.getName().toLowerCase(Locale.ROOT) + "({*})";
    };
  }

  /** Puts DISTINCT behind the first parenthesis and {@code inside} before the last. */
  static String call(String template, List<String> operands, boolean distinct, String inside) {
    String sql = Templates.fill(template, operands);
    int open = sql.indexOf('(');
    int close = sql.lastIndexOf(')');
    return sql.substring(0, open + 1)
        + (distinct ? "DISTINCT " : "")
        + sql.substring(open + 1, close)
        + inside
        + sql.substring(close);
  }
}
