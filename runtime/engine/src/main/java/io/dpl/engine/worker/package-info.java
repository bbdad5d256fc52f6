/**
 * What runs in a worker of a cluster: encoded calls enter, tasks run as in process, encoded answers
 * and packs leave. Start at {@link io.dpl.engine.worker.NodeWorker}; a new kind of call is a case
 * there.
 */
@NullMarked
package io.dpl.engine.worker;

import org.jspecify.annotations.NullMarked;
