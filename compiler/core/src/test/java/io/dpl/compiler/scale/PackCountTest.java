package io.dpl.compiler.scale;

import static org.assertj.core.api.Assertions.assertThat;

import io.dpl.api.plan.Exchange;
import io.dpl.api.type.Schema;
import java.util.List;
import org.junit.jupiter.api.Test;

class PackCountTest {

  private static Exchange exchange(Exchange.Kind kind, int partitions, long bytes) {
    return new Exchange(1, kind, List.of(), partitions, false, 1, new Schema(List.of()), 0, bytes);
  }

  @Test
  void oneReferenceAMapTaskAndNode() {
    Exchange hash = exchange(Exchange.Kind.HASH, 746, 100_000_000_000L);
    assertThat(PackCount.most(hash, 746, 4)).isEqualTo(2984);
    assertThat(PackCount.expected(hash, 746, 4)).isEqualTo(2984);
    assertThat(PackCount.movedBytes(hash, 4)).isEqualTo(75e9);
  }

  @Test
  void smallMapsShareTheirPacks() {
    Exchange hash = exchange(Exchange.Kind.HASH, 1000, 160L << 20);
    assertThat(PackCount.most(hash, 1000, 4)).isEqualTo(4000);
    assertThat(PackCount.expected(hash, 1000, 4)).isEqualTo(10);
  }

  @Test
  void broadcastReachesEveryNode() {
    Exchange broadcast = exchange(Exchange.Kind.BROADCAST, 746, 10 << 20);
    assertThat(PackCount.expected(broadcast, 1, 4)).isEqualTo(1);
    assertThat(PackCount.movedBytes(broadcast, 4)).isEqualTo(3.0 * (10 << 20));
  }
}
