package io.dpl.ray.launch;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How code gets to the nodes.
 *
 * @param driverClassPath jars on this machine
 * @param codePath jars and folders that are there on every node
 * @param packages uploaded ones, by their {@code gcs://} addresses
 */
record Delivery(List<String> driverClassPath, List<String> codePath, List<String> packages) {

  static Delivery of(RayOptions options) {
    Optional<String> code = options.code();
    List<String> own = new ArrayList<>();
    for (Path jar : options.jars()) {
      own.add(jar.toAbsolutePath().toString());
    }
    if (code.isPresent() && Dashboard.isAddress(code.get())) {
      WorkerPackage here = WorkerPackage.ofThisProcess();
      List<String> all = new ArrayList<>(here.classPath());
      all.addAll(own);
      return new Delivery(
          all,
          List.of(),
          Upload.to(new Dashboard(code.get(), RayToken.find(System.getenv())), here, options.jars())
              .all());
    }
    WorkerPackage there = code.map(WorkerPackage::in).orElseGet(WorkerPackage::ofThisProcess);
    List<String> all = new ArrayList<>(there.classPath());
    all.addAll(own);
    return new Delivery(all, all, List.of());
  }
}
