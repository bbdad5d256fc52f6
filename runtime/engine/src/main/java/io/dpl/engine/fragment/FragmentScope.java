package io.dpl.engine.fragment;

import io.dpl.engine.event.Cancellation;
import org.apache.arrow.memory.BufferAllocator;

/**
 * What a fragment needs of its task.
 *
 * @param batchRows most rows of a batch out
 */
public record FragmentScope(
    DuckInstance duck, BufferAllocator allocator, Cancellation cancellation, int batchRows) {}
