/**
 * The models that come along. A name enters; {@code describe} reads a small card of ours, {@code
 * load} the tokenizer and the weights from their own jar; texts enter a session as Arrow columns
 * and leave as unit vectors.
 *
 * <p>Start at {@link io.dpl.library.model.builtin.BuiltinProvider}. To add a model: a card among
 * the resources, its name in {@link io.dpl.library.model.builtin.BuiltinCard#ALL}, a golden case; a
 * new kind of model also needs its own session class.
 */
@NullMarked
package io.dpl.library.model.builtin;

import org.jspecify.annotations.NullMarked;
