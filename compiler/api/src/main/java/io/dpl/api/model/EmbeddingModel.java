package io.dpl.api.model;

import java.util.List;

/**
 * A Java model that makes a vector of each text.
 *
 * <p>Nulls: null texts are not shown to it.
 *
 * <p>Errors: whatever it throws becomes DPL5205.
 */
public non-sealed interface EmbeddingModel extends JavaModel {

  /** One vector for each text, in their order, all of the declared length. */
  List<float[]> embed(List<String> texts) throws Exception;
}
