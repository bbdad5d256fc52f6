package io.dpl.ray.driver;

import io.dpl.engine.remote.RunServer;
import io.dpl.ray.channel.Channel;
import io.dpl.ray.channel.Identity;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The driver process as a job of the cluster: says where it is and who it is, waits for the process
 * that submitted it, then connects to the cluster and serves. Ends with that process, whether it
 * takes its leave, dies, or vanishes with its machine.
 *
 * <p>How the two recognise each other: each makes a key of its own ({@link Identity}) and publishes
 * the fingerprint alone, the client's in the job's command line, ours in the job's log. Whoever may
 * list jobs or read logs learns nothing by which he could come in, read along or pass for one of
 * the two; a token in the job's environment or in a package would have been readable there. Whoever
 * may change jobs or logs has the cluster anyway.
 */
public final class JobDriver {

  /** The client says every two seconds that it lives; its machine may be very busy. */
  private static final long SILENT_MILLIS = 30_000;

  private static final long CLIENT_SECONDS = 60;
  private static final long FAREWELL_MILLIS = 10_000;
  private static final int BACKLOG = 16;

  private JobDriver() {}

  /** Takes a {@link JobSetup}, and the address of the cluster from its environment. */
  public static void main(String[] arguments) throws IOException {
    JobSetup setup = JobSetup.decode(arguments[0]);
    ClusterSetup cluster = cluster(setup, System.getenv("RAY_ADDRESS"));
    try (Channel channel = client(setup, cluster.address())) {
      RunServer server =
          new RunServer(channel.in(), channel.out(), channel, setup.client(), SILENT_MILLIS);
      HeadWatch.begin(cluster.address(), server);
      server.serve(() -> RayDriver.open(cluster), JobDriver::leaveSoon);
    }
    Runtime.getRuntime().halt(0);
  }

  private static Channel client(JobSetup setup, String address) throws IOException {
    Identity own = Identity.create();
    ServerSocket port = new ServerSocket(setup.port(), BACKLOG);
    say(new JobNotice(own.fingerprint(), port.getLocalPort(), addresses(address)).encode());
    return Door.await(port, own, setup.client(), CLIENT_SECONDS);
  }

  private static ClusterSetup cluster(JobSetup setup, String address) {
    return new ClusterSetup(
        address, codePath(setup.code()), setup.packages(), setup.folder(), setup.startsWorkers());
  }

  /** What of this process' class path every node has under the same path. */
  private static List<String> codePath(String code) {
    List<String> places = Arrays.stream(code.split(":")).filter(place -> !place.isEmpty()).toList();
    return Arrays.stream(System.getProperty("java.class.path").split(":"))
        .filter(jar -> places.stream().anyMatch(jar::startsWith))
        .toList();
  }

  /** The head's first: jobs run there unless the cluster was told otherwise. */
  private static List<String> addresses(String address) throws IOException {
    String head = address.substring(0, address.lastIndexOf(':'));
    List<String> all = new ArrayList<>();
    if (RayConnection.isOfThisMachine(head)) {
      all.add(head);
    }
    String own = InetAddress.getLocalHost().getHostAddress();
    if (!own.equals(head)) {
      all.add(own);
    }
    return all;
  }

  private static void say(String line) throws IOException {
    OutputStream out = new FileOutputStream(FileDescriptor.out);
    out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  /** The client is gone. What Ray does not clean up in time ends with this process. */
  private static void leaveSoon() {
    Daemon.start(
        "dpl-leave",
        () -> {
          Daemon.sleep(FAREWELL_MILLIS);
          Runtime.getRuntime().halt(0);
        });
  }
}
