package io.dpl.ray.launch;

import io.dpl.api.diagnostic.DplException;
import io.dpl.api.diagnostic.RunCode;
import io.dpl.api.diagnostic.Span;
import io.dpl.ray.channel.Channel;
import io.dpl.ray.channel.Identity;
import io.dpl.ray.driver.JobNotice;
import io.dpl.ray.driver.JobSetup;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * A driver that runs as a job of the cluster, and the connection to it. This machine needs no Ray:
 * the driver takes the cluster's own. It ends when the connection does, however this process ends.
 */
final class DriverJob implements DriverLink {

  private static final long START_SECONDS = 120;
  private static final long POLL_MILLIS = 250;
  private static final int CONNECT_MILLIS = 3000;
  private static final long END_SECONDS = 5;

  private final Jobs jobs;
  private final String id;
  private final String token;
  private final Channel channel;
  private final String place;

  private DriverJob(Jobs jobs, String id, String token, Channel channel, String place) {
    this.jobs = jobs;
    this.id = id;
    this.token = token;
    this.channel = channel;
    this.place = place;
  }

  /**
   * Submits it, waits until it says where it is, and connects.
   *
   * <p>Errors: DPL5303, DPL5305, DPL5310 to DPL5315.
   */
  static DriverJob start(Dashboard dashboard, DashboardAddress address, RayOptions options) {
    Jobs jobs = new Jobs(dashboard);
    Identity own = Identity.create();
    Optional<String> code = options.code().filter(place -> !Dashboard.isAddress(place));
    List<String> uploaded;
    List<String> ofDriver;
    if (code.isPresent()) {
      uploaded = Upload.own(dashboard, options.jars());
      ofDriver = uploaded;
    } else {
      Upload upload = Upload.to(dashboard, WorkerPackage.ofThisProcess(), options.jars());
      uploaded = upload.all();
      ofDriver = upload.ofDriver();
    }
    JobSetup setup =
        new JobSetup(
            own.fingerprint(),
            address.driverPort(),
            code.orElse(""),
            uploaded,
            Path.of("").toAbsolutePath().toString(),
            options.startsWorkers());
    String id = newId();
    jobs.submit(id, Entrypoint.of(setup), ofDriver);
    try {
      JobNotice notice = await(jobs, id, code.orElse(""));
      return connect(jobs, id, own, notice, address);
    } catch (RuntimeException e) {
      stop(jobs, id);
      throw e;
    }
  }

  private static String newId() {
    byte[] random = new byte[8];
    new SecureRandom().nextBytes(random);
    return "dpl_" + HexFormat.of().formatHex(random);
  }

  private static JobNotice await(Jobs jobs, String id, String code) {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
    try {
      while (System.nanoTime() < until) {
        Jobs.State state = jobs.state(id);
        String log = state.isWaiting() ? "" : jobs.log(id);
        Optional<JobNotice> notice = JobNotice.in(log);
        if (notice.isPresent()) {
          return notice.get();
        }
        if (state.isOver()) {
          throw JobFailure.of(id, state, log, code);
        }
        TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
      }
    } catch (IOException e) {
      throw JobFailure.of(id, e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw DplException.of(
          RunCode.CANCELLED, Span.NONE, "interrupted while the cluster was asked");
    }
    throw JobFailure.of(id, "it has not begun after " + START_SECONDS + " s");
  }

  /** The dashboard's host is tried first: a tunnel to it may bring the driver's port as well. */
  private static DriverJob connect(
      Jobs jobs, String id, Identity own, JobNotice notice, DashboardAddress address) {
    Jobs hurried = new Jobs(jobs.dashboard().inHurry());
    Set<String> hosts = new LinkedHashSet<>();
    hosts.add(address.host());
    hosts.addAll(notice.addresses());
    for (String host : hosts) {
      try {
        Socket socket = new Socket();
        socket.connect(new InetSocketAddress(host, notice.port()), CONNECT_MILLIS);
        Channel channel = Channel.asClient(socket, own, notice.fingerprint());
        return new DriverJob(hurried, id, own.fingerprint(), channel, host + ":" + notice.port());
      } catch (IOException e) {
        continue; // nobody there, or somebody else
      }
    }
    throw JobFailure.unreachable(hosts, notice.port(), address);
  }

  private static void stop(Jobs jobs, String id) {
    try {
      jobs.stop(id);
    } catch (IOException | DplException e) {
      return; // it ends by itself when nobody comes
    }
  }

  @Override
  public InputStream in() throws IOException {
    return channel.in();
  }

  @Override
  public OutputStream out() throws IOException {
    return channel.out();
  }

  @Override
  public AutoCloseable connection() {
    return channel;
  }

  @Override
  public String token() {
    return token;
  }

  @Override
  public String reason() {
    try {
      return JobFailure.reason(jobs.log(id));
    } catch (IOException | DplException e) {
      return "";
    }
  }

  /** The driver is on the cluster: with its head, all of it is gone. */
  @Override
  public Optional<DplException> loss() {
    try {
      jobs.state(id);
      return Optional.empty();
    } catch (IOException | DplException e) {
      return Optional.of(
          DplException.of(
              RunCode.RAY_HEAD_LOST,
              Span.NONE,
              "the driver is gone, and the dashboard at " + jobs.dashboard() + " does not answer",
              "start the cluster again, then the script; nothing half-done is visible"));
    }
  }

  @Override
  public Optional<ProcessHandle> handle() {
    return Optional.empty();
  }

  @Override
  public String describe() {
    return "job " + id + ", reached at " + place;
  }

  @Override
  public void kill() {
    stop(jobs, id);
  }

  @Override
  public void close() {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(END_SECONDS);
    try {
      channel.close();
      while (System.nanoTime() < until) {
        if (jobs.state(id).isOver()) {
          return;
        }
        TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
      }
      jobs.stop(id);
    } catch (IOException | DplException e) {
      return; // the dashboard is gone, and the driver sees that we are
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
