package io.dpl.api.model;

import io.dpl.api.connector.Storage;
import io.dpl.api.function.FunctionDoc;
import io.dpl.api.library.RunContext;

/** A kind of model: {@code USING name 'location'}. */
public interface ModelProvider {

  /** Name in upper case. */
  String name();

  FunctionDoc doc();

  /**
   * Reads the signature without loading weights or native libraries, and checks the declaration
   * against it.
   *
   * @throws io.dpl.api.diagnostic.DplException 2xxx for a model that does not exist, 3xxx for a
   *     signature or option that does not fit
   */
  ModelSignature describe(ModelDeclaration declaration, Storage storage);

  /** Loads the model; the engine does it once a process and key and shares it. */
  Model load(ModelDeclaration declaration, RunContext context);
}
