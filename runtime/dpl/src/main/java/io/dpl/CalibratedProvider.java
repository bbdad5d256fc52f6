package io.dpl;

import io.dpl.api.connector.Storage;
import io.dpl.api.function.FunctionDoc;
import io.dpl.api.library.RunContext;
import io.dpl.api.model.Model;
import io.dpl.api.model.ModelDeclaration;
import io.dpl.api.model.ModelProvider;
import io.dpl.api.model.ModelSignature;

/** A provider whose models cost what was measured. */
record CalibratedProvider(ModelProvider inner, Calibration calibration) implements ModelProvider {

  @Override
  public String name() {
    return inner.name();
  }

  @Override
  public FunctionDoc doc() {
    return inner.doc();
  }

  @Override
  public ModelSignature describe(ModelDeclaration declaration, Storage storage) {
    ModelSignature declared = inner.describe(declaration, storage);
    return calibration
        .find(declaration)
        .map(
            cost ->
                declared.measured(
                    cost.secondsPerRow(), cost.secondsPerRun(), cost.batchRows(), cost.rows()))
        .orElse(declared);
  }

  @Override
  public Model load(ModelDeclaration declaration, RunContext context) {
    return inner.load(declaration, context);
  }
}
