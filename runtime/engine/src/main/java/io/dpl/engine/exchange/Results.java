package io.dpl.engine.exchange;

import io.dpl.api.plan.Output;
import io.dpl.api.plan.Stage;
import io.dpl.api.plan.StageGraph;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The queues of all results of a run, by their numbers. */
public final class Results implements AutoCloseable {

  private final Board board;
  private final Map<Integer, Mailbox> queues = new TreeMap<>();

  /**
   * Queues for a plan, without rows.
   *
   * @param limitBytes rows of a result that wait in memory; beyond it on disk
   */
  public Results(StageGraph graph, Board board, Packs packs, long limitBytes) {
    this.board = board;
    for (Stage stage : graph.stages()) {
      for (Output output : stage.outputs()) {
        if (output instanceof Output.Result result) {
          queues.put(result.result(), new Mailbox(board, packs, 1, result.ordered(), limitBytes));
        }
      }
    }
  }

  /**
   * The queue of a result.
   *
   * @throws IndexOutOfBoundsException if there is none of that number
   */
  public Mailbox get(int number) {
    Mailbox queue = queues.get(number);
    if (queue == null) {
      throw new IndexOutOfBoundsException("no result " + number);
    }
    return queue;
  }

  /** Says how many tasks a stage has, to the results that it makes. */
  public void expect(Stage stage, int partitions) {
    for (Output output : stage.outputs()) {
      if (output instanceof Output.Result result) {
        get(result.result()).expect(0, partitions);
      }
    }
  }

  /** What readers think of them. */
  public Set<Mailbox.Interest> interests() {
    return queues.values().stream().map(Mailbox::interest).collect(Collectors.toSet());
  }

  /** From now on nobody may read results: they rest on disk. */
  public void drain() {
    board.drain();
  }

  /** Ends the results with a failure. */
  public void fail(RuntimeException failure) {
    queues.values().forEach(queue -> queue.fail(failure));
  }

  @Override
  public void close() {
    queues.values().forEach(Mailbox::close);
  }
}
