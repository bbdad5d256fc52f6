package io.dpl.compiler.stage;

import static org.assertj.core.api.Assertions.assertThat;

import io.dpl.api.diagnostic.Span;
import io.dpl.api.plan.Exchange;
import io.dpl.api.plan.Output;
import io.dpl.api.plan.PlanNode;
import io.dpl.api.plan.Stage;
import io.dpl.api.type.Schema;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TogetherTest {

  private static final Schema SCHEMA = new Schema(List.of());

  /** A stage that takes from some exchanges and gives to one; 0 for none. */
  private static Stage stage(int id, int to, List<Integer> after, int... from) {
    List<PlanNode> nodes = new ArrayList<>();
    for (int exchange : from) {
      nodes.add(new PlanNode.Receive(10 * id + exchange, exchange, SCHEMA));
    }
    return new Stage(
        id,
        "stage",
        Span.NONE,
        nodes,
        to == 0 ? List.of() : List.of(new Output.Send(1, to)),
        1,
        0,
        Stage.Determinacy.DETERMINATE,
        after,
        0,
        0);
  }

  private static Exchange exchange(int id, boolean pipelined) {
    return new Exchange(id, Exchange.Kind.GATHER, List.of(), 1, pipelined, 1, SCHEMA, 0, 0);
  }

  private static List<Integer> ids(List<Stage> stages) {
    return stages.stream().map(Stage::id).toList();
  }

  @Test
  void bothSidesOfAJoinRunAtTheSameTimeAndTheJoinAfterThem() {
    Stage left = stage(1, 1, List.of());
    Stage right = stage(2, 2, List.of());
    Stage join = stage(3, 0, List.of(), 1, 2);
    Together together =
        new Together(List.of(left, right, join), List.of(exchange(1, false), exchange(2, false)));
    assertThat(ids(together.with(left))).containsExactly(1, 2);
    assertThat(ids(together.with(join))).containsExactly(3);
  }

  @Test
  void aPipelinedReceiverStandsBesideItsSenderAndAfterWhatThatWaitsFor() {
    Stage first = stage(1, 1, List.of());
    Stage second = stage(2, 2, List.of(), 1);
    Stage receiver = stage(3, 0, List.of(), 2);
    Together together =
        new Together(
            List.of(first, second, receiver), List.of(exchange(1, false), exchange(2, true)));
    assertThat(ids(together.with(second))).containsExactly(2, 3);
    assertThat(ids(together.with(first))).containsExactly(1);
    assertThat(together.isBeside(receiver)).isTrue();
  }

  @Test
  void whoReadsWhatAnotherWritesWaits() {
    Stage writer = stage(1, 0, List.of());
    Stage reader = stage(2, 0, List.of(1));
    Stage other = stage(3, 0, List.of());
    Together together = new Together(List.of(writer, reader, other), List.of());
    assertThat(ids(together.with(writer))).containsExactly(1, 3);
  }
}
