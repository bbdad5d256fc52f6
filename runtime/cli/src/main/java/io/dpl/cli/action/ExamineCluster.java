package io.dpl.cli.action;

import io.dpl.api.cluster.Bytes;
import io.dpl.api.cluster.ClusterSpec;
import io.dpl.api.cluster.NodeSpec;
import io.dpl.api.diagnostic.Diagnostic;
import io.dpl.api.diagnostic.DplException;
import io.dpl.api.diagnostic.RunCode;
import io.dpl.cli.action.Examine.Finding;
import io.dpl.cli.request.CommonRequest;
import io.dpl.cli.request.RayRequest;
import io.dpl.ray.launch.RayHome;
import io.dpl.ray.launch.RayOptions;
import io.dpl.ray.launch.RayRunner;
import io.dpl.ray.launch.WorkerPackage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says which cluster answers, with what, and what is missing to run on it. */
record ExamineCluster(RayRequest ray, CommonRequest common) {

  /** Ends at the first thing that is missing: all others need it. */
  List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    try {
      if (!RayRunner.isJob(ray.address())) {
        RayHome home = RayHome.find(ray.home(), System.getenv());
        findings.add(
            Examine.good(
                "Ray", home.version() + ", found by " + home.foundBy() + ": " + home.folder()));
      }
      findings.add(workerPackage());
      findings.addAll(cluster());
    } catch (DplException e) {
      Diagnostic wrong = e.diagnostics().get(0);
      findings.add(
          new Finding(
              "Ray cluster",
              wrong.code().id() + ": " + wrong.message(),
              wrong.help().isEmpty() ? wrong.code().cure() : String.join("; ", wrong.help())));
    }
    return findings;
  }

  private Finding workerPackage() {
    Optional<String> place = ray.code().filter(code -> !RayRunner.isJob(code));
    if (place.isPresent() && RayRunner.isJob(ray.address())) {
      return Examine.good("Worker package", place.get() + " of every node");
    }
    WorkerPackage code = place.map(WorkerPackage::in).orElseGet(WorkerPackage::ofThisProcess);
    return Examine.good(
        "Worker package",
        code.jar() + ", " + Bytes.print(code.bytes()) + ", " + code.more().size() + " jars beside");
  }

  private List<Finding> cluster() {
    long start = System.nanoTime();
    try (RayRunner runner =
        RayRunner.open(
            new RayOptions(ray.address(), ray.home(), ray.code(), common.jars(), false))) {
      ClusterSpec cluster = runner.cluster();
      List<Finding> findings = new ArrayList<>();
      findings.add(
          Examine.good(
              "Ray cluster",
              String.format(
                  java.util.Locale.ROOT,
                  "%s, Ray %s, %d nodes, %d CPUs",
                  ray.address(),
                  runner.rayVersion(),
                  cluster.nodes().size(),
                  cluster.cpus())));
      findings.add(
          Examine.good(
              "Driver",
              String.format(
                  java.util.Locale.ROOT,
                  "%s, ready after %.1f s",
                  runner.describe(),
                  (System.nanoTime() - start) / 1e9)));
      runner
          .notes()
          .forEach(note -> findings.add(new Finding("Node", note, RunCode.RAY_NO_JAVA.cure())));
      cluster.nodes().forEach(node -> findings.add(Examine.good("Node " + node.name(), has(node))));
      return findings;
    }
  }

  private static String has(NodeSpec node) {
    return node.cpus()
        + " CPUs, "
        + (node.gpus() > 0 ? node.gpus() + " GPUs, " : "")
        + Bytes.print(node.memoryBytes())
        + " for data, object store "
        + Bytes.print(node.objectStoreBytes());
  }
}
