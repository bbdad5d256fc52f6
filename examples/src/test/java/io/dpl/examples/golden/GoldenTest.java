package io.dpl.examples.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.dpl.Dpl;
import io.dpl.Plan;
import io.dpl.api.cluster.ClusterSpec;
import io.dpl.api.diagnostic.Diagnostic;
import io.dpl.api.diagnostic.DplException;
import io.dpl.api.diagnostic.Edit;
import io.dpl.compiler.Compiled;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Each section of each case is what the script gives (TASKS and MERMAID for three nodes, SWEEP for
 * several sizes); {@code -Dgolden.rewrite=true} writes what it gives into the file.
 */
class GoldenTest {

  private static final boolean REWRITE = Boolean.getBoolean("golden.rewrite");

  private static Dpl dpl;
  private static Dpl nodes;

  @BeforeAll
  static void open() {
    dpl = GoldenData.open();
    nodes = GoldenData.openForNodes();
  }

  @AfterAll
  static void close() {
    nodes.close();
    dpl.close();
  }

  @TestFactory
  Stream<DynamicTest> cases() {
    return GoldenCase.all().stream()
        .map(each -> DynamicTest.dynamicTest(each.name(), () -> check(each)));
  }

  private static void check(GoldenCase golden) {
    GoldenData.clean();
    Map<String, String> actual = new LinkedHashMap<>();
    actual.put("SOURCE", golden.source());
    try {
      Plan plan = dpl.pipeline("case.dpl", golden.source()).plan();
      for (String section : golden.sections().keySet()) {
        switch (section) {
          case "SOURCE" -> {}
          case "PROBLEMS" -> actual.put(section, problems(warnings(golden, plan)));
          case "FIXED" -> actual.put(section, fixed(golden, plan));
          case "LOGICAL" -> actual.put(section, plan.explain(Compiled.Form.LOGICAL));
          case "OPTIMIZED" -> actual.put(section, plan.explain(Compiled.Form.OPTIMIZED));
          case "STAGES" -> actual.put(section, plan.explain(Compiled.Form.STAGES));
          case "TASKS" -> actual.put(section, forNodes(golden).explain(Compiled.Form.TASKS));
          case "SWEEP" -> actual.put(section, sweep(golden));
          case "MERMAID" -> actual.put(section, forNodes(golden).mermaid(Compiled.Form.TASKS));
          case "RESULT" ->
              actual.put(
                  section,
                  Answer.of(plan).stream().map(Answer::text).collect(Collectors.joining("\n")));
          default -> fail("no section named " + section + " in " + golden.path());
        }
      }
      if (golden.isWrong()) {
        Answer.of(plan); // what compiles goes wrong when it runs
      }
    } catch (DplException e) {
      if (!golden.isWrong() && !REWRITE) {
        throw e;
      }
      actual.put("PROBLEMS", problems(e.diagnostics()));
    }
    if (REWRITE) {
      golden.rewrite(actual);
    } else {
      assertThat(actual).isEqualTo(golden.sections());
    }
  }

  /** The table for clusters of 1 to 128 nodes with 16 processors and 64 GiB each. */
  private static String sweep(GoldenCase golden) {
    return dpl.pipeline("case.dpl", golden.source())
        .sweep(
            ClusterSpec.parse("nodes=1 cpus=16 memory=64GiB"),
            List.of(1, 2, 4, 8, 16, 32, 64, 128));
  }

  /** The script with all quick fixes. */
  private static String fixed(GoldenCase golden, Plan plan) {
    List<Edit> edits = plan.warnings().stream().flatMap(each -> each.edits().stream()).toList();
    return Edit.apply(golden.source(), edits).strip() + "\n";
  }

  /** The plan for three nodes. */
  private static Plan forNodes(GoldenCase golden) {
    return nodes.pipeline("case.dpl", golden.source()).plan();
  }

  /** A script that is wrong, but compiles without a word, fails when it runs. */
  private static List<Diagnostic> warnings(GoldenCase golden, Plan plan) {
    if (golden.isWrong() && plan.warnings().isEmpty()) {
      Answer.of(plan);
    }
    return plan.warnings();
  }

  private static String problems(List<Diagnostic> diagnostics) {
    StringBuilder text = new StringBuilder();
    for (Diagnostic each : diagnostics) {
      text.append(each).append('\n');
      each.help().forEach(help -> text.append("  help: ").append(help).append('\n'));
    }
    return text.toString();
  }
}
