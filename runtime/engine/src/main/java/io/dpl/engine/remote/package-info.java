/**
 * Runs of another process as if they were here. One connection carries plans one way, and events,
 * Arrow batches, manifests and coded errors the other way, in frames of one versioned protocol.
 *
 * <p>{@link io.dpl.engine.remote.RemoteRunner} is the side that asks, {@link
 * io.dpl.engine.remote.RunServer} the side that works; both know nothing of what lies below: the
 * server has any {@link io.dpl.engine.Runner}. A new message is a {@link
 * io.dpl.engine.remote.Kind}, its record in {@link io.dpl.engine.remote.Messages}, a case on each
 * side.
 */
@NullMarked
package io.dpl.engine.remote;

import org.jspecify.annotations.NullMarked;
