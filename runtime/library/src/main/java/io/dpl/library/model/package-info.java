/**
 * What the model providers share: checking a declaration against a model, and direct access to the
 * memory of Arrow columns. Arguments enter as Arrow vectors, results leave in vectors of the
 * caller.
 *
 * <p>Start at {@link io.dpl.library.model.builtin.BuiltinProvider}, {@link
 * io.dpl.library.model.onnx.OnnxProvider} or {@link io.dpl.library.model.jvm.JavaProvider}. To add
 * a provider: a package beside them with a {@link io.dpl.api.model.ModelProvider}, a line in the
 * library's list, a golden case.
 */
@NullMarked
package io.dpl.library.model;

import org.jspecify.annotations.NullMarked;
