package io.dpl.library.model.builtin;

import io.dpl.api.library.RunContext;
import io.dpl.api.model.Model;
import io.dpl.api.model.ModelSession;
import io.dpl.library.model.onnx.SharedSession;

/** A loaded text embedder: tokenizer and weights, shared by all pipelines. */
record LoadedEmbedder(
    BuiltinCard card,
    Tokenizer tokenizer,
    int maxTokens,
    SharedSession weights,
    RunContext context,
    Helpers helpers)
    implements Model {

  @Override
  public ModelSession open() {
    return new EmbeddingSession(this);
  }

  @Override
  public void close() {
    helpers.close();
    weights.close();
    tokenizer.close();
  }
}
