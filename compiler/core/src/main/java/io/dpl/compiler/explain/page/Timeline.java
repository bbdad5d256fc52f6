package io.dpl.compiler.explain.page;

import io.dpl.api.cluster.Bytes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** When which task ran: a line a slot of each node, stages in colours. */
final class Timeline {

  private static final int WIDTH = 900;
  private static final int NAMES = 120;
  private static final int LANE = 18;
  private static final int AXIS = 24;
  private static final int COLOURS = 6;
  private static final int MOST_TASKS = 5000;

  private final Measured measured;
  private final long end;

  private Timeline(Measured measured) {
    this.measured = measured;
    this.end =
        Math.max(1, measured.tasks().stream().mapToLong(Measured.Task::endMillis).max().orElse(1));
  }

  static String of(Measured measured) {
    return measured.tasks().isEmpty() ? "" : new Timeline(measured).svg();
  }

  private String svg() {
    Map<String, List<List<Measured.Task>>> nodes = new TreeMap<>();
    measured.tasks().stream()
        .limit(MOST_TASKS)
        .sorted(Comparator.comparingLong(Measured.Task::startMillis))
        .forEach(
            task -> place(nodes.computeIfAbsent(task.node(), name -> new ArrayList<>()), task));
    StringBuilder body = new StringBuilder();
    int y = AXIS;
    for (Map.Entry<String, List<List<Measured.Task>>> node : nodes.entrySet()) {
      for (int slot = 0; slot < node.getValue().size(); slot++) {
        body.append(
            String.format(
                Locale.ROOT,
                "<text class=\"small\" x=\"0\" y=\"%d\">%s</text>",
                y + 12,
                Html.text(Html.shortened(node.getKey(), 12) + " " + (slot + 1))));
        for (Measured.Task task : node.getValue().get(slot)) {
          body.append(task(task, y));
        }
        body.append('\n');
        y += LANE;
      }
      y += LANE / 3;
    }
    String more =
        measured.tasks().size() > MOST_TASKS
            ? "<p class=\"dim\">The first "
                + MOST_TASKS
                + " of "
                + measured.tasks().size()
                + " tasks.</p>"
            : "";
    return String.format(
            Locale.ROOT,
            "<div class=\"scroll\"><svg role=\"img\" aria-label=\"Tasks over time\""
                + " viewBox=\"0 0 %d %d\" style=\"width:%dpx\">%n",
            WIDTH,
            y + 4,
            WIDTH)
        + axis(y)
        + body
        + "</svg></div>\n"
        + more;
  }

  /** Into the first slot that is free again. */
  private static void place(List<List<Measured.Task>> slots, Measured.Task task) {
    for (List<Measured.Task> slot : slots) {
      if (slot.get(slot.size() - 1).endMillis() <= task.startMillis()) {
        slot.add(task);
        return;
      }
    }
    slots.add(new ArrayList<>(List.of(task)));
  }

  private double x(long millis) {
    return NAMES + (WIDTH - NAMES - 10) * (double) millis / end;
  }

  private String task(Measured.Task task, int y) {
    double start = x(task.startMillis());
    String title =
        "stage "
            + task.stage()
            + ", partition "
            + task.partition()
            + (task.attempt() > 1 ? ", attempt " + task.attempt() : "")
            + (task.lost() ? ", lost" : "")
            + ": "
            + Html.seconds((task.endMillis() - task.startMillis()) / 1000.0)
            + ", "
            + Html.count(task.rows(), "row")
            + ", "
            + Bytes.print(task.bytes());
    return String.format(
        Locale.ROOT,
        "<rect class=\"c%d%s\" x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\" rx=\"2\">"
            + "<title>%s</title></rect>",
        task.stage() % COLOURS,
        task.lost() ? " lost" : "",
        start,
        y,
        Math.max(1.5, x(task.endMillis()) - start),
        LANE - 4,
        Html.text(title));
  }

  private String axis(int bottom) {
    StringBuilder axis = new StringBuilder();
    for (int i = 0; i <= 4; i++) {
      double at = x(end * i / 4);
      axis.append(
          String.format(
              Locale.ROOT,
              "<line class=\"grid\" x1=\"%.1f\" y1=\"16\" x2=\"%.1f\" y2=\"%d\"/>"
                  + "<text class=\"small\" x=\"%.1f\" y=\"12\" text-anchor=\"%s\">%s</text>",
              at,
              at,
              bottom,
              at,
              i == 4 ? "end" : i == 0 ? "start" : "middle",
              Html.seconds(end * i / 4000.0)));
    }
    return axis.append('\n').toString();
  }
}
