package io.dpl.library.model.onnx;

import io.dpl.api.library.RunContext;
import io.dpl.api.model.Model;
import io.dpl.api.model.ModelSession;

/** A loaded ONNX file, shared by all pipelines. */
record OnnxModel(String location, OnnxBinding binding, SharedSession session, RunContext context)
    implements Model {

  @Override
  public ModelSession open() {
    return new OnnxSession(this);
  }

  @Override
  public void close() {
    session.close();
  }
}
