package io.dpl.compiler.stage;

import io.dpl.api.cluster.ClusterSpec;
import io.dpl.api.connector.Probe;

/**
 * What cutting needs to know.
 *
 * @param cluster where the plan will run
 * @param probe cuts sources into splits
 */
public record StageContext(ClusterSpec cluster, Probe probe) {}
