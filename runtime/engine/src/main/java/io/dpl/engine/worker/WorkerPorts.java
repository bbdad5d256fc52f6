package io.dpl.engine.worker;

import io.dpl.api.connector.BatchReader;
import io.dpl.api.plan.Output;
import io.dpl.api.plan.Stage;
import io.dpl.api.plan.StageGraph;
import io.dpl.engine.exchange.LaneKey;
import io.dpl.engine.exchange.Outlet;
import io.dpl.engine.exchange.PackStore;
import io.dpl.engine.exchange.Ports;
import io.dpl.engine.exchange.Senders;
import io.dpl.engine.exchange.StoreOutlet;

/** Where one task of a worker puts and gets rows: in what rests there. */
record WorkerPorts(StageGraph graph, PackStore store, Senders senders, WorkerTask task)
    implements Ports {

  @Override
  public Outlet outlet(Output.Send send, Stage stage, int partition, int attempt) {
    int sender = senders.position(send, stage);
    return added(
        store.outlet(
            graph.exchange(send.exchange()),
            send.exchange(),
            new LaneKey(sender, partition, attempt)));
  }

  @Override
  public Outlet result(Output.Result result, int partition, int attempt) {
    return added(
        store.outlet(null, Senders.ofResult(result.result()), new LaneKey(0, partition, attempt)));
  }

  private Outlet added(StoreOutlet outlet) {
    task.add(outlet);
    return outlet;
  }

  @Override
  public BatchReader inlet(int exchange, int partition) {
    return store.inlet(graph.exchange(exchange), partition);
  }
}
