package io.dpl;

import io.dpl.api.diagnostic.DplException;
import io.dpl.api.diagnostic.PlanCode;
import io.dpl.api.diagnostic.Span;
import io.dpl.api.plan.ModelUse;
import io.dpl.api.plan.Output;
import io.dpl.api.plan.PlanNode;
import io.dpl.api.plan.ScanInput;
import io.dpl.api.plan.Stage;
import io.dpl.api.plan.StageGraph;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a program gave to its {@link Dpl} as objects, by upper-case name: workers of a cluster do
 * not have it.
 *
 * @param models locations of models that are objects
 */
record OwnCode(
    Set<String> functions, Set<String> connectors, Set<String> providers, Set<String> models) {

  /** Upper-case names. */
  static Set<String> names(List<String> names) {
    return names.stream().map(name -> name.toUpperCase(Locale.ROOT)).collect(Collectors.toSet());
  }

  /**
   * Refuses a plan that needs any of it.
   *
   * <p>Errors: DPL4001.
   */
  void checkCanTravel(StageGraph graph) {
    for (ModelUse use : graph.models()) {
      boolean object =
          use.declaration().provider().equalsIgnoreCase("JAVA")
              && has(models, use.declaration().location());
      if (object || has(providers, use.declaration().provider())) {
        throw stays("the model " + use.declaration().name(), use.declaration().span());
      }
    }
    for (Stage stage : graph.stages()) {
      stage.nodes().forEach(this::check);
      for (Output output : stage.outputs()) {
        if (output instanceof Output.Write write && has(connectors, write.format())) {
          throw stays("the connector " + write.format(), write.span());
        }
      }
    }
  }

  private void check(PlanNode node) {
    if (node instanceof PlanNode.Call call && has(functions, call.function())) {
      throw stays("the function " + call.function(), call.span());
    }
    if (node instanceof PlanNode.Scan scan) {
      check(scan.source());
    }
    if (node instanceof PlanNode.Fragment fragment) {
      fragment.scans().forEach(this::check);
    }
  }

  private void check(ScanInput scan) {
    if (has(connectors, scan.request().format())) {
      throw stays("the source " + scan.request().format(), scan.request().span());
    }
  }

  private static boolean has(Set<String> names, String name) {
    return names.contains(name.toUpperCase(Locale.ROOT));
  }

  private static DplException stays(String what, Span span) {
    return DplException.of(
        PlanCode.NOT_YET,
        span,
        what + " is an object of this program and cannot run on a cluster",
        "put a named class into a jar (--jar, Dpl.builder().jar(...)), or rows into a file that all"
            + " nodes see");
  }
}
