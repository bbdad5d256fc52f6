package io.dpl.engine.exchange;

import io.dpl.api.connector.BatchReader;
import io.dpl.api.plan.Output;
import io.dpl.api.plan.Stage;

/** Where the tasks of a run put their rows, and where they get those of other tasks. */
public interface Ports {

  /** The way into an exchange for one attempt of a task. */
  Outlet outlet(Output.Send send, Stage stage, int partition, int attempt);

  /** The way into a result for one attempt of a task. */
  Outlet result(Output.Result result, int partition, int attempt);

  /** The rows of an exchange for one receiver. */
  BatchReader inlet(int exchange, int partition);
}
