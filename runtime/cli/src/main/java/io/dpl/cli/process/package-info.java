/**
 * This process: how it ends, where it was installed, what it logs. Needs nothing else of the
 * command line.
 */
@NullMarked
package io.dpl.cli.process;

import org.jspecify.annotations.NullMarked;
