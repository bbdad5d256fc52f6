/**
 * From the process that embeds DPL to a cluster: finds Ray, the worker package and the cluster,
 * starts the driver process, as a child ({@link io.dpl.ray.launch.DriverProcess}) or as a job
 * ({@link io.dpl.ray.launch.DriverJob}), and gives a {@link io.dpl.engine.Runner}. Nothing here
 * loads Ray. Every way in which a start can fail is a coded message with its cure. Start at {@link
 * io.dpl.ray.launch.RayRunner}.
 */
@NullMarked
package io.dpl.ray.launch;

import org.jspecify.annotations.NullMarked;
