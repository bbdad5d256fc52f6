package io.dpl.benchmarks.embedding;

import java.util.List;

/** A way to embed texts, open and warm. */
interface Embedder extends AutoCloseable {

  /** The vectors of all texts, in their order, with as many threads as it was opened for. */
  float[][] embed(List<String> texts) throws Exception;

  @Override
  void close() throws Exception;
}
