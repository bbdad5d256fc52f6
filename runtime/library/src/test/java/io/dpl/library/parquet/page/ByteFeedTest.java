package io.dpl.library.parquet.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ByteFeedTest {

  @Test
  @Timeout(10)
  void endsInsideAValue() {
    assertThatThrownBy(() -> new ByteFeed(new byte[2], 0, 2).readInt())
        .isInstanceOf(EOFException.class);
    assertThatThrownBy(() -> new ByteFeed(new byte[0], 0, 0).readLong())
        .isInstanceOf(EOFException.class);
    assertThatThrownBy(() -> new ByteFeed(new ByteArrayInputStream(new byte[7])).readLong())
        .isInstanceOf(EOFException.class);
  }

  @Test
  void numbersAreLittleEndianAcrossRefills() throws IOException {
    byte[] bytes = new byte[200_000];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) i;
    }
    ByteFeed feed = new ByteFeed(new ByteArrayInputStream(bytes));
    feed.pass(65_533);
    assertThat(feed.readInt()).isEqualTo(0x00fffefd);
    feed.pass(100_000 - 65_537);
    assertThat(feed.readLong()).isEqualTo(0xa7a6a5a4a3a2a1a0L);
    assertThat(feed.readNBytes(200_000)).hasSize(99_992);
  }
}
