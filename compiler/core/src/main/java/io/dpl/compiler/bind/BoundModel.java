package io.dpl.compiler.bind;

import io.dpl.api.model.ModelDeclaration;
import io.dpl.api.model.ModelSignature;
import io.dpl.api.type.Field;
import io.dpl.compiler.rel.CallTarget;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A model of the script.
 *
 * @param signature null where the model is wrong, which was reported
 */
record BoundModel(
    ModelDeclaration declaration, @Nullable ModelSignature signature, Resources resources) {

  /** What a call must give. */
  List<Field> inputs() {
    return declaration.inputs().isEmpty() && signature != null
        ? signature.inputs()
        : declaration.inputs();
  }

  /** What APPLY calls, with the resources of the APPLY. */
  CallTarget.Model target(ModelSignature known, Resources own) {
    String key =
        declaration.provider() + " " + declaration.location() + " " + declaration.options();
    return new CallTarget.Model(
        key,
        declaration,
        known,
        own.batch() != null ? own.batch() : resources.batch(),
        own.concurrency() > 0 ? own.concurrency() : resources.concurrency(),
        own.concurrency() > 0 ? own.maxConcurrency() : resources.maxConcurrency(),
        own.cpus() > 0 ? own.cpus() : resources.cpus() > 0 ? resources.cpus() : 1,
        own.gpus() > 0 ? own.gpus() : resources.gpus(),
        own.memoryBytes() > 0 ? own.memoryBytes() : resources.memoryBytes());
  }
}
