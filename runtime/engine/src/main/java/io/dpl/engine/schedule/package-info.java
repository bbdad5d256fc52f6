/**
 * Stages and tasks in the right order on a backend. A plan, a {@link
 * io.dpl.engine.backend.Backend.Session} and its signals enter; manifests and events leave. Start
 * at {@link io.dpl.engine.schedule.Scheduler}: it hears ({@code Signals}), makes good what was lost
 * ({@code Recovery}), makes visible what is settled ({@code Commits}) and starts what can start
 * ({@code Dispatch}). What is known stands in {@code RunState}; how far a stage is, in {@code
 * StageState}; whose rows are where, in {@code Shelf}.
 *
 * <p>A new rule about faults is a method of {@code Recovery} and a case of {@code FaultsTest},
 * which runs random plans on a simulated cluster.
 */
@NullMarked
package io.dpl.engine.schedule;

import org.jspecify.annotations.NullMarked;
