package io.dpl.compiler.explain.page;

import io.dpl.api.cluster.Bytes;
import io.dpl.api.plan.Decision;
import io.dpl.api.plan.Exchange;
import io.dpl.api.plan.Prediction;
import io.dpl.api.plan.Stage;
import io.dpl.api.plan.StageGraph;
import io.dpl.compiler.explain.Explain;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Sections in words: exchanges, decisions, stages, and predictions beside what was measured. */
final class Tables {

  private Tables() {}

  /** After a run with what left a stage that sends to this exchange only. */
  static String exchanges(StageGraph graph, Optional<Measured> measured) {
    StringBuilder rows = new StringBuilder();
    for (Edges.Edge edge : Edges.of(graph)) {
      if (edge.exchange().isPresent()) {
        Exchange exchange = edge.exchange().get();
        rows.append("<tr>")
            .append(Html.cell(edge.from().id() + " → " + edge.to().id()))
            .append(Html.cell(kind(exchange)))
            .append(Html.numberCell(Html.count(exchange.partitions(), "partition")))
            .append(Html.numberCell(String.format(Locale.ROOT, "%,d", exchange.rows())))
            .append(Html.numberCell(Bytes.print(exchange.bytes())));
        if (measured.isPresent()) {
          Optional<Measured.Stage> seen =
              edge.from().outputs().size() == 1
                  ? measured.get().stage(edge.from().id())
                  : Optional.empty();
          rows.append(
              Html.numberCell(
                  seen.map(s -> String.format(Locale.ROOT, "%,d", s.rows())).orElse("")));
          rows.append(Html.numberCell(seen.map(s -> Bytes.print(s.bytes())).orElse("")));
        }
        rows.append("</tr>\n");
      }
    }
    return rows.isEmpty()
        ? ""
        : Html.table(
            "<th>stages</th><th>who gets a row</th><th class=n>into</th><th class=n>rows</th>"
                + "<th class=n>bytes</th>"
                + (measured.isPresent()
                    ? "<th class=n>rows measured</th><th class=n>bytes measured</th>"
                    : ""),
            rows.toString());
  }

  private static String kind(Exchange exchange) {
    String kind = exchange.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    String keys = exchange.keys().isEmpty() ? "" : " by " + String.join(", ", exchange.keys());
    return Html.text(kind + keys + (exchange.pipelined() ? ", pipelined" : ""));
  }

  static String decisions(List<Decision> decisions) {
    return decisions.stream().map(Tables::decision).collect(Collectors.joining());
  }

  private static String decision(Decision decision) {
    StringBuilder html = new StringBuilder("<details open class=\"card\"><summary>");
    html.append("<b>")
        .append(Html.text(decision.what() + " = " + decision.value()))
        .append("</b> ");
    String where = decision.stage() == 0 ? "whole plan" : "stage " + decision.stage();
    html.append("<span class=\"tag\">").append(where).append("</span> ");
    html.append("<span class=\"tag\">")
        .append(Html.text(decision.rule()))
        .append("</span></summary>\n");
    html.append("<p>because ").append(Html.text(decision.binding())).append("</p>\n");
    if (!decision.inputs().isEmpty()) {
      html.append("<dl>");
      for (Decision.Input input : decision.inputs()) {
        html.append("<div><dt>").append(Html.text(input.name())).append("</dt><dd>");
        html.append(Html.text(input.text())).append("</dd></div>");
      }
      html.append("</dl>\n");
    }
    if (!decision.nextBest().isEmpty()) {
      html.append("<p class=\"dim\">next best: ")
          .append(Html.text(decision.nextBest()))
          .append("</p>\n");
    }
    return html.append("</details>\n").toString();
  }

  static String stages(StageGraph graph) {
    StringBuilder html = new StringBuilder();
    for (Stage stage : graph.stages()) {
      html.append("<details class=\"card\" id=\"stage")
          .append(stage.id())
          .append("\"><summary><b>");
      html.append(Html.text(stage.id() + ": " + stage.name())).append("</b></summary>\n<pre>");
      html.append(Html.text(Explain.stage(graph, stage))).append("</pre></details>\n");
    }
    return html.toString();
  }

  /** Predicted beside measured; without a run what is predicted. */
  static String times(StageGraph graph, Optional<Measured> measured) {
    StringBuilder rows = new StringBuilder();
    for (Stage stage : graph.stages()) {
      Optional<Prediction> predicted =
          graph.predictions().stream().filter(each -> each.stage() == stage.id()).findFirst();
      Optional<Measured.Stage> seen = measured.flatMap(all -> all.stage(stage.id()));
      if (predicted.isEmpty() && seen.isEmpty()) {
        continue;
      }
      rows.append("<tr>").append(Html.cell(Html.text(stage.id() + ": " + stage.name())));
      rows.append(Html.numberCell(String.format(Locale.ROOT, "%,d", stage.rows())));
      if (measured.isPresent()) {
        rows.append(
            Html.numberCell(seen.map(s -> String.format(Locale.ROOT, "%,d", s.rows())).orElse("")));
      }
      rows.append(Html.numberCell(Bytes.print(stage.bytes())));
      if (measured.isPresent()) {
        rows.append(Html.numberCell(seen.map(s -> Bytes.print(s.bytes())).orElse("")));
      }
      rows.append(Html.numberCell(predicted.map(each -> Html.seconds(each.seconds())).orElse("")));
      if (measured.isPresent()) {
        rows.append(Html.numberCell(seen.map(s -> Html.seconds(s.millis() / 1000.0)).orElse("")));
      }
      rows.append(Html.cell(predicted.map(each -> Html.text(each.bound())).orElse("")));
      rows.append("</tr>\n");
    }
    return rows.isEmpty() ? "" : Html.table(head(measured.isPresent()), rows.toString());
  }

  private static String head(boolean measured) {
    return measured
        ? "<th>stage</th><th class=n>rows predicted</th><th class=n>measured</th>"
            + "<th class=n>bytes predicted</th><th class=n>measured</th>"
            + "<th class=n>time predicted</th><th class=n>measured</th><th>bound by</th>"
        : "<th>stage</th><th class=n>rows</th><th class=n>bytes</th><th class=n>time</th>"
            + "<th>bound by</th>";
  }
}
