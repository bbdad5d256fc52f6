package io.dpl.api.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.dpl.api.plan.Deal.Run;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class DealTest {

  @Test
  void aReceiverHasABlockOfEveryRound() {
    Deal deal = new Deal(10_000, 3, 64);
    List<Run> runs = deal.runs(0, 1);
    assertThat(runs).hasSize(18).startsWith(new Run(0, 192), new Run(576, 768));
    assertThat(runs.get(17)).isEqualTo(new Run(9792, 9856));
    assertThat(deal.runs(1, 2)).startsWith(new Run(192, 384), new Run(768, 960));
    assertThat(deal.runs(0, 3)).containsExactly(new Run(0, 10_000));
  }

  @Test
  void smallSharesAreEven() {
    assertThat(sizes(new Deal(1000, 3, 64))).containsExactly(333L, 333L, 334L);
    assertThat(sizes(new Deal(3, 4, 64))).containsExactly(0L, 1L, 1L, 1L);
    assertThat(sizes(new Deal(0, 2, 64))).containsExactly(0L, 0L);
  }

  @Test
  void aSenderHasItsPartOfTheRuns() {
    List<Run> runs = new Deal(10_000, 3, 64).runs(0, 1);
    assertThat(Deal.within(runs, 100, 600)).containsExactly(new Run(0, 92), new Run(476, 600));
    assertThat(Deal.within(runs, 192, 384)).isEmpty();
  }

  @Property(seed = "7")
  void everyRowIsDealtOnce(
      @ForAll @IntRange(max = 100_000) int rows,
      @ForAll @IntRange(min = 1, max = 300) int receivers,
      @ForAll @IntRange(min = 1, max = 512) int align) {
    Deal deal = new Deal(rows, receivers, align);
    List<Run> all = new ArrayList<>();
    for (int i = 0; i < receivers; i++) {
      List<Run> runs = deal.runs(i, i + 1);
      assertThat(runs).hasSizeLessThan(33);
      all.addAll(runs);
    }
    all.sort(Comparator.comparingLong(Run::from));
    long at = 0;
    for (Run run : all) {
      assertThat(run.from()).isEqualTo(at);
      at = run.to();
    }
    assertThat(at).isEqualTo(rows);
  }

  @Property(seed = "7")
  void onlyTheLastBatchIsRagged(
      @ForAll @IntRange(max = 100_000) int rows,
      @ForAll @IntRange(min = 1, max = 300) int receivers,
      @ForAll @IntRange(min = 1, max = 512) int align) {
    List<Long> sizes = sizes(new Deal(rows, receivers, align));
    boolean aligned = (rows + receivers - 1) / receivers >= Deal.FEW_BATCHES * align;
    long unit = aligned ? align : 1;
    assertThat(sizes.stream().filter(size -> size % unit != 0).count()).isLessThanOrEqualTo(1);
    long most = sizes.stream().mapToLong(size -> size).max().orElse(0);
    long least = sizes.stream().mapToLong(size -> size).min().orElse(0);
    assertThat(most - least).isLessThanOrEqualTo(unit);
  }

  private static List<Long> sizes(Deal deal) {
    List<Long> sizes = new ArrayList<>();
    for (int i = 0; i < deal.receivers(); i++) {
      sizes.add(deal.runs(i, i + 1).stream().mapToLong(Run::rows).sum());
    }
    return sizes;
  }
}
