/**
 * Functions that are a lambda of a Java program. Start at {@link io.dpl.function.RowFunction},
 * which becomes a definition by {@link io.dpl.function.JavaFunction}.
 */
@NullMarked
package io.dpl.function;

import org.jspecify.annotations.NullMarked;
