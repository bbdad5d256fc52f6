/** What a run tells those who watch it. Start at {@link io.dpl.engine.event.RunListener}. */
@NullMarked
package io.dpl.engine.event;

import org.jspecify.annotations.NullMarked;
