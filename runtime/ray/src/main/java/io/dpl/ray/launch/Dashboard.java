package io.dpl.ray.launch;

import io.dpl.api.diagnostic.DplException;
import io.dpl.api.diagnostic.RunCode;
import io.dpl.api.diagnostic.Span;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The dashboard of a cluster, which takes packages and hands them to every node. A package is
 * uploaded once: its name is the checksum of what it holds.
 *
 * @param token that it may ask for
 */
record Dashboard(String address, Optional<String> token) {

  private static final HttpResponse.BodyHandler<String> BODY = HttpResponse.BodyHandlers.ofString();
  private static final Duration PATIENCE = Duration.ofSeconds(120);

  static boolean isAddress(String code) {
    return code.startsWith("http://") || code.startsWith("https://");
  }

  /**
   * Uploads what is not there yet: the worker package, and each jar beside it as a package of its
   * own, so that model weights travel once.
   *
   * <p>Errors: DPL5311.
   *
   * @param more jars of the user
   * @return the addresses of the packages, {@code gcs://}
   */
  List<String> upload(WorkerPackage code, List<String> more) {
    List<List<Path>> packages = new ArrayList<>();
    List<Path> worker = new ArrayList<>(List.of(code.jar()));
    worker.addAll(code.beside());
    packages.add(worker);
    code.more().forEach(jar -> packages.add(List.of(jar)));
    more.forEach(jar -> packages.add(List.of(Path.of(jar))));
    List<String> names = new ArrayList<>();
    HttpClient client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    for (List<Path> files : packages) {
      try {
        names.add("gcs://" + upload(client, files));
      } catch (IOException e) {
        throw failed(String.valueOf(e.getMessage() == null ? e : e.getMessage()));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw failed("interrupted");
      }
    }
    return names;
  }

  private String upload(HttpClient client, List<Path> files)
      throws IOException, InterruptedException {
    String name = "_ray_pkg_" + Archive.checksum(files) + ".zip";
    URI place = URI.create(address.replaceAll("/+$", "") + "/api/packages/gcs/" + name);
    int status = client.send(request(place).GET().build(), BODY).statusCode();
    if (status == 200) {
      return name;
    }
    if (status == 401 || status == 403) {
      throw refused();
    }
    Path zip = Archive.zip(files);
    try {
      HttpResponse<String> answer =
          client.send(request(place).PUT(HttpRequest.BodyPublishers.ofFile(zip)).build(), BODY);
      if (answer.statusCode() == 401 || answer.statusCode() == 403) {
        throw refused();
      }
      if (answer.statusCode() / 100 != 2) {
        throw failed("it answers " + answer.statusCode() + " " + answer.body());
      }
      return name;
    } finally {
      Files.delete(zip);
    }
  }

  private HttpRequest.Builder request(URI place) {
    HttpRequest.Builder request = HttpRequest.newBuilder(place).timeout(PATIENCE);
    token.ifPresent(secret -> request.header("Authorization", "Bearer " + secret));
    return request;
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

  private DplException failed(String why) {
    return DplException.of(
        RunCode.RAY_UPLOAD,
        Span.NONE,
        "the package cannot be uploaded to " + address + ": " + why,
        "start the head with --include-dashboard=true, or name a folder that is on every node"
            + " with --ray-code");
  }
}
