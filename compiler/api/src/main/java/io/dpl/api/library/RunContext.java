package io.dpl.api.library;

import io.dpl.api.connector.Storage;
import java.nio.file.Path;
import org.apache.arrow.memory.BufferAllocator;

/**
 * What library code gets at run time.
 *
 * @param allocator where its Arrow buffers come from: a child of the worker's, bounded by the
 *     memory certificate
 * @param storage where files are
 * @param tempFolder folder for spill files, removed with the run
 * @param threads processors that one call may use
 */
public record RunContext(
    BufferAllocator allocator, Storage storage, Path tempFolder, int threads) {}
