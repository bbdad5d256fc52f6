package io.dpl.compiler.scale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dpl.api.cluster.ClusterSpec;
import io.dpl.api.diagnostic.DplException;
import io.dpl.api.diagnostic.Span;
import io.dpl.compiler.scale.NodeSlots.Needs;
import org.junit.jupiter.api.Test;

class NodeSlotsTest {

  private static final ClusterSpec UNEQUAL =
      ClusterSpec.parse("nodes=2 cpus=16 memory=64GiB; nodes=1 cpus=16 gpus=2 memory=64GiB");

  private static boolean check(Needs run, int asked) {
    return FitPool.check(new FitPool.Pool("m", run, asked, Span.NONE), UNEQUAL);
  }

  @Test
  void onlyNodesThatHoldTheModelCount() {
    NodeSlots slots = NodeSlots.of(UNEQUAL, new Needs(1, 0.5, 0));
    assertThat(slots.total()).isEqualTo(4);
    assertThat(slots.nodes()).isEqualTo(1);
    assertThat(slots.shares(0)).containsExactly(0, 0, 4);
    assertThat(slots.concurrency(3)).isEqualTo(3);
  }

  @Test
  void scarcestResourceBinds() {
    assertThat(NodeSlots.of(UNEQUAL, new Needs(4, 0, 0)).total()).isEqualTo(12);
    assertThat(NodeSlots.of(UNEQUAL, new Needs(1, 0, 20L << 30)).total()).isEqualTo(9);
  }

  @Test
  void sharesGoToTheLeastLoaded() {
    ClusterSpec cluster = ClusterSpec.parse("nodes=1 cpus=2; nodes=1 cpus=6");
    assertThat(NodeSlots.of(cluster, new Needs(1, 0, 0)).shares(4)).containsExactly(1, 3);
    assertThat(FitPool.shares(UNEQUAL, java.util.List.of(2, 2, 4)))
        .isEqualTo("node1 to node2 2 each, node3 4");
  }

  @Test
  void poolThatCannotStartIsAnError() {
    assertThatThrownBy(() -> check(new Needs(1, 3, 0), 0))
        .isInstanceOf(DplException.class)
        .hasMessageContaining("3 GPUs and no node has more than 2");
    assertThatThrownBy(() -> check(new Needs(1, 1, 0), 3))
        .isInstanceOf(DplException.class)
        .hasMessageContaining("CONCURRENCY 3 and the 3 nodes have 2 slots");
    assertThat(check(new Needs(1, 1, 0), 2)).isTrue();
  }

  @Test
  void moreProcessorsThanThereAreIsForLint() {
    assertThat(check(new Needs(1, 0, 0), 48)).isTrue();
    assertThat(check(new Needs(1, 0, 0), 49)).isFalse();
  }
}
