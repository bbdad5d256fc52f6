package io.dpl.engine.schedule;

import io.dpl.engine.backend.Backend;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntPredicate;

/**
 * Room for tasks on the workers that are there: a window of a few tasks a slot, so that a slot
 * never waits for the scheduler, and credits in bytes. An empty worker takes any task, one without
 * slots none.
 */
final class Workers {

  private static final int TASKS_A_SLOT = 2;

  private static final class Room {
    final Backend.Worker worker;
    int tasks;
    long bytes;
    int suspects;

    Room(Backend.Worker worker) {
      this.worker = worker;
    }

    boolean holds(long costBytes) {
      return tasks < worker.slots() * TASKS_A_SLOT
          && (tasks == 0 || bytes + costBytes <= worker.creditBytes());
    }

    /** Load in tasks a slot, as a fraction that is compared without dividing. */
    boolean isLessLoadedThan(Room other) {
      return (long) tasks * other.worker.slots() < (long) other.tasks * worker.slots();
    }
  }

  private final TreeMap<Integer, Room> rooms = new TreeMap<>();

  Workers(List<Backend.Worker> workers) {
    for (int i = 0; i < workers.size(); i++) {
      add(i, workers.get(i));
    }
  }

  void add(int worker, Backend.Worker description) {
    rooms.put(worker, new Room(description));
  }

  void remove(int worker) {
    rooms.remove(worker);
  }

  boolean isThere(int worker) {
    return rooms.containsKey(worker);
  }

  Set<Integer> numbers() {
    return rooms.keySet();
  }

  /** Only of one that is there. */
  Backend.Worker description(int worker) {
    return rooms.get(worker).worker;
  }

  long creditBytes() {
    return rooms.values().stream().mapToLong(room -> room.worker.creditBytes()).sum();
  }

  boolean hasRoom(int worker, long costBytes) {
    Room room = rooms.get(worker);
    return room != null && room.holds(costBytes);
  }

  /** Whether a task runs there during which another worker has died. */
  boolean hasSuspect(int worker) {
    return rooms.get(worker).suspects > 0;
  }

  /** The least loaded worker with room for a task of this cost; -1 if there is none. */
  int find(long costBytes, IntPredicate allowed) {
    int best = Backend.Session.ANY;
    for (var entry : rooms.entrySet()) {
      if (entry.getValue().holds(costBytes)
          && allowed.test(entry.getKey())
          && (best < 0 || entry.getValue().isLessLoadedThan(rooms.get(best)))) {
        best = entry.getKey();
      }
    }
    return best;
  }

  void take(Flight flight) {
    Room room = rooms.get(flight.worker);
    room.tasks++;
    room.bytes += flight.costBytes;
    room.suspects += flight.suspect ? 1 : 0;
  }

  void give(Flight flight) {
    Room room = rooms.get(flight.worker);
    if (room != null) {
      room.tasks--;
      room.bytes -= flight.costBytes;
      room.suspects -= flight.suspect ? 1 : 0;
    }
  }
}
