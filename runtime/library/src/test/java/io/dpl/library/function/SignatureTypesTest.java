package io.dpl.library.function;

import static org.assertj.core.api.Assertions.assertThat;

import io.dpl.api.function.FunctionDefinition;
import io.dpl.api.function.Signature;
import io.dpl.api.function.SignatureMatch;
import io.dpl.api.function.SqlAggregate;
import io.dpl.api.function.SqlFunction;
import io.dpl.api.type.DplType;
import io.dpl.library.Duck;
import io.dpl.library.Library;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** DuckDB gives just the type that each signature promises, for every overload. */
class SignatureTypesTest {

  private static final List<String> NUMBERS =
      List.of(
          "TINYINT",
          "SMALLINT",
          "INTEGER",
          "BIGINT",
          "FLOAT",
          "DOUBLE",
          "DECIMAL(12, 2)",
          "DECIMAL(38, 0)");
  private static final List<String> ANYTHING =
      List.of("BOOLEAN", "BIGINT", "STRING", "DATE", "STRUCT(a BIGINT)", "FLOAT[2]", "STRING[]");
  private static final Set<String> CONSTANTS =
      Set.of("LIST_TRANSFORM", "LIST_FILTER", "LIST_REDUCE");

  @Test
  void everySignatureGivesItsType() throws SQLException {
    List<String> wrong = new ArrayList<>();
    try (Duck duck = new Duck()) {
      duck.run("SET TimeZone = 'UTC'");
      for (FunctionDefinition function : Library.functions()) {
        for (Signature signature : function.signatures()) {
          for (List<String> types : variants(signature)) {
            check(duck, function, signature, types, wrong);
          }
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  private static void check(
      Duck duck,
      FunctionDefinition function,
      Signature signature,
      List<String> types,
      List<String> wrong) {
    List<DplType> given = types.stream().map(DplType::parse).toList();
    SignatureMatch match = signature.match(given).orElse(null);
    if (match == null) {
      wrong.add(signature + " does not match " + types);
      return;
    }
    try {
      if (function instanceof SqlFunction sql && !CONSTANTS.contains(function.name())) {
        String text = fill(sql.sql(signature), signature, match.arguments(), match.returns());
        expect(duck, text, match.returns(), signature, wrong);
      } else if (function instanceof SqlAggregate aggregate && !aggregate.windowOnly()) {
        String whole = fill(aggregate.whole(), signature, match.arguments(), match.returns());
        duck.rows("SELECT CAST(" + whole + " AS " + match.returns() + ") FROM range(2)");
        checkPhases(duck, aggregate, signature, match, wrong);
      }
    } catch (SQLException e) {
      wrong.add(signature + " of " + types + ": " + e.getMessage().lines().findFirst().orElse(""));
    }
  }

  /** Both phases give the types that they declare, and together the result. */
  private static void checkPhases(
      Duck duck,
      SqlAggregate aggregate,
      Signature signature,
      SignatureMatch match,
      List<String> wrong)
      throws SQLException {
    List<DplType> types = aggregate.partialTypes(match);
    List<String> merged = new ArrayList<>();
    for (int i = 0; i < types.size(); i++) {
      String first = fill(aggregate.partials().get(i), signature, match.arguments(), types.get(i));
      String column = "(SELECT CAST(" + first + " AS " + types.get(i) + ") FROM range(2))";
      String second = aggregate.merges().get(i).replace("{0}", "c");
      merged.add(
          "(SELECT CAST("
              + second
              + " AS "
              + types.get(i)
              + ") FROM (SELECT "
              + column
              + " AS c))");
    }
    if (!types.isEmpty()) {
      String last = aggregate.last();
      for (int i = 0; i < merged.size(); i++) {
        last = last.replace("{" + i + "}", merged.get(i));
      }
      expect(
          duck, "CAST(" + last + " AS " + match.returns() + ")", match.returns(), signature, wrong);
    }
  }

  private static void expect(
      Duck duck, String sql, DplType returns, Signature signature, List<String> wrong)
      throws SQLException {
    DplType real = DplType.parse(duck.rows("SELECT typeof(" + sql + ")").get(0));
    if (!real.equals(returns)) {
      wrong.add(signature + " gives " + real + " and not " + returns);
    }
  }

  private static List<List<String>> variants(Signature signature) {
    String all = signature.toString();
    List<String> letters =
        all.matches(".*\\bN\\b.*")
            ? NUMBERS
            : all.matches(".*\\b(T|ANY)\\b.*") ? ANYTHING : List.of("BIGINT");
    List<List<String>> variants = new ArrayList<>();
    for (String letter : letters) {
      variants.add(
          signature.values().stream()
              .map(
                  value ->
                      value
                          .type()
                          .replaceAll("\\b(N|T|ANY)\\b", letter)
                          .replaceAll("\\bp\\b", "12")
                          .replaceAll("\\bs\\b", "2")
                          .replaceAll("\\bn\\b", "2")
                          .replaceAll("\\bK\\b", "STRING")
                          .replaceAll("\\bV\\b", "BIGINT")
                          .replace("LAMBDA", "BIGINT"))
              .toList());
    }
    return variants;
  }

  private static String fill(
      String template, Signature signature, List<DplType> types, DplType returns) {
    List<String> values = new ArrayList<>();
    for (int i = 0; i < types.size(); i++) {
      String name = signature.values().get(Math.min(i, signature.values().size() - 1)).name();
      values.add("CAST(" + value(name) + " AS " + types.get(i) + ")");
    }
    String sql =
        template.replace("{*}", String.join(", ", values)).replace("{returns}", returns.toString());
    for (int i = 0; i < values.size(); i++) {
      sql = sql.replace("{" + i + "}", values.get(i));
    }
    return sql;
  }

  /** Constants must have a meaning, everything else is NULL. */
  private static String value(String parameter) {
    return switch (parameter) {
      case "part" -> "'day'";
      case "form" -> "'%Y'";
      case "order" -> "'DESC'";
      case "flags" -> "'g'";
      case "separator" -> "','";
      case "digits", "group" -> "1";
      case "share" -> "0.5";
      default -> "NULL";
    };
  }
}
