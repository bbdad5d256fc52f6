package io.dpl.engine.memory;

import io.dpl.api.cluster.Bytes;
import io.dpl.api.diagnostic.DplException;
import io.dpl.api.diagnostic.RunCode;
import io.dpl.api.diagnostic.Span;
import org.apache.arrow.memory.AllocationListener;
import org.apache.arrow.memory.BufferAllocator;
import org.jspecify.annotations.Nullable;

/**
 * Holds the Arrow buffers of a run to what its certificate gives them. A single value that is
 * larger than a batch, which nobody could know when the plan was made, gets room of its own.
 *
 * <p>Errors: DPL5019 for anything else beyond it.
 */
public final class RunAllocator implements AllocationListener {

  private final Grant grant;
  private @Nullable BufferAllocator allocator;

  private RunAllocator(Grant grant) {
    this.grant = grant;
  }

  /** An allocator for a run, which the caller closes. */
  public static BufferAllocator of(BufferAllocator parent, String name, Grant grant) {
    RunAllocator listener = new RunAllocator(grant);
    BufferAllocator made = parent.newChildAllocator(name, listener, 0, grant.arrowBytes());
    listener.allocator = made;
    return made;
  }

  @Override
  public void onPreAllocation(long size) {
    BufferAllocator own = allocator;
    if (own == null || own.getAllocatedMemory() + size <= own.getLimit()) {
      return;
    }
    synchronized (this) {
      if (size > grant.batchBytes()) {
        own.setLimit(own.getLimit() + size);
        return;
      }
    }
    throw DplException.of(
        RunCode.CERTIFICATE_EXCEEDED,
        Span.NONE,
        "batches need more than the "
            + Bytes.print(own.getLimit())
            + " that the memory certificate of the plan gives them",
        "write a smaller BATCH before the heavy step",
        "tell us: the estimate is wrong");
  }
}
