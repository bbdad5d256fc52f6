package io.dpl.ray.launch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dpl.api.diagnostic.DplException;
import io.dpl.api.diagnostic.RunCode;
import io.dpl.api.diagnostic.Span;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/** The dashboard of a cluster, as programs use it. */
final class Dashboard {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration PATIENCE = Duration.ofSeconds(120);
  private static final Duration HURRY = Duration.ofSeconds(3);
  private static final int OK = 200;
  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;

  private final String address;
  private final Optional<String> token;
  private final Duration patience;
  private final HttpClient client;

  /**
   * What it said.
   *
   * @param status of HTTP
   */
  record Answer(int status, String body) {

    boolean good() {
      return status / 100 == OK / 100;
    }

    JsonNode json() throws IOException {
      return JSON.readTree(body);
    }
  }

  /**
   * A dashboard.
   *
   * @param address http(s)://host:port
   * @param token that it may ask for
   */
  Dashboard(String address, Optional<String> token) {
    this(
        address.replaceAll("/+$", ""),
        token,
        PATIENCE,
        HttpClient.newBuilder().connectTimeout(CONNECT).build());
  }

  private Dashboard(String address, Optional<String> token, Duration patience, HttpClient client) {
    this.address = address;
    this.token = token;
    this.patience = patience;
    this.client = client;
  }

  /** The same where something is wrong: without its cluster a dashboard listens, and is silent. */
  Dashboard inHurry() {
    return new Dashboard(address, token, HURRY, client);
  }

  static boolean isAddress(String text) {
    return text.startsWith("http://") || text.startsWith("https://");
  }

  Answer get(String path) throws IOException {
    return send(request(path).GET());
  }

  Answer put(String path, BodyPublisher body) throws IOException {
    return send(request(path).PUT(body));
  }

  /** Sends JSON. */
  Answer post(String path, Object body) throws IOException {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body))));
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(address + path)).timeout(patience);
    token.ifPresent(secret -> request.header("Authorization", "Bearer " + secret));
    return request;
  }

  /** Errors: DPL5305 where it asks for another token. */
  private Answer send(HttpRequest.Builder request) throws IOException {
    try {
      HttpResponse<String> answer =
          client.send(request.build(), HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() == UNAUTHORIZED || answer.statusCode() == FORBIDDEN) {
        throw refused();
      }
      return new Answer(answer.statusCode(), answer.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw DplException.of(
          RunCode.CANCELLED, Span.NONE, "interrupted while the cluster was asked");
    }
  }

  private DplException refused() {
    return DplException.of(
        RunCode.RAY_TOKEN,
        Span.NONE,
        "the dashboard at "
            + address
            + (token.isPresent() ? " refuses the token" : " asks for a token"),
        "set RAY_AUTH_TOKEN, or put the token into ~/.ray/auth_token");
  }

  @Override
  public String toString() {
    return address;
  }
}
