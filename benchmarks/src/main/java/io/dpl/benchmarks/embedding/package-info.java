/**
 * Texts a second of a script with the built-in embedder against a bare loop over ONNX Runtime with
 * the same token-sorted runs in the same JVM.
 *
 * <p>Start at {@link io.dpl.benchmarks.embedding.EmbeddingBenchmark}. To add a contender: a class
 * that implements {@link io.dpl.benchmarks.embedding.Embedder}, a line in the main program.
 */
@NullMarked
package io.dpl.benchmarks.embedding;

import org.jspecify.annotations.NullMarked;
