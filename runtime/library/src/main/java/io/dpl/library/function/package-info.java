/**
 * Functions as data: signatures, SQL, documentation and a tested example in one place. Start at
 * {@link io.dpl.library.function.TextFunctions}. To add one, write a definition into the list of
 * its group; a new group gets a line in {@link io.dpl.library.Library}. The tests run every
 * example.
 */
@NullMarked
package io.dpl.library.function;

import org.jspecify.annotations.NullMarked;
