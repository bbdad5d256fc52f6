package io.dpl.engine.cluster;

import io.dpl.api.plan.PlanNode;
import io.dpl.api.plan.Stage;
import java.util.List;

/**
 * How many tasks a stage has, now that its senders are done: the rule of the plan with the rows and
 * bytes that came.
 *
 * @param received what the stage receives
 */
record Barrier(Stage stage, List<Book> received) {

  int partitions() {
    List<Book> parted = received.stream().filter(Book::isParted).toList();
    int wanted = stage.partitions();
    if (stage.rule().isOpen() && !parted.isEmpty() && !reads()) {
      long rows = parted.stream().mapToLong(Book::rows).sum();
      long bytes = parted.stream().mapToLong(Book::bytes).sum();
      wanted = stage.rule().partitions(rows, bytes);
    }
    int partitions = wanted;
    for (Book book : received) {
      int decided = book.decide(book.isParted() ? wanted : 1);
      if (book.isParted()) {
        partitions = decided;
      }
    }
    return partitions;
  }

  /** Whether the stage reads sources, too, whose splits are cut already. */
  private boolean reads() {
    return stage.nodes().stream()
        .anyMatch(
            node ->
                node instanceof PlanNode.Scan
                    || (node instanceof PlanNode.Fragment fragment && !fragment.scans().isEmpty()));
  }
}
