package io.dpl.ray.launch;

import io.dpl.api.cluster.ClusterSpec;
import io.dpl.api.diagnostic.DplException;
import io.dpl.api.plan.StageGraph;
import io.dpl.engine.Run;
import io.dpl.engine.Runner;
import io.dpl.engine.event.RunListener;
import io.dpl.engine.remote.RemoteRunner;
import io.dpl.ray.driver.DriverSetup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs plans on a Ray cluster, through a driver process that is a child of this one.
 *
 * <p>Errors: DPL5301 to DPL5312, all as messages in a living process.
 */
public final class RayRunner implements Runner {

  private static final long READY_MILLIS = 120_000;
  private static final long WATCH_MILLIS = 1000;

  /** The driver says that it lives every two seconds; a machine may be very busy. */
  private static final long SILENT_MILLIS = 30_000;

  private final RayHome home;
  private final DriverProcess process;
  private final RemoteRunner remote;
  private final Thread watch;
  private volatile boolean closed;

  private RayRunner(RayHome home, DriverProcess process, RemoteRunner remote) {
    this.home = home;
    this.process = process;
    this.remote = remote;
    this.watch = new Thread(this::watch, "dpl-driver-watch");
    watch.setDaemon(true);
    watch.start();
  }

  /** Reaches the cluster; its workers come up when the first plan runs. */
  public static RayRunner open(RayOptions options) {
    RayAddress address = RayAddress.parse(options.address());
    address.probe();
    RayHome home = RayHome.find(options.home(), System.getenv());
    Delivery delivery = Delivery.of(options, address);
    DriverProcess process;
    RemoteRunner remote;
    try {
      process = start(home, address, delivery, options.startsWorkers());
      remote =
          new RemoteRunner(
              process.socket().getInputStream(),
              process.socket().getOutputStream(),
              process.socket(),
              process.token(),
              process.words()::reason);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    LastWords words = process.words();
    try {
      remote.awaitReady(READY_MILLIS, () -> StartFailure.in(words.soFar(), home, address));
      return new RayRunner(home, process, remote);
    } catch (DplException e) {
      remote.close();
      process.kill();
      throw StartFailure.of(e, words.all(), words.reason(), home, address);
    }
  }

  private static DriverProcess start(
      RayHome home, RayAddress address, Delivery delivery, boolean startsWorkers)
      throws IOException {
    List<Path> classPath = new ArrayList<>();
    classPath.add(home.jar());
    delivery.driverClassPath().forEach(jar -> classPath.add(Path.of(jar)));
    return DriverProcess.start(
        classPath,
        DriverFlags.ALL,
        (port, token) ->
            new DriverSetup(
                port,
                token,
                address.toString(),
                delivery.codePath(),
                delivery.packages(),
                Path.of("").toAbsolutePath().toString(),
                startsWorkers));
  }

  /** A child that is frozen keeps its connection: only its silence tells. */
  private void watch() {
    try {
      while (!closed) {
        Thread.sleep(WATCH_MILLIS);
        if (remote.silentMillis() > SILENT_MILLIS && !closed) {
          remote.giveUp("it says nothing any more");
          process.close();
          return;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The Ray that it runs on. */
  public RayHome home() {
    return home;
  }

  /** The child. */
  public ProcessHandle driver() {
    return process.handle();
  }

  @Override
  public ClusterSpec cluster() {
    return remote.cluster();
  }

  @Override
  public Run start(StageGraph graph, RunListener listener) {
    return remote.start(graph, listener);
  }

  @Override
  public void close() {
    closed = true;
    watch.interrupt();
    remote.close();
    process.close();
  }
}
