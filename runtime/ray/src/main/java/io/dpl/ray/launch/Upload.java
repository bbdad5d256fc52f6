package io.dpl.ray.launch;

import io.dpl.api.diagnostic.DplException;
import io.dpl.api.diagnostic.RunCode;
import io.dpl.api.diagnostic.Span;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Packages that the dashboard takes and hands to every node. A package is uploaded once: its name
 * is the checksum of what it holds.
 *
 * @param worker the worker package, as a {@code gcs://} address
 * @param models jars beside it, each a package of its own, so that weights travel once
 * @param own jars of the user
 */
record Upload(String worker, List<String> models, List<String> own) {

  /**
   * Uploads what is not there yet.
   *
   * <p>Errors: DPL5305, DPL5311.
   *
   * @param more jars of the user
   */
  static Upload to(Dashboard dashboard, WorkerPackage code, List<Path> more) {
    try {
      List<Path> worker = new ArrayList<>(List.of(code.jar()));
      worker.addAll(code.beside());
      return new Upload(
          upload(dashboard, worker), each(dashboard, code.more()), own(dashboard, more));
    } catch (IOException e) {
      throw failed(dashboard, String.valueOf(e.getMessage() == null ? e : e.getMessage()));
    }
  }

  /** The user's jars only, where nodes have the worker package. */
  static List<String> own(Dashboard dashboard, List<Path> jars) {
    try {
      return each(dashboard, jars);
    } catch (IOException e) {
      throw failed(dashboard, String.valueOf(e.getMessage() == null ? e : e.getMessage()));
    }
  }

  private static List<String> each(Dashboard dashboard, List<Path> jars) throws IOException {
    List<String> packages = new ArrayList<>();
    for (Path jar : jars) {
      packages.add(upload(dashboard, List.of(jar)));
    }
    return packages;
  }

  private static String upload(Dashboard dashboard, List<Path> files) throws IOException {
    String name = "_ray_pkg_" + Archive.checksum(files) + ".zip";
    String place = "/api/packages/gcs/" + name;
    if (!dashboard.get(place).good()) {
      Path zip = Archive.zip(files);
      try {
        Dashboard.Answer answer = dashboard.put(place, BodyPublishers.ofFile(zip));
        if (!answer.good()) {
          throw new IOException("it answers " + answer.status() + " " + answer.body());
        }
      } finally {
        Files.delete(zip);
      }
    }
    return "gcs://" + name;
  }

  /** What every worker gets. */
  List<String> all() {
    List<String> all = new ArrayList<>(List.of(worker));
    all.addAll(models);
    all.addAll(own);
    return all;
  }

  /** What the driver needs, which runs no model. */
  List<String> ofDriver() {
    List<String> all = new ArrayList<>(List.of(worker));
    all.addAll(own);
    return all;
  }

  private static DplException failed(Dashboard dashboard, String why) {
    return DplException.of(
        RunCode.RAY_UPLOAD,
        Span.NONE,
        "the package cannot be uploaded to " + dashboard + ": " + why,
        "start the head with --include-dashboard=true, or name a folder that is on every node"
            + " with --ray-code");
  }
}
