package io.dpl.engine.exchange;

import io.dpl.api.connector.BatchReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.jspecify.annotations.Nullable;

/**
 * A bounded queue from many tasks to one reader: rows of a result, or of a gathering exchange whose
 * receiver runs beside its senders.
 *
 * <p>In order, lane after lane is given; otherwise whatever is there. A producer that finds it full
 * waits if it may (see {@link Board}), else its batch goes to disk.
 */
public final class Mailbox implements BatchReader {

  private final Board board;
  private final Packs packs;
  private final boolean ordered;
  private final long limitBytes;
  private final TreeMap<Lane, Deque<Rest>> queues = new TreeMap<>();
  private final Set<Lane> finished = new HashSet<>();
  private final int[] lanes;
  private long memoryBytes;
  private boolean opened;
  private boolean closed;
  private boolean read;
  private Lane current = new Lane(0, 0);
  private @Nullable RuntimeException failure;

  /**
   * @param senders outputs that put rows here; each says its number of partitions by {@link
   *     #expect}
   */
  public Mailbox(Board board, Packs packs, int senders, boolean ordered, long limitBytes) {
    this.board = board;
    this.packs = packs;
    this.ordered = ordered;
    this.limitBytes = limitBytes;
    this.lanes = new int[senders];
    java.util.Arrays.fill(lanes, -1);
  }

  /** Says how many tasks a sender has. */
  public void expect(int sender, int partitions) {
    synchronized (board) {
      lanes[sender] = partitions;
      board.notifyAll();
    }
  }

  /** The way in for one task. */
  public Outlet outlet(Lane lane) {
    return new Outlet() {
      @Override
      public boolean put(VectorSchemaRoot batch) {
        return offer(lane, batch);
      }

      @Override
      public void finish() {
        synchronized (board) {
          finished.add(lane);
          board.notifyAll();
        }
      }

      @Override
      public void close() {}
    };
  }

  /**
   * The way in for rows that come from elsewhere: never waits, what does not fit goes to disk.
   *
   * @param whole whether nothing is seen before all is there
   */
  public Outlet delivery(Lane lane, boolean whole) {
    return new Outlet() {
      private final List<Rest> held = new ArrayList<>();

      @Override
      public boolean put(VectorSchemaRoot batch) {
        if (!whole) {
          return deliver(lane, rest(lane, batch));
        }
        held.add(rest(lane, batch));
        return true;
      }

      @Override
      public void finish() {
        held.forEach(rest -> deliver(lane, rest));
        held.clear();
        synchronized (board) {
          finished.add(lane);
          board.notifyAll();
        }
      }

      @Override
      public void close() {
        held.forEach(Rest::close);
        held.clear();
      }
    };
  }

  private Rest rest(Lane lane, VectorSchemaRoot batch) {
    boolean spill;
    synchronized (board) {
      spill = isFull(lane);
    }
    return spill ? packs.spill(batch) : packs.put(batch);
  }

  private boolean deliver(Lane lane, Rest rest) {
    synchronized (board) {
      if (closed) {
        rest.close();
        return false;
      }
      queues.computeIfAbsent(lane, key -> new ArrayDeque<>()).addLast(rest);
      memoryBytes += rest.bytes();
      board.notifyAll();
      return true;
    }
  }

  /** Whether rows for a lane should come now: there is room, or whoever waits needs others. */
  public boolean wants(Lane lane) {
    synchronized (board) {
      return closed || !isFull(lane) || !opened || !board.mayWait();
    }
  }

  private boolean offer(Lane lane, VectorSchemaRoot batch) {
    boolean spill;
    synchronized (board) {
      try {
        while (!closed && isFull(lane) && opened && board.mayWait()) {
          board.awaitRoom();
        }
        board.check();
      } catch (RuntimeException e) {
        batch.close();
        throw e;
      }
      spill = isFull(lane);
      if (closed) {
        batch.close();
        return false;
      }
    }
    Rest rest = spill ? packs.spill(batch) : packs.put(batch);
    synchronized (board) {
      if (closed) {
        rest.close();
        return false;
      }
      queues.computeIfAbsent(lane, key -> new ArrayDeque<>()).addLast(rest);
      memoryBytes += rest.bytes();
      board.notifyAll();
      return true;
    }
  }

  /** Whether a batch has to wait; the one that the reader needs next never has. */
  private boolean isFull(Lane lane) {
    boolean wanted = ordered ? lane.equals(head()) && isEmpty(lane) : queues.isEmpty();
    return memoryBytes >= limitBytes && !wanted;
  }

  private boolean isEmpty(Lane lane) {
    Deque<Rest> queue = queues.get(lane);
    return queue == null || queue.isEmpty();
  }

  /** Ends the queue with a failure, which the reader sees after what is there. */
  public void fail(RuntimeException cause) {
    synchronized (board) {
      if (failure == null) {
        failure = cause;
      }
      board.notifyAll();
    }
  }

  /** How its reader stands to it. */
  public enum Interest {
    WANTED,
    /** All was read. */
    READ,
    /** The reader closed it before its end. */
    GIVEN_UP
  }

  /** Whether somebody still wants rows of it. */
  public Interest interest() {
    synchronized (board) {
      return !closed ? Interest.WANTED : read ? Interest.READ : Interest.GIVEN_UP;
    }
  }

  @Override
  public @Nullable VectorSchemaRoot next() {
    Rest rest;
    synchronized (board) {
      opened = true;
      rest = poll();
      while (rest == null && !isAtEnd()) {
        if (failure != null) {
          throw failure;
        }
        board.awaitRows();
        rest = poll();
      }
      if (rest == null) {
        return null;
      }
      memoryBytes -= rest.bytes();
      board.notifyAll();
    }
    return rest.take();
  }

  private @Nullable Rest poll() {
    Lane lane = ordered ? head() : queues.isEmpty() ? null : queues.firstKey();
    if (lane == null) {
      return null;
    }
    Deque<Rest> queue = queues.get(lane);
    Rest rest = queue == null ? null : queue.pollFirst();
    if (queue != null && queue.isEmpty()) {
      queues.remove(lane);
    }
    return rest;
  }

  /** The first lane that is not used up; null at the end or while it is not known. */
  private @Nullable Lane head() {
    while (current.sender() < lanes.length) {
      if (lanes[current.sender()] < 0) {
        return null;
      }
      if (current.partition() >= lanes[current.sender()]) {
        current = new Lane(current.sender() + 1, 0);
      } else if (finished.contains(current) && !queues.containsKey(current)) {
        current = new Lane(current.sender(), current.partition() + 1);
      } else {
        return current;
      }
    }
    return null;
  }

  private boolean isAtEnd() {
    if (closed) {
      return true;
    }
    int total = 0;
    for (int count : lanes) {
      if (count < 0) {
        return false;
      }
      total += count;
    }
    return finished.size() == total && queues.isEmpty();
  }

  @Override
  public void close() {
    synchronized (board) {
      if (!closed) {
        read = isAtEnd();
        closed = true;
      }
      queues.values().forEach(queue -> queue.forEach(Rest::close));
      queues.clear();
      board.notifyAll();
    }
  }
}
