package io.dpl.compiler;

import io.dpl.api.cluster.ClusterSpec;
import io.dpl.compiler.bind.BindContext;

/**
 * Everything a compile depends on besides the text.
 *
 * @param binding names, values and the world
 * @param cluster where the plan will run
 */
public record CompileContext(BindContext binding, ClusterSpec cluster) {}
