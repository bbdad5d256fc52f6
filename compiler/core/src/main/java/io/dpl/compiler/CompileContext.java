package io.dpl.compiler;

import io.dpl.api.cluster.ClusterSpec;
import io.dpl.compiler.bind.BindContext;

/**
 * Everything a compile depends on besides the text.
 *
 * @param binding names, values and the world
 * @param cluster where the plan will run
 * @param changes to the script, by the one who runs it
 */
public record CompileContext(BindContext binding, ClusterSpec cluster, Changes changes) {

  /** For a script as it is written. */
  public CompileContext(BindContext binding, ClusterSpec cluster) {
    this(binding, cluster, Changes.NONE);
  }
}
