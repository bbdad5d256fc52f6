package io.dpl.compiler.explain.page;

import io.dpl.api.cluster.Bytes;
import io.dpl.api.plan.Exchange;
import io.dpl.api.plan.Stage;
import io.dpl.api.plan.StageGraph;
import io.dpl.compiler.explain.page.Edges.Edge;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The stages as a graph in SVG, sources on top. */
final class Drawing {

  private static final int BOX_WIDTH = 230;
  private static final int BOX_HEIGHT = 62;
  private static final int GAP_X = 26;
  private static final int GAP_Y = 74;
  private static final int MARGIN = 10;
  private static final int NAME_LETTERS = 24;

  private final StageGraph graph;
  private final Optional<Measured> measured;
  private final List<Edge> edges;
  private final Map<Integer, Integer> left = new HashMap<>();
  private final Map<Integer, Integer> top = new HashMap<>();
  private int width;
  private int height;

  private Drawing(StageGraph graph, Optional<Measured> measured) {
    this.graph = graph;
    this.measured = measured;
    this.edges = Edges.of(graph);
    place();
  }

  static String of(StageGraph graph, Optional<Measured> measured) {
    return graph.stages().isEmpty() ? "" : new Drawing(graph, measured).svg();
  }

  private void place() {
    Map<Integer, Integer> layers = Edges.layers(graph, edges);
    Map<Integer, Integer> counts = new HashMap<>();
    layers.values().forEach(layer -> counts.merge(layer, 1, Integer::sum));
    int most = counts.values().stream().mapToInt(Integer::intValue).max().orElse(1);
    width = most * (BOX_WIDTH + GAP_X) - GAP_X + 2 * MARGIN;
    height = counts.size() * (BOX_HEIGHT + GAP_Y) - GAP_Y + 2 * MARGIN;
    Map<Integer, Integer> placed = new HashMap<>();
    for (Stage stage : graph.stages()) {
      int layer = layers.get(stage.id());
      int count = counts.get(layer);
      int start = (width - count * (BOX_WIDTH + GAP_X) + GAP_X) / 2;
      int position = placed.merge(layer, 1, Integer::sum) - 1;
      left.put(stage.id(), start + position * (BOX_WIDTH + GAP_X));
      top.put(stage.id(), MARGIN + layer * (BOX_HEIGHT + GAP_Y));
    }
  }

  private String svg() {
    StringBuilder svg = new StringBuilder();
    svg.append("<div class=\"scroll\"><svg role=\"img\" aria-label=\"Stages and exchanges\" ");
    svg.append(
        String.format(
            Locale.ROOT, "viewBox=\"0 0 %d %d\" style=\"width:%dpx\">%n", width, height, width));
    svg.append(
        "<defs><marker id=\"tip\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"7\""
            + " markerHeight=\"7\" orient=\"auto\"><path class=\"tip\" d=\"M0 0L8 4L0 8z\"/>"
            + "</marker></defs>\n");
    for (int i = 0; i < edges.size(); i++) {
      svg.append(edge(edges.get(i), i));
    }
    graph.stages().forEach(stage -> svg.append(box(stage)));
    return svg.append("</svg></div>\n").toString();
  }

  private String box(Stage stage) {
    int x = left.get(stage.id());
    int y = top.get(stage.id());
    String name = Html.shortened(stage.id() + ": " + stage.name(), NAME_LETTERS);
    String size =
        Html.count(stage.partitions(), "partition")
            + ", "
            + Html.count(stage.rows(), "row")
            + ", "
            + Bytes.print(stage.bytes());
    return String.format(
        Locale.ROOT,
        "<a href=\"#stage%d\"><g><title>%s</title>"
            + "<rect class=\"box\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"8\"/>"
            + "<text class=\"name\" x=\"%d\" y=\"%d\">%s</text>"
            + "<text class=\"small\" x=\"%d\" y=\"%d\">%s</text>"
            + "<text class=\"small\" x=\"%d\" y=\"%d\">%s</text></g></a>%n",
        stage.id(),
        Html.text("stage " + stage.id() + ": " + stage.name()),
        x,
        y,
        BOX_WIDTH,
        BOX_HEIGHT,
        x + 12,
        y + 21,
        Html.text(name),
        x + 12,
        y + 38,
        Html.text(Html.shortened(size, 40)),
        x + 12,
        y + 53,
        Html.text(time(stage)));
  }

  private String time(Stage stage) {
    Optional<Measured.Stage> seen = measured.flatMap(all -> all.stage(stage.id()));
    if (seen.isPresent()) {
      return "took " + Html.seconds(seen.get().millis() / 1000.0);
    }
    return graph.predictions().stream()
        .filter(each -> each.stage() == stage.id())
        .map(each -> "about " + Html.seconds(each.seconds()) + ", bound by " + each.bound())
        .findFirst()
        .orElse("");
  }

  private String edge(Edge edge, int number) {
    int fromX = left.get(edge.from().id()) + BOX_WIDTH / 2 + shift(edge, true);
    int fromY = top.get(edge.from().id()) + BOX_HEIGHT;
    int toX = left.get(edge.to().id()) + BOX_WIDTH / 2 + shift(edge, false);
    int toY = top.get(edge.to().id());
    int bend = Math.max(30, (toY - fromY) / 2);
    String path =
        String.format(
            Locale.ROOT,
            "<path class=\"%s\" d=\"M%d %dC%d %d %d %d %d %d\" marker-end=\"url(#tip)\"/>",
            edge.exchange().isPresent() ? "edge" : "edge wait",
            fromX,
            fromY,
            fromX,
            fromY + bend,
            toX,
            toY - bend,
            toX,
            toY - 2);
    // Labels of edges side by side stand at different heights.
    int labelY = (fromY + toY) / 2 + (number % 2 == 0 ? -5 : 12);
    return path
        + String.format(
            Locale.ROOT,
            "<text class=\"label\" x=\"%d\" y=\"%d\">%s</text>%n",
            (fromX + toX) / 2,
            labelY,
            Html.text(label(edge)));
  }

  /** Edges of one box side by side. */
  private int shift(Edge edge, boolean from) {
    List<Edge> beside =
        edges.stream()
            .filter(
                other ->
                    from
                        ? other.from().id() == edge.from().id()
                        : other.to().id() == edge.to().id())
            .toList();
    return (2 * beside.indexOf(edge) - beside.size() + 1) * 22;
  }

  private static String label(Edge edge) {
    if (edge.exchange().isEmpty()) {
      return "after it is written";
    }
    Exchange exchange = edge.exchange().get();
    return exchange.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ')
        + ", "
        + Html.count(exchange.rows(), "row")
        + ", "
        + Bytes.print(exchange.bytes());
  }
}
