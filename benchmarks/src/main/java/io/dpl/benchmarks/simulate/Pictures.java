package io.dpl.benchmarks.simulate;

import io.dpl.benchmarks.simulate.Chart.Axis;
import io.dpl.benchmarks.simulate.Chart.Point;
import io.dpl.engine.batch.AutoBatch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The pictures of docs/concepts/numbers.md, from the code that they are about: the compiler's
 * rules, the simulator, BATCH AUTO as it runs.
 *
 * <p>Argument: the folder ({@code docs/concepts}).
 */
public final class Pictures {

  private static final String RED = "#e5534b";
  private static final String BLUE = "#4184e4";
  private static final String GREEN = "#3fa34d";
  private static final String AMBER = "#b08800";

  private static final int[] CURVE = {
    1, 2, 3, 4, 6, 8, 16, 32, 48, 64, 128, 250, 500, 976, 2000, 3906, 6000, 8000, 12_000, 15_625
  };
  private static final long SEED = 1;

  /**
   * The published example: a million light rows, four nodes of four, 10 ms a row, batches of 64.
   */
  static final Workload EXAMPLE =
      new Workload(
          1,
          "light",
          PublishedTable.ROWS,
          60,
          1,
          0,
          new SimulatedModels.Told(0.05, 0.001, PublishedTable.BATCH_ROWS, 4096, false),
          new Costs(0.01, 2e-4, 2e-4, 1e-5, 0.05, 0.001, 0.5),
          new Workload.Shape(PublishedTable.NODES, 4, 0, 16L << 30));

  private Pictures() {}

  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments.length > 0 ? arguments[0] : "docs/concepts");
    for (Map.Entry<String, String> picture : all().entrySet()) {
      Files.writeString(folder.resolve(picture.getKey()), picture.getValue());
    }
  }

  /** Names of files and what stands in them. */
  static Map<String, String> all() {
    Map<String, String> all = new TreeMap<>();
    all.put("numbers-partitions.svg", Chart.svg(List.of(partitions())));
    all.put("numbers-batch.svg", Chart.svg(List.of(batch())));
    return all;
  }

  /** Too few partitions leave slots idle, too many are ragged batches and starts. */
  private static Chart partitions() {
    List<Point> published = new ArrayList<>();
    List<Point> ours = new ArrayList<>();
    for (int partitions : CURVE) {
      published.add(new Point(partitions, PublishedTable.of(partitions, SEED).one()));
      ours.add(new Point(partitions, overIdeal(partitions)));
    }
    int most = Math.toIntExact(PublishedTable.ROWS / (PublishedTable.BATCH_ROWS * 4L));
    int auto = AutoPlan.of(EXAMPLE).partitions();
    return new Chart(
            "Makespan over ideal: a million light rows on 4 x 4 slots",
            "partitions",
            new Axis(1, 20_000, true, List.of(1.0, 10.0, 100.0, 1000.0, 10_000.0)),
            new Axis(0.75, 20, true, List.of(1.0, 1.5, 2.0, 4.0, 8.0, 16.0)))
        .line("one task a node", RED, published)
        .line("a task a slot (DPL)", BLUE, ours)
        .mark("Daft's default", AMBER, new Point(1, overIdeal(1)), "start", 4)
        .mark(
            "published maximum",
            RED,
            new Point(most, PublishedTable.of(most, SEED).one()),
            "end",
            4)
        .mark("AUTO: " + auto, GREEN, new Point(auto, overIdeal(auto)), "start", 17);
  }

  private static double overIdeal(int partitions) {
    Cut cut = Cut.random(EXAMPLE.rows(), partitions, EXAMPLE.model().batch());
    return Simulation.seconds(EXAMPLE.machines(0), EXAMPLE.costs(), cut, Terrain.EVEN, SEED)
        / EXAMPLE.idealSeconds();
  }

  /** A run's fixed cost is shared by the rows of its batch, until sharing it more brings little. */
  private static Chart batch() {
    Chart chart =
        new Chart(
            "Rows a second over the most possible, and where BATCH AUTO stops",
            "rows of a batch",
            new Axis(1, 4096, true, List.of(1.0, 4.0, 16.0, 64.0, 256.0, 1024.0, 4096.0)),
            new Axis(0, 1, false, List.of(0.0, 0.25, 0.5, 0.75, 1.0)));
    chart.legendsBelow();
    batch(chart, "50 ms a run", BLUE, new SimulatedModels.Told(0.05, 0.001, 64, 0, false), 64);
    batch(chart, "5 ms a run", AMBER, new SimulatedModels.Told(0.005, 0.001, 8, 0, false), 8);
    return chart;
  }

  private static void batch(
      Chart chart, String name, String colour, SimulatedModels.Told model, int start) {
    List<Point> points = new ArrayList<>();
    for (int rows = 1; rows <= 4096; rows *= 2) {
      points.add(new Point(rows, share(model, rows)));
    }
    int settled = settled(model, start);
    chart
        .line(name, colour, points)
        .mark("start: " + start, colour, new Point(start, share(model, start)), "start", 17)
        .mark("AUTO: " + settled, GREEN, new Point(settled, share(model, settled)), "start", 17);
  }

  private static double share(SimulatedModels.Told model, int rows) {
    return model.row() * rows / model.seconds(0, rows);
  }

  /** Runs the model's times through BATCH AUTO until it changes no more. */
  static int settled(SimulatedModels.Told model, int start) {
    AutoBatch auto = new AutoBatch(start, 1 << 16);
    while (!auto.isSettled()) {
      int rows = auto.rows();
      auto.ran(rows, rows, Math.round(model.seconds(0, rows) * 1e9));
    }
    return auto.rows();
  }
}
