package io.dpl.ray.launch;

import io.dpl.api.cluster.ClusterSpec;
import io.dpl.api.diagnostic.DplException;
import io.dpl.api.plan.StageGraph;
import io.dpl.engine.Run;
import io.dpl.engine.Runner;
import io.dpl.engine.event.RunListener;
import io.dpl.engine.remote.RemoteRunner;
import io.dpl.ray.driver.ClusterSetup;
import io.dpl.ray.driver.DriverSetup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Runs plans on a Ray cluster, through a driver process: a child of this one, or a job of the
 * cluster where its address is that of its dashboard.
 *
 * <p>Errors: DPL5301 to DPL5316, all as messages in a living process.
 */
public final class RayRunner implements Runner {

  private static final long READY_MILLIS = 120_000;
  private static final long WATCH_MILLIS = 1000;

  /** The driver says that it lives every two seconds; a machine may be very busy. */
  private static final long SILENT_MILLIS = 30_000;

  private final String rayVersion;
  private final DriverLink driver;
  private final RemoteRunner remote;
  private final Thread watch;
  private volatile boolean closed;

  private RayRunner(String rayVersion, DriverLink driver, RemoteRunner remote) {
    this.rayVersion = rayVersion;
    this.driver = driver;
    this.remote = remote;
    this.watch = new Thread(this::watch, "dpl-driver-watch");
    watch.setDaemon(true);
    watch.start();
  }

  /** Reaches the cluster; its workers come up when the first plan runs. */
  public static RayRunner open(RayOptions options) {
    return isJob(options.address()) ? openJob(options) : openChild(options);
  }

  /** Whether an address is that of a dashboard, where drivers are jobs. */
  public static boolean isJob(String address) {
    return Dashboard.isAddress(address);
  }

  private static RayRunner openJob(RayOptions options) {
    DashboardAddress address = DashboardAddress.parse(options.address());
    Dashboard dashboard = new Dashboard(address.toString(), RayToken.find(System.getenv()));
    String version = RayVersion.check(new Jobs(dashboard).rayVersion(), address);
    DriverJob job = DriverJob.start(dashboard, address, options);
    RemoteRunner remote = connected(job);
    try {
      remote.awaitReady(READY_MILLIS);
      return new RayRunner(version, job, remote);
    } catch (DplException e) {
      DplException known = JobFailure.of(e, job.reason(), address);
      remote.close();
      job.kill();
      throw known;
    }
  }

  private static RayRunner openChild(RayOptions options) {
    RayAddress address = RayAddress.parse(options.address());
    address.probe();
    LocalRaylets.check(address);
    RayHome home = RayHome.find(options.home(), System.getenv());
    DriverProcess process = start(home, address, Delivery.of(options), options.startsWorkers());
    RemoteRunner remote = connected(process);
    LastWords words = process.words();
    try {
      remote.awaitReady(READY_MILLIS, () -> StartFailure.in(words.soFar(), home, address));
      return new RayRunner(home.version(), process, remote);
    } catch (DplException e) {
      remote.close();
      process.kill();
      throw StartFailure.of(e, words.all(), words.reason(), home, address);
    }
  }

  private static RemoteRunner connected(DriverLink driver) {
    try {
      return new RemoteRunner(
          driver.in(),
          driver.out(),
          driver.connection(),
          driver.token(),
          driver::reason,
          driver::loss);
    } catch (IOException e) {
      driver.kill();
      throw new UncheckedIOException(e);
    }
  }

  private static DriverProcess start(
      RayHome home, RayAddress address, Delivery delivery, boolean startsWorkers) {
    List<Path> classPath = new ArrayList<>();
    classPath.add(home.jar());
    delivery.driverClassPath().forEach(jar -> classPath.add(Path.of(jar)));
    ClusterSetup setup =
        new ClusterSetup(
            address.toString(),
            delivery.codePath(),
            delivery.packages(),
            Path.of("").toAbsolutePath().toString(),
            startsWorkers);
    try {
      return DriverProcess.start(
          address,
          classPath,
          DriverFlags.ALL,
          (port, token) -> new DriverSetup(port, token, setup));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A driver that is frozen keeps its connection: only its silence tells. */
  private void watch() {
    try {
      while (!closed) {
        Thread.sleep(WATCH_MILLIS);
        if (remote.silentMillis() > SILENT_MILLIS && !closed) {
          remote.giveUp("it says nothing any more");
          driver.close();
          return;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Of Ray. */
  public String rayVersion() {
    return rayVersion;
  }

  /** The driver process, where it is a child of this one. */
  public Optional<ProcessHandle> driver() {
    return driver.handle();
  }

  /** For people: where the driver runs. */
  public String describe() {
    return driver.describe();
  }

  /** Whether driver or cluster are gone: no plan will run here any more. */
  public boolean isLost() {
    return remote.isLost();
  }

  @Override
  public ClusterSpec cluster() {
    return remote.cluster();
  }

  @Override
  public List<String> notes() {
    return remote.notes();
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
    driver.close();
  }
}
