package io.dpl.library.model.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TokenRunsTest {

  private static final int RUN_TOKENS = 512;

  @Test
  void everyTextStandsInOneRunWithinTheLimits() {
    int[] lengths = lengths(333);
    lengths[5] = 700;
    List<int[]> runs = TokenRuns.of(lengths, RUN_TOKENS, 16);
    assertThat(runs.stream().flatMapToInt(Arrays::stream).sorted().toArray())
        .isEqualTo(IntStream.range(0, lengths.length).toArray());
    for (int[] run : runs) {
      assertThat(run.length).isLessThanOrEqualTo(16);
      assertThat(run.length == 1 || padded(run, lengths) <= RUN_TOKENS).isTrue();
      assertThat(lengths[run[run.length - 1]])
          .isEqualTo(Arrays.stream(run).map(i -> lengths[i]).max().orElseThrow());
    }
  }

  @Test
  void aShortTextIsNotPaddedToALongOne() {
    assertThat(TokenRuns.of(new int[] {100, 10, 10, 100}, RUN_TOKENS, 64))
        .containsExactlyInAnyOrder(new int[] {1, 2}, new int[] {0, 3});
  }

  @Test
  void padsLessThanRunsThatAreFilledOneAfterTheOther() {
    int[] lengths = lengths(333);
    int padded =
        TokenRuns.of(lengths, RUN_TOKENS, 64).stream().mapToInt(run -> padded(run, lengths)).sum();
    assertThat(padded).isLessThan(filled(lengths));
  }

  private static int padded(int[] run, int[] lengths) {
    return run.length * lengths[run[run.length - 1]];
  }

  /** Padded tokens where each run takes the next texts while there is room. */
  private static int filled(int[] lengths) {
    int[] sorted = Arrays.stream(lengths).sorted().toArray();
    int sum = 0;
    int from = 0;
    for (int to = 1; to <= sorted.length; to++) {
      if (to == sorted.length || sorted[to] * (to + 1 - from) > RUN_TOKENS) {
        sum += sorted[to - 1] * (to - from);
        from = to;
      }
    }
    return sum;
  }

  private static int[] lengths(int count) {
    Random random = new Random(1);
    return random.ints(count, 5, 250).toArray();
  }
}
