package io.dpl.engine;

import java.nio.file.Path;

/**
 * What an engine may use.
 *
 * @param threads tasks at once, and threads of a query that runs alone
 * @param memoryBytes DuckDB, Arrow and packs together; the heap comes on top
 * @param tempFolder folder for temporary files; the engine makes one of its own in it
 */
public record EngineOptions(int threads, long memoryBytes, Path tempFolder) {}
