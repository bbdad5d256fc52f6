/**
 * Runs of plans on the workers of a cluster, above a {@link io.dpl.engine.cluster.Transport} that
 * carries encoded calls. A new kind of cluster is a new transport.
 */
@NullMarked
package io.dpl.engine.cluster;

import org.jspecify.annotations.NullMarked;
