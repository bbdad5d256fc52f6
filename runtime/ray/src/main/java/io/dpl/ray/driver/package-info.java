/**
 * The driver process, which alone loads Ray and serves plans over the protocol of {@link
 * io.dpl.engine.remote}. As a child of the process that embeds DPL ({@link
 * io.dpl.ray.driver.Driver}) it gets its {@link io.dpl.ray.driver.DriverSetup} on standard input
 * and connects back over loopback; as a job of the cluster ({@link io.dpl.ray.driver.JobDriver}) it
 * gets a {@link io.dpl.ray.driver.JobSetup} as its argument, says in a {@link
 * io.dpl.ray.driver.JobNotice} where it is, and waits. Both go on as {@link
 * io.dpl.ray.driver.RayDriver}.
 */
@NullMarked
package io.dpl.ray.driver;

import org.jspecify.annotations.NullMarked;
