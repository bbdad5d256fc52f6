package io.dpl.ray.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.dpl.api.diagnostic.DplException;
import io.dpl.api.diagnostic.RunCode;
import io.dpl.ray.driver.JobNotice;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What answers at an address that should be a dashboard's. */
@Timeout(30)
class DashboardTest {

  private static RunCode code(String address) {
    try (RayRunner runner =
        RayRunner.open(
            new RayOptions(address, Optional.empty(), Optional.empty(), List.of(), false))) {
      throw new AssertionError("it is ready: " + runner.cluster());
    } catch (DplException e) {
      assertThat(e.diagnostics().get(0).help()).isNotEmpty();
      return (RunCode) e.diagnostics().get(0).code();
    }
  }

  /** Something that answers each request in the same way. */
  private static RunCode codeOf(int status, String body) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 4);
    server.createContext(
        "/",
        exchange -> {
          byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    server.start();
    try {
      return code(
          "http://" + server.getAddress().getHostString() + ":" + server.getAddress().getPort());
    } finally {
      server.stop(0);
    }
  }

  @Test
  void itIsSaidWhatAnswers() throws IOException {
    assertThat(codeOf(200, "welcome")).isEqualTo(RunCode.RAY_NOT_RAY);
    assertThat(codeOf(404, "no such page")).isEqualTo(RunCode.RAY_NOT_RAY);
    assertThat(codeOf(401, "who are you?")).isEqualTo(RunCode.RAY_TOKEN);
    assertThat(codeOf(200, "{\"ray_version\": \"2.38.1\"}")).isEqualTo(RunCode.RAY_VERSION);
    assertThat(code("http://127.0.0.1:1")).isEqualTo(RunCode.RAY_NO_ANSWER);
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://", "http://a?driver=", "https://a?driver=70000", "http://a?b=1"})
  void whatIsNoAddressIsSaid(String text) {
    assertThatThrownBy(() -> DashboardAddress.parse(text))
        .isInstanceOfSatisfying(
            DplException.class,
            e -> assertThat(e.diagnostics().get(0).code()).isEqualTo(RunCode.RAY_NO_ANSWER));
  }

  @Test
  void anAddressMayNameTheDriversPort() {
    DashboardAddress address = DashboardAddress.parse("http://head:8265/?driver=10101");
    assertThat(address.toString()).isEqualTo("http://head:8265");
    assertThat(address.host()).isEqualTo("head");
    assertThat(address.driverPort()).isEqualTo(10101);
    assertThat(DashboardAddress.parse("https://a.b/ray").driverPort()).isZero();
  }

  @Test
  void aNoticeIsFoundInALog() {
    JobNotice notice = new JobNotice("ab", 7, List.of("10.0.0.1"));
    String command = "Running entrypoint for job x: echo 'dpl driver: '\n";
    assertThat(JobNotice.in(command + "SLF4J\n" + notice.encode() + "\n")).contains(notice);
    assertThat(JobNotice.in(command)).isEmpty();
  }
}
