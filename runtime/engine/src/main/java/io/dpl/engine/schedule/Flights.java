package io.dpl.engine.schedule;

import io.dpl.engine.backend.TaskCall;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The attempts that workers have: as many as the windows hold. */
final class Flights {

  private final Map<TaskCall, Flight> open = new LinkedHashMap<>();
  private final Workers workers;

  Flights(Workers workers) {
    this.workers = workers;
  }

  boolean isEmpty() {
    return open.isEmpty();
  }

  /** Null for an attempt that has ended or was given up. */
  @Nullable Flight of(TaskCall call) {
    return open.get(call);
  }

  List<Flight> where(Predicate<Flight> test) {
    return open.values().stream().filter(test).toList();
  }

  int on(int worker) {
    return (int) open.values().stream().filter(flight -> flight.worker == worker).count();
  }

  void add(Flight flight) {
    open.put(flight.call, flight);
    flight.state.share.add(flight.worker, 1);
    if (!flight.call.beside()) {
      workers.take(flight);
    }
  }

  void remove(Flight flight) {
    open.remove(flight.call);
    flight.state.share.add(flight.worker, -1);
    if (!flight.call.beside()) {
      workers.give(flight);
    }
  }
}
