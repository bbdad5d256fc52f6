/**
 * Runs of plans on the workers of a cluster, above a {@link io.dpl.engine.cluster.Transport} that
 * carries encoded calls. A plan enters, signals for the scheduler and rows of results leave.
 *
 * <p>Start at {@link io.dpl.engine.cluster.ClusterSession}, one plan on the workers; {@code
 * WorkerPool} watches them, {@code Book} knows whose rows are where, {@code Shipping} brings them
 * to where tasks run, {@code ResultFetch} brings results here.
 *
 * <p>A new kind of cluster is a new transport: it extends the test {@code TransportContract}.
 * {@link io.dpl.engine.cluster.LocalTransport} is one inside this process, for tests.
 */
@NullMarked
package io.dpl.engine.cluster;

import org.jspecify.annotations.NullMarked;
