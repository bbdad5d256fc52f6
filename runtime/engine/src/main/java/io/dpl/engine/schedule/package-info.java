/**
 * Stages and tasks in the right order on a backend. Start at {@link
 * io.dpl.engine.schedule.Scheduler}.
 */
@NullMarked
package io.dpl.engine.schedule;

import org.jspecify.annotations.NullMarked;
