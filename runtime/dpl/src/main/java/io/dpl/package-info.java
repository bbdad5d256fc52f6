/**
 * The embedding API: open a DPL, give it a script, take rows, Arrow batches or written files. What
 * a Java program depends on; every other way in stands on it.
 */
@NullMarked
package io.dpl;

import org.jspecify.annotations.NullMarked;
