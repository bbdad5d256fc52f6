/**
 * Encoded calls over Ray: actors, references, waiting. In comes a process that Ray knows as a
 * driver; out goes a {@link io.dpl.engine.cluster.Transport}. Start at {@link
 * io.dpl.ray.transport.RayTransport}.
 */
@NullMarked
package io.dpl.ray.transport;

import org.jspecify.annotations.NullMarked;
