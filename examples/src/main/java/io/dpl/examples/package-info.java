/**
 * Java programs that use DPL, and what makes the data for the scripts beside them. Uses public
 * packages only; the tests run everything here.
 */
@NullMarked
package io.dpl.examples;

import org.jspecify.annotations.NullMarked;
