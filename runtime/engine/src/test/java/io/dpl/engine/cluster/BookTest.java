package io.dpl.engine.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.dpl.api.plan.Exchange;
import io.dpl.api.type.Schema;
import io.dpl.engine.backend.Backend;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BookTest {

  private static final int BUCKETS = 100_000;

  /** A hundred thousand receivers times as many buckets do not fit an int. */
  @Test
  void manyReceiversHaveABucketEach() {
    Exchange exchange =
        new Exchange(
            1, Exchange.Kind.HASH, List.of("k"), BUCKETS, false, 1, Schema.of(), BUCKETS, BUCKETS);
    Seats seats = new Seats(List.of(new Backend.Worker("one", 4, 1)));
    Book book = new Book(exchange, List.of(), seats);
    assertThat(book.decide(BUCKETS)).isEqualTo(BUCKETS);
    assertThat(book.buckets(0)).isEqualTo(IntStream.rangeClosed(0, BUCKETS).boxed().toList());
  }
}
