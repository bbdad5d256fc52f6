package io.dpl.grammar.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dpl.grammar.ScriptParser;
import io.dpl.grammar.format.Formatter;
import io.dpl.grammar.tree.Operator;
import io.dpl.grammar.tree.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The reference is right and whole. */
class ReferenceTest {

  static List<OperatorDoc> all() {
    return Reference.ALL;
  }

  @ParameterizedTest
  @MethodSource("all")
  void theExampleParsesAndShowsIt(OperatorDoc doc) {
    assertEquals(List.of(), ScriptParser.parse(doc.name(), doc.example()).diagnostics());
    assertTrue(Formatter.format(doc.name(), doc.example()).length() > 0);
    assertTrue(doc.summary().endsWith("."), doc.summary());
  }

  @Test
  void everyOperatorAndStatementHasAnEntry() {
    List<String> missing = new ArrayList<>();
    for (Class<?> operator : Operator.class.getPermittedSubclasses()) {
      String name =
          switch (operator.getSimpleName()) {
            case "SetColumns" -> "SET";
            case "Alias" -> "AS";
            case "OrderBy" -> "ORDER BY";
            case "SetOperation" -> "UNION";
            default -> operator.getSimpleName().toUpperCase(Locale.ROOT);
          };
      if (Reference.find(name).isEmpty()) {
        missing.add(name);
      }
    }
    for (Class<?> statement : Statement.class.getPermittedSubclasses()) {
      String name =
          switch (statement.getSimpleName()) {
            case "Edition" -> "DPL";
            case "SetOption" -> "SET";
            case "ResetOption" -> "RESET";
            case "DropObject" -> "DROP";
            case "DescribeObject", "DescribePipeline" -> "DESCRIBE";
            case "Run" -> "FROM";
            default ->
                statement
                    .getSimpleName()
                    .replaceAll("([a-z])([A-Z])", "$1 $2")
                    .toUpperCase(Locale.ROOT);
          };
      if (Reference.find(name).isEmpty()) {
        missing.add(name);
      }
    }
    assertEquals(List.of(), missing);
  }

  @Test
  void findsByAnyWordInAnyCase() {
    assertEquals(List.of("WHERE"), names("where"));
    assertEquals(List.of("SET", "SET"), names("Set"));
    assertEquals(List.of("CREATE MODEL"), names("model"));
    assertEquals(List.of(), names("nothing"));
    assertEquals(
        List.of(OperatorDoc.Kind.values()).size(),
        (int) Arrays.stream(OperatorDoc.Kind.values()).filter(this::hasEntries).count());
  }

  private boolean hasEntries(OperatorDoc.Kind kind) {
    return Reference.ALL.stream().anyMatch(doc -> doc.kind() == kind);
  }

  private static List<String> names(String word) {
    return Reference.find(word).stream().map(OperatorDoc::name).toList();
  }
}
