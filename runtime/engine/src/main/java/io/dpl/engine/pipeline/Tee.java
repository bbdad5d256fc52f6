package io.dpl.engine.pipeline;

import io.dpl.api.connector.BatchReader;
import io.dpl.engine.arrow.Batches;
import io.dpl.engine.event.Cancellation;
import io.dpl.engine.event.CancelledException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.jspecify.annotations.Nullable;

/**
 * One operator that several others read, each on a thread of its own. Whoever has nothing left
 * pulls for all; a branch that is far ahead waits for the others, a branch that is closed no longer
 * counts.
 */
final class Tee {

  private final BatchReader source;
  private final BufferAllocator allocator;
  private final long limitBytes;
  private final Cancellation cancellation;
  private final List<Branch> branches = new ArrayList<>();
  private final Runnable wake = this::wake;
  private boolean pulling;
  private boolean ended;
  private @Nullable RuntimeException failure;

  /**
   * @param limitBytes bound of what one branch may leave lying
   */
  Tee(BatchReader source, BufferAllocator allocator, long limitBytes, Cancellation cancellation) {
    this.source = source;
    this.allocator = allocator;
    this.limitBytes = limitBytes;
    this.cancellation = cancellation;
    cancellation.onRequest(wake);
  }

  /** A new reader of all rows. Make all of them before the first is used. */
  BatchReader branch() {
    Branch branch = new Branch();
    branches.add(branch);
    return branch;
  }

  private synchronized void wake() {
    notifyAll();
  }

  private boolean isBlockedBy(Branch other, Branch asking) {
    return other != asking && !other.closed && other.bytes > limitBytes;
  }

  private final class Branch implements BatchReader {

    private final Deque<VectorSchemaRoot> queue = new ArrayDeque<>();
    private long bytes;
    private boolean closed;

    @Override
    public @Nullable VectorSchemaRoot next() {
      while (true) {
        synchronized (Tee.this) {
          VectorSchemaRoot batch = queue.poll();
          if (batch != null) {
            bytes -= Batches.bytes(batch);
            Tee.this.notifyAll();
            return batch;
          }
          if (failure != null) {
            throw failure;
          }
          if (ended || closed) {
            return null;
          }
          cancellation.check();
          if (pulling || branches.stream().anyMatch(other -> isBlockedBy(other, this))) {
            await();
            continue;
          }
          pulling = true;
        }
        pull();
      }
    }

    private void await() {
      try {
        Tee.this.wait(1000);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new CancelledException();
      }
    }

    @Override
    public void close() {
      boolean last;
      synchronized (Tee.this) {
        if (closed) {
          return;
        }
        closed = true;
        queue.forEach(VectorSchemaRoot::close);
        queue.clear();
        last = branches.stream().allMatch(branch -> branch.closed) && !pulling;
        Tee.this.notifyAll();
      }
      if (last) {
        finish();
      }
    }
  }

  private void pull() {
    VectorSchemaRoot batch = null;
    RuntimeException thrown = null;
    try {
      batch = source.next();
    } catch (RuntimeException e) {
      thrown = e;
    } catch (Error e) {
      thrown = new IllegalStateException(e);
    }
    boolean last;
    synchronized (this) {
      pulling = false;
      failure = thrown;
      ended = batch == null;
      if (batch != null) {
        for (Branch branch : branches) {
          if (!branch.closed) {
            branch.queue.add(Batches.share(batch, allocator));
            branch.bytes += Batches.bytes(batch);
          }
        }
        batch.close();
      }
      last = branches.stream().allMatch(branch -> branch.closed);
      notifyAll();
    }
    if (last) {
      finish();
    }
  }

  private void finish() {
    cancellation.forget(wake);
    source.close();
  }
}
