/**
 * The command line: arguments in, results to standard output, everything else to standard error.
 * The only module that touches the standard streams.
 */
@NullMarked
package io.dpl.cli;

import org.jspecify.annotations.NullMarked;
