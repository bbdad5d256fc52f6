package io.dpl.engine.worker;

import io.dpl.engine.event.Cancellation;
import io.dpl.engine.exchange.LaneManifest;
import io.dpl.engine.exchange.StoreOutlet;
import io.dpl.engine.message.Reply;
import io.dpl.engine.message.Request;
import java.util.ArrayList;
import java.util.List;

/** An attempt of a task at work. It fails alone: others of its run go on. */
final class WorkerTask {

  private final Request.RunTask ask;
  private final Cancellation cancellation = new Cancellation();
  private final List<StoreOutlet> outlets = new ArrayList<>();
  private volatile long rows;
  private volatile long bytes;

  WorkerTask(Request.RunTask ask) {
    this.ask = ask;
  }

  Cancellation cancellation() {
    return cancellation;
  }

  synchronized void add(StoreOutlet outlet) {
    outlets.add(outlet);
  }

  synchronized List<LaneManifest> manifests() {
    return outlets.stream().map(StoreOutlet::manifest).toList();
  }

  void progress(long rowsNow, long bytesNow) {
    rows = rowsNow;
    bytes = bytesNow;
  }

  Reply.Running running() {
    return new Reply.Running(ask.run(), ask.stage(), ask.partition(), ask.attempt(), rows, bytes);
  }
}
