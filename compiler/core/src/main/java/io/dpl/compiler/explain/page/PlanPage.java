package io.dpl.compiler.explain.page;

import io.dpl.api.cluster.Bytes;
import io.dpl.api.cluster.ClusterSpec;
import io.dpl.api.plan.StageGraph;
import java.util.List;
import java.util.Optional;

/**
 * A plan as one HTML page: the stages as a graph, what crosses each exchange, every decision with
 * its inputs, the memory certificate, and after a run what was measured. It loads nothing and runs
 * nothing; it reads on a phone and follows the light or dark of the reader.
 */
public final class PlanPage {

  private PlanPage() {}

  /**
   * The page.
   *
   * @param name of the script
   * @param cluster what the plan is for
   * @param measured what a run of it did
   */
  public static String of(
      String name, StageGraph graph, ClusterSpec cluster, Optional<Measured> measured) {
    String title = Html.text("Plan of " + name);
    return "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
        + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        + "<meta http-equiv=\"Content-Security-Policy\""
        + " content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        + "<meta name=\"color-scheme\" content=\"light dark\">\n<title>"
        + title
        + "</title>\n<style>\n"
        + Style.CSS
        + "</style>\n</head>\n<body>\n<main>\n<h1>"
        + title
        + "</h1>\n<p class=\"dim\">"
        + summary(graph, cluster, measured)
        + "</p>\n"
        + Html.section("Stages", Drawing.of(graph, measured))
        + Html.section(
            measured.isPresent() ? "Predicted and measured" : "Predicted",
            Tables.times(graph, measured))
        + Html.section("Tasks by node and slot", measured.map(Timeline::of).orElse(""))
        + Html.section("What crosses between stages", Tables.exchanges(graph, measured))
        + Html.section("Decisions", Tables.decisions(graph.decisions()))
        + Html.section(
            "Decided while it ran",
            Tables.decisions(measured.map(Measured::decisions).orElse(List.of())))
        + Html.section("Memory of a node", MemoryBars.of(graph.certificate(), cluster))
        + Html.section("Stages in full", Tables.stages(graph))
        + "</main>\n</body>\n</html>\n";
  }

  private static String summary(
      StageGraph graph, ClusterSpec cluster, Optional<Measured> measured) {
    String plan =
        Html.count(graph.stages().size(), "stage")
            + ", "
            + Html.count(graph.exchanges().size(), "exchange")
            + "; for "
            + (cluster.isSingle() ? "one node" : Html.count(cluster.nodes().size(), "node"))
            + " with "
            + Html.count(cluster.nodes().get(0).cpus(), "cpu")
            + " and "
            + Bytes.print(cluster.memoryBytes());
    return Html.text(
        plan
            + measured
                .map(run -> "; ran in " + Html.seconds(run.millis() / 1000.0))
                .orElse("; not run"));
  }
}
