/**
 * Functions written in Java over Arrow columns: they read files, or do what SQL does badly. Columns
 * of arguments go in, one column comes out, cut where it holds enough bytes. Start at {@link
 * io.dpl.library.function.heavy.HeavyFunctions}. To add one: a definition with an operator, a line
 * in that list, a test on real values.
 */
@NullMarked
package io.dpl.library.function.heavy;

import org.jspecify.annotations.NullMarked;
