package io.dpl.ray.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ChannelTest {

  private static final byte[] WORDS = new byte[1 << 20];

  /** The end that is connected to, which lets the guest in. */
  private static CompletableFuture<byte[]> reader(ServerSocket port, Identity own, String guest) {
    return CompletableFuture.supplyAsync(
        () -> {
          try (Channel channel = Channel.asServer(port.accept(), own, guest)) {
            return channel.in().readNBytes(WORDS.length);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  private static ServerSocket port() throws IOException {
    return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  }

  private static Socket to(ServerSocket port) throws IOException {
    return new Socket(port.getInetAddress(), port.getLocalPort());
  }

  @Test
  void whoKnowTheFingerprintsOfEachOtherSpeak() throws Exception {
    Identity one = Identity.create();
    Identity other = Identity.create();
    try (ServerSocket port = port()) {
      CompletableFuture<byte[]> read = reader(port, one, other.fingerprint());
      try (Channel channel = Channel.asClient(to(port), other, one.fingerprint())) {
        channel.out().write(WORDS);
        assertThat(read.get(20, TimeUnit.SECONDS)).isEqualTo(WORDS);
      }
    }
  }

  @Test
  void aStrangerIsNotLetInThoughHeKnowsTheFingerprints() throws Exception {
    Identity one = Identity.create();
    Identity other = Identity.create();
    try (ServerSocket port = port()) {
      CompletableFuture<byte[]> read = reader(port, one, other.fingerprint());
      assertThatThrownBy(() -> Channel.asClient(to(port), Identity.create(), one.fingerprint()))
          .isInstanceOf(IOException.class);
      assertThatThrownBy(() -> read.get(20, TimeUnit.SECONDS))
          .isInstanceOf(ExecutionException.class);
    }
  }

  @Test
  void aStrangerIsNotSpokenTo() throws Exception {
    Identity one = Identity.create();
    Identity other = Identity.create();
    try (ServerSocket port = port()) {
      CompletableFuture<byte[]> read = reader(port, Identity.create(), other.fingerprint());
      assertThatThrownBy(() -> Channel.asClient(to(port), other, one.fingerprint()))
          .isInstanceOf(IOException.class);
      assertThat(read.handle((bytes, failure) -> failure != null).get(20, TimeUnit.SECONDS))
          .isTrue();
    }
  }

  @Test
  void eachIdentityIsAnother() throws Exception {
    Identity one = Identity.create();
    assertThat(one.fingerprint()).hasSize(64).isNotEqualTo(Identity.create().fingerprint());
    assertThat(one.certificate().getEncoded().length).isLessThan(600);
  }
}
