/**
 * How many bytes each part of the engine may use, and how many the process used. Start at {@link
 * io.dpl.engine.memory.Budget}.
 */
@NullMarked
package io.dpl.engine.memory;

import org.jspecify.annotations.NullMarked;
