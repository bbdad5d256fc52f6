/**
 * Models in ONNX files. {@code describe} reads the file's own description (a few kilobytes of it,
 * no weights, no native code); {@code load} hands it to ONNX Runtime, and a session moves Arrow
 * memory in and out without copies.
 *
 * <p>Start at {@link io.dpl.library.model.onnx.OnnxProvider}. To support another element type: a
 * line in {@link io.dpl.library.model.onnx.ElementType}, and where it is not stored side by side, a
 * branch in InputColumn and OutputColumn.
 */
@NullMarked
package io.dpl.library.model.onnx;

import org.jspecify.annotations.NullMarked;
