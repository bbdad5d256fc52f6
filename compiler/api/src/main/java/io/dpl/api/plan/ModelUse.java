package io.dpl.api.plan;

import io.dpl.api.model.ModelDeclaration;
import io.dpl.api.model.ModelSignature;

/**
 * A model of a plan.
 *
 * @param key provider, location, content and options: what is loaded once a process
 * @param slots runs at once on a node, 0 for as many as there are processors
 */
public record ModelUse(
    String key, ModelDeclaration declaration, ModelSignature signature, int slots) {}
