package io.dpl.examples.golden;

import io.dpl.Dpl;
import io.dpl.api.diagnostic.DplException;
import io.dpl.engine.Runner;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every RESULT of the corpus is the same with the optimiser off, exchanges forced, 1, 3 and 7
 * partitions, batches of 1, 64 and 4096, planned for three nodes and run here, and run on three
 * workers with encoded messages between. {@code ./test --quick} changes one dimension at a time,
 * {@code ./test} runs the full product.
 */
class AgreementTest {

  private static final boolean QUICK =
      Boolean.parseBoolean(System.getProperty("dpl.test.quick", "true"));

  private static Dpl dpl;
  private static Dpl nodes;
  private static Runner cluster;

  @BeforeAll
  static void open() {
    dpl = GoldenData.open();
    nodes = GoldenData.openForNodes();
    cluster = GoldenData.openCluster(nodes.registry());
  }

  @AfterAll
  static void close() {
    cluster.close();
    nodes.close();
    dpl.close();
  }

  /** Where a plan runs, and what it was made for. */
  private enum Place {
    ONE_NODE,
    NODES_PLANNED,
    CLUSTER
  }

  /** One way to run a script. */
  private record Way(
      Place place, boolean optimizer, boolean exchange, int partitions, int batchRows) {

    static List<Way> all() {
      List<Way> ways = new ArrayList<>();
      for (Place place : Place.values()) {
        for (boolean optimizer : new boolean[] {true, false}) {
          for (boolean exchange : new boolean[] {false, true}) {
            for (int partitions : new int[] {1, 3, 7}) {
              for (int batchRows : new int[] {1, 64, 4096}) {
                ways.add(new Way(place, optimizer, exchange, partitions, batchRows));
              }
            }
          }
        }
      }
      return ways;
    }

    static List<Way> quick() {
      return List.of(
          new Way(Place.ONE_NODE, false, false, 0, 0),
          new Way(Place.ONE_NODE, true, true, 0, 0),
          new Way(Place.ONE_NODE, true, true, 3, 0),
          new Way(Place.ONE_NODE, true, false, 7, 0),
          new Way(Place.ONE_NODE, true, false, 0, 1),
          new Way(Place.NODES_PLANNED, true, true, 0, 0),
          new Way(Place.NODES_PLANNED, true, false, 3, 0),
          new Way(Place.CLUSTER, true, false, 0, 0),
          new Way(Place.CLUSTER, true, true, 3, 0));
    }

    List<Answer> answers(String source) {
      String script = script(source);
      return switch (place) {
        case ONE_NODE -> Answer.of(dpl, script);
        case NODES_PLANNED -> Answer.of(nodes, script);
        case CLUSTER -> Answer.of(cluster, nodes.pipeline("case.dpl", script).plan());
      };
    }

    private String script(String source) {
      return "SET optimizer = '"
          + (optimizer ? "on" : "off")
          + "'; SET exchange = '"
          + (exchange ? "always" : "auto")
          + "';"
          + (partitions > 0 ? " SET partitions = " + partitions + ";" : "")
          + (batchRows > 0 ? " SET batch_rows = " + batchRows + ";" : "")
          + "\n"
          + source;
    }
  }

  @TestFactory
  Stream<DynamicTest> cases() {
    return GoldenCase.all().stream()
        .filter(
            each ->
                each.sections().containsKey("RESULT")
                    && !each.head().contains("Settings of its own"))
        .map(each -> DynamicTest.dynamicTest(each.name(), () -> agree(each)));
  }

  private static void agree(GoldenCase golden) {
    GoldenData.clean();
    List<Answer> expected = Answer.of(dpl, golden.source());
    for (Way way : QUICK ? Way.quick() : Way.all()) {
      GoldenData.clean();
      try {
        Equality.check(expected, way.answers(golden.source()), golden.name() + " " + way);
      } catch (DplException e) {
        throw new AssertionError(golden.name() + " " + way, e);
      }
    }
  }
}
