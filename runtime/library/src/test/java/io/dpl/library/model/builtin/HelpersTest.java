package io.dpl.library.model.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class HelpersTest {

  @Test
  void asManyWorkTogetherAsSessionsOnceDid() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    CountDownLatch begun = new CountDownLatch(1);
    Runnable work =
        () -> {
          begun.countDown();
          try {
            end.await();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        };
    try (Helpers helpers = new Helpers()) {
      helpers.open();
      helpers.enter();
      assertThat(helpers.start(work)).as("one session was all there ever was").isFalse();
      helpers.enter();
      helpers.leave();
      assertThat(helpers.start(work)).isTrue();
      assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
      assertThat(helpers.start(work)).isFalse();
      assertThat(helpers.mayStay()).isTrue();
      helpers.enter();
      assertThat(helpers.mayStay()).as("the session needs the place").isFalse();
      end.countDown();
    }
  }

  @Test
  void theNextRunBeginsWithItsOwnSlots() {
    try (Helpers helpers = new Helpers()) {
      helpers.open();
      helpers.enter();
      helpers.enter();
      helpers.leave();
      helpers.leave();
      helpers.release();
      helpers.open();
      helpers.enter();
      assertThat(helpers.start(() -> {})).as("a run of one slot").isFalse();
    }
  }
}
