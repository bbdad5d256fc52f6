package io.dpl.engine.schedule;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What finished tasks have made and where it rests: in exchanges, until their receivers are done
 * and a little longer, since a receiver whose own rows are lost takes them again. What is kept for
 * that is bounded by a quarter of the workers' credits; the oldest goes first.
 */
final class Shelf {

  private static final int SHARE_OF_CREDITS = 4;
  private static final int NO_EXCHANGE = -1;

  /** Rows of one stage in one exchange, by task; or what a stage without exchanges made. */
  private record Place(StageState sender, int exchange, BitSet there) {}

  private final RunState run;
  private final Map<StageState, List<Place>> places = new HashMap<>();
  private final Deque<Integer> kept = new ArrayDeque<>();

  Shelf(RunState run) {
    this.run = run;
    for (StageState state : run.stages()) {
      List<Place> list = new ArrayList<>();
      for (int exchange : Dependencies.sent(state.stage)) {
        list.add(new Place(state, exchange, new BitSet()));
      }
      if (list.isEmpty()) {
        list.add(new Place(state, NO_EXCHANGE, new BitSet()));
      }
      places.put(state, list);
    }
  }

  void put(StageState state, int partition) {
    places.get(state).forEach(place -> place.there().set(partition));
  }

  void remove(StageState state, int partition) {
    places.get(state).forEach(place -> place.there().clear(partition));
  }

  void remove(StageState state, Collection<Integer> partitions) {
    partitions.forEach(partition -> remove(state, partition));
  }

  /** Finished tasks whose rows somebody still has to take, and that are not there. */
  BitSet missing(StageState state) {
    BitSet missing = new BitSet();
    for (Place place : places.get(state)) {
      if (isOpen(place)) {
        BitSet gone = (BitSet) state.done.clone();
        gone.andNot(place.there());
        missing.or(gone);
      }
    }
    return missing;
  }

  private boolean isOpen(Place place) {
    return place.exchange() == NO_EXCHANGE
        ? !place.sender().committed
        : !isUsedUp(place.exchange());
  }

  private boolean isUsedUp(int exchange) {
    return run.allComplete(run.dependencies.receivers(exchange));
  }

  /** Whether even lost rows of the receivers would not be made again from this exchange. */
  private boolean isPast(int exchange) {
    return run.inProcess
        || run.dependencies.receivers(exchange).stream()
            .allMatch(id -> run.allComplete(run.dependencies.descendants(id)));
  }

  /** A stage is complete: frees what nobody needs any more. */
  void tidy(StageState complete) {
    for (int exchange : Dependencies.received(complete.stage)) {
      if (isUsedUp(exchange) && !kept.contains(exchange)) {
        kept.add(exchange);
      }
    }
    kept.removeIf(exchange -> !isUsedUp(exchange));
    long bytes = kept.stream().mapToLong(this::bytes).sum();
    for (int exchange : List.copyOf(kept)) {
      if (isPast(exchange) || bytes > run.workers.creditBytes() / SHARE_OF_CREDITS) {
        bytes -= bytes(exchange);
        kept.remove(exchange);
        release(exchange);
      }
    }
  }

  private long bytes(int exchange) {
    return run.dependencies.senders(exchange).stream().mapToLong(id -> run.stage(id).bytes()).sum();
  }

  private void release(int exchange) {
    run.session.release(exchange);
    for (int sender : run.dependencies.senders(exchange)) {
      for (Place place : places.get(run.stage(sender))) {
        if (place.exchange() == exchange) {
          place.there().clear();
        }
      }
    }
  }
}
