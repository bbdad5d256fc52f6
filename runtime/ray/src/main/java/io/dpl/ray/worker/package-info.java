/**
 * What runs in the worker processes of a Ray cluster: {@link io.dpl.ray.worker.RayWorker}, the
 * actor, around any {@link io.dpl.engine.cluster.Dispatcher}.
 */
@NullMarked
package io.dpl.ray.worker;

import org.jspecify.annotations.NullMarked;
