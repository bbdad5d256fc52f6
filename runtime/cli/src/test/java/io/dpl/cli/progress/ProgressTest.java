package io.dpl.cli.progress;

import static org.assertj.core.api.Assertions.assertThat;

import io.dpl.cli.terminal.DisplayWidth;
import io.dpl.cli.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import sun.misc.Signal;

class ProgressTest {
  private final AtomicLong clock = new AtomicLong(Long.MAX_VALUE - 1_000_000_000L);
  private final long start = clock.get();
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream err = new PrintStream(bytes, true, StandardCharsets.UTF_8);

  @Test
  void aTerminalGetsABarThatIsDrawnAgain() {
    Progress progress = on(true, 80);
    run(progress, 40);
    String text = text();
    assertThat(text).contains("\r\u001b[Kembedding █");
    assertThat(text).contains("rows").contains("left").doesNotContain("\n");
    progress.close();
    assertThat(text()).endsWith("\r\u001b[K");
  }

  @Test
  void eachStageAtWorkHasALineAndAllAreDrawnOver() {
    Progress progress = on(true, 80);
    clock.addAndGet(1_000_000_000L);
    progress.show(List.of(state(1), state(2).called("writing")));
    assertThat(text()).startsWith("\r\u001b[Kembedding ").contains("\n\r\u001b[Kwriting ");
    clock.addAndGet(1_000_000_000L);
    progress.show(List.of(state(3)));
    assertThat(text()).contains("\r\u001b[K\u001b[A\r\u001b[Kembedding ");
  }

  @Test
  void whatIsOverAtOnceShowsNothing() {
    Progress progress = on(true, 80);
    progress.show(List.of(state(1)));
    progress.close();
    assertThat(text()).isEmpty();
  }

  @Test
  void aBarNeverWraps() {
    Progress progress = on(true, 24);
    run(progress, 40);
    for (String line : text().split("\r\u001b\\[K")) {
      assertThat(DisplayWidth.of(line)).isLessThan(24);
    }
  }

  @Test
  void aLongNameIsShortenedRatherThanTheNumbersLost() {
    Progress progress = on(true, 70);
    for (int second = 0; second < 5; second++) {
      clock.addAndGet(1_000_000_000L);
      progress.show(
          List.of(
              new RunState(
                  "read files, embed, write parquet",
                  second,
                  OptionalLong.of(100),
                  second,
                  0,
                  start)));
    }
    assertThat(text()).contains("read f").contains("…").contains("rows").doesNotContain("parquet");
  }

  @Test
  void aLogGetsALineEveryTenSeconds() {
    Progress progress = on(false, 80);
    run(progress, 35);
    progress.close();
    assertThat(text().lines()).hasSize(3);
    assertThat(text()).startsWith("embedding 10 %  1,000 rows  10 MiB  100/s  1:30 left\n");
  }

  @Test
  void quietIsQuiet() {
    Progress progress = Progress.on(err, new Terminal(true, true, 80, false), true, clock::get);
    run(progress, 40);
    progress.close();
    assertThat(text()).isEmpty();
  }

  @Test
  void theFirstInterruptCancelsAndTheSecondEnds() throws Exception {
    AtomicInteger cancelled = new AtomicInteger();
    AtomicInteger ended = new AtomicInteger();
    try (Interrupts interrupts =
        new Interrupts(cancelled::incrementAndGet, ended::incrementAndGet)) {
      assertThat(interrupts.happened()).isFalse();
      raise(cancelled);
      assertThat(ended).hasValue(0);
      assertThat(interrupts.happened()).isTrue();
      raise(ended);
      assertThat(cancelled).hasValue(1);
    }
  }

  private static void raise(AtomicInteger counter) throws InterruptedException {
    Signal.raise(new Signal("INT"));
    for (int i = 0; i < 500 && counter.get() == 0; i++) {
      Thread.sleep(10);
    }
    assertThat(counter).hasValue(1);
  }

  private void run(Progress progress, int seconds) {
    for (int i = 1; i <= seconds; i++) {
      clock.addAndGet(1_000_000_000L);
      progress.show(List.of(state(i)));
    }
  }

  private RunState state(int second) {
    return new RunState(
        "embedding", second, OptionalLong.of(100), second * 100L, second << 20, start);
  }

  private Progress on(boolean seen, int columns) {
    return Progress.on(err, new Terminal(false, seen, columns, false), false, clock::get);
  }

  private String text() {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
