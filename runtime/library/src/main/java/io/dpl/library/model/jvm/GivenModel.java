package io.dpl.library.model.jvm;

import io.dpl.api.model.JavaModel;

/**
 * A model that is an object of the program that runs DPL; whoever made it closes it.
 *
 * @param signature as of {@link io.dpl.api.model.JavaSignature}
 */
public record GivenModel(String signature, JavaModel model) {}
