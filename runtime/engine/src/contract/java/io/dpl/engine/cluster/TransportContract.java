package io.dpl.engine.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.dpl.engine.cluster.Transport.Answer;
import io.dpl.engine.cluster.Transport.Lane;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every transport does. Its test gives a cluster of two nodes with {@link EchoWorker}s. */
@Timeout(value = 90, unit = TimeUnit.SECONDS)
public abstract class TransportContract {

  private static final long PATIENCE_MILLIS = 30_000;
  private static final byte[] SETUP = {7, 8, 9};

  private long calls;

  /** The transport at work, the same or a new one in each test. */
  protected abstract Transport transport();

  @Test
  void namesItsNodes() {
    assertThat(transport().nodes()).hasSize(2).allMatch(node -> node.cpus() >= 1);
    assertThat(transport().nodes().get(0).name()).isNotEqualTo(transport().nodes().get(1).name());
  }

  @Test
  void answersCallsWithTheirNumbers() {
    Transport transport = transport();
    int first = transport.start(0, 2, SETUP);
    int second = transport.start(1, 1, SETUP);
    assertThat(first).isNotEqualTo(second);
    long a = call(first, Lane.WORK, "echo one");
    long b = call(second, Lane.WORK, "echo two");
    long c = call(second, Lane.CONTROL, "setup");
    assertThat(answers(3))
        .containsExactlyInAnyOrder(
            new Told(a, "one"),
            new Told(b, "two"),
            new Told(c, new String(SETUP, StandardCharsets.UTF_8)));
    end(first, second);
  }

  @Test
  void answersControlWhileAllSlotsWork() {
    int worker = transport().start(0, 1, SETUP);
    long held = call(worker, Lane.WORK, "hold");
    long waiting = call(worker, Lane.WORK, "echo later");
    long control = call(worker, Lane.CONTROL, "echo now");
    assertThat(answers(1)).containsExactly(new Told(control, "now"));
    long free = call(worker, Lane.CONTROL, "let go");
    assertThat(answers(3)).extracting(Told::call).contains(held, waiting, free);
    end(worker);
  }

  @Test
  void runsAsManyWorkCallsAsThereAreSlots() {
    int worker = transport().start(0, 2, SETUP);
    long held = call(worker, Lane.WORK, "hold");
    long beside = call(worker, Lane.WORK, "echo beside");
    assertThat(answers(1)).containsExactly(new Told(beside, "beside"));
    call(worker, Lane.CONTROL, "let go");
    assertThat(answers(2)).extracting(Told::call).contains(held);
    end(worker);
  }

  @Test
  void keepsAnswersBeyondTheirWorkers() {
    Transport transport = transport();
    int producer = transport.start(0, 1, SETUP);
    long pack = ++calls;
    transport.keep(producer, Lane.WORK, pack, "pack", text("bytes 300000"));
    assertThat(next()).isEqualTo(new Answer.Kept(pack));
    transport.stop(producer);
    assertThat(transport.fetch(pack)).hasSize(300_000).startsWith(0, 1, 2);
    int consumer = transport.start(1, 1, SETUP);
    long call = ++calls;
    transport.call(consumer, Lane.WORK, call, "receive", text("content"), pack);
    assertThat(next())
        .isInstanceOfSatisfying(
            Answer.Done.class,
            done -> {
              assertThat(done.call()).isEqualTo(call);
              assertThat(done.message()).hasSize(300_000).endsWith((byte) (299_999 % 256));
            });
    transport.release(pack);
    end(consumer);
  }

  @Test
  void keepsSmallAnswersToo() {
    int worker = transport().start(0, 1, SETUP);
    long small = ++calls;
    transport().keep(worker, Lane.WORK, small, "small", text("bytes 1"));
    assertThat(next()).isEqualTo(new Answer.Kept(small));
    long call = ++calls;
    transport().call(worker, Lane.WORK, call, "receive", text("content"), small);
    assertThat(next()).isInstanceOf(Answer.Done.class);
    assertThat(transport().fetch(small)).containsExactly(0);
    transport().release(small);
    end(worker);
  }

  @Test
  void losesTheCallsOfAStoppedWorkerAtOnce() {
    int worker = transport().start(0, 1, SETUP);
    call(worker, Lane.CONTROL, "echo up");
    answers(1);
    long held = call(worker, Lane.WORK, "hold");
    long waiting = call(worker, Lane.WORK, "echo never");
    transport().stop(worker);
    Set<Long> lost = new HashSet<>();
    for (int i = 0; i < 2; i++) {
      Answer answer = next();
      assertThat(answer)
          .isInstanceOfSatisfying(
              Answer.Lost.class, gone -> assertThat(gone.workerGone()).isTrue());
      lost.add(answer.call());
    }
    assertThat(lost).containsExactlyInAnyOrder(held, waiting);
    long late = call(worker, Lane.WORK, "echo too late");
    assertThat(next())
        .isInstanceOfSatisfying(
            Answer.Lost.class,
            gone -> {
              assertThat(gone.call()).isEqualTo(late);
              assertThat(gone.workerGone()).isTrue();
            });
  }

  @Test
  void losesTheCallAndNotTheWorkerWhereItsCodeThrows() {
    int worker = transport().start(0, 1, SETUP);
    long failed = call(worker, Lane.WORK, "fail please");
    assertThat(next())
        .isInstanceOfSatisfying(
            Answer.Lost.class,
            lost -> {
              assertThat(lost.call()).isEqualTo(failed);
              assertThat(lost.workerGone()).isFalse();
            });
    long after = call(worker, Lane.WORK, "echo alive");
    assertThat(answers(1)).containsExactly(new Told(after, "alive"));
    end(worker);
  }

  @Test
  void answersOneSlotInTheOrderOfTheCalls() {
    int worker = transport().start(0, 1, SETUP);
    List<Long> asked = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      asked.add(call(worker, Lane.WORK, "echo " + i));
    }
    assertThat(answers(50)).extracting(Told::call).containsExactlyInAnyOrderElementsOf(asked);
    end(worker);
  }

  @Test
  void saysNothingWhereNothingHappens() {
    assertThat(transport().await(0)).isNull();
    assertThat(transport().await(20)).isNull();
  }

  /** A {@link Answer.Done} as text. */
  private record Told(long call, String text) {}

  private long call(int worker, Lane lane, String message) {
    transport().call(worker, lane, ++calls, "test", text(message), 0);
    return calls;
  }

  private List<Told> answers(int count) {
    List<Told> told = new ArrayList<>();
    while (told.size() < count) {
      Answer.Done done = (Answer.Done) next();
      told.add(new Told(done.call(), new String(done.message(), StandardCharsets.UTF_8)));
    }
    return told;
  }

  private Answer next() {
    Answer answer = transport().await(PATIENCE_MILLIS);
    assertThat(answer).as("an answer in time").isNotNull();
    return answer;
  }

  private void end(int... workers) {
    for (int worker : workers) {
      transport().stop(worker);
    }
    assertThat(transport().await(0)).isNull();
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
