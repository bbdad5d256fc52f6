package io.dpl.engine.exchange;

import io.dpl.api.connector.BatchReader;
import io.dpl.api.plan.Exchange;
import io.dpl.api.plan.Output;
import io.dpl.api.plan.Stage;
import io.dpl.api.plan.StageGraph;
import java.util.HashMap;
import java.util.Map;

/** All exchanges of one run. */
public final class Exchanges implements Ports, AutoCloseable {

  private final Senders senders;
  private final Map<Integer, ExchangeStore> stores = new HashMap<>();
  private final Map<Integer, Mailbox> mailboxes = new HashMap<>();
  private final Results results;

  /**
   * @param results queues of the results
   * @param queueBytes bound of a pipelined exchange's queue
   */
  public Exchanges(StageGraph graph, Results results, Board board, Packs packs, long queueBytes) {
    this.results = results;
    this.senders = new Senders(graph);
    for (Exchange exchange : graph.exchanges()) {
      int count = senders.of(exchange.id()).size();
      if (exchange.pipelined()) {
        mailboxes.put(exchange.id(), new Mailbox(board, packs, count, true, queueBytes));
      } else {
        stores.put(exchange.id(), new ExchangeStore(exchange, packs));
      }
    }
  }

  /** Says how many tasks a stage has. */
  public void expect(Stage stage, int partitions) {
    for (int i = 0; i < stage.outputs().size(); i++) {
      if (stage.outputs().get(i) instanceof Output.Send send
          && mailboxes.containsKey(send.exchange())) {
        mailboxes.get(send.exchange()).expect(senders.position(send, stage, i), partitions);
      }
    }
  }

  @Override
  public Outlet outlet(Output.Send send, Stage stage, int partition, int attempt) {
    Lane lane = new Lane(senders.position(send, stage), partition);
    Mailbox mailbox = mailboxes.get(send.exchange());
    return mailbox != null ? mailbox.outlet(lane) : stores.get(send.exchange()).outlet(lane);
  }

  @Override
  public Outlet result(Output.Result result, int partition, int attempt) {
    return results.get(result.result()).outlet(new Lane(0, partition));
  }

  @Override
  public BatchReader inlet(int exchange, int partition) {
    Mailbox mailbox = mailboxes.get(exchange);
    return mailbox != null ? mailbox : stores.get(exchange).inlet(partition);
  }

  /** Frees what an exchange holds. */
  public void release(int exchange) {
    ExchangeStore store = stores.get(exchange);
    if (store != null) {
      store.close();
    }
  }

  @Override
  public void close() {
    mailboxes.values().forEach(Mailbox::close);
    stores.values().forEach(ExchangeStore::close);
  }
}
