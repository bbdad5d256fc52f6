/** Real Ray clusters for tests. Start at {@link io.dpl.ray.kit.RayCluster}. */
@NullMarked
package io.dpl.ray.kit;

import org.jspecify.annotations.NullMarked;
