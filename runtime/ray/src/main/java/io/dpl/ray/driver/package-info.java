/**
 * The driver process: a child of the process that embeds DPL, which alone loads Ray. Gets its
 * {@link io.dpl.ray.driver.DriverSetup} on standard input, and then serves plans over the protocol
 * of {@link io.dpl.engine.remote}. Start at {@link io.dpl.ray.driver.Driver}.
 */
@NullMarked
package io.dpl.ray.driver;

import org.jspecify.annotations.NullMarked;
