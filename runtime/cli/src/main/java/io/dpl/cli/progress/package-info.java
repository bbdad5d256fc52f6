/**
 * What a run shows while it goes on. In comes the state of the run, as often as it changes; out go
 * a line that is drawn again on a terminal, or a line now and then elsewhere. And how Ctrl-C
 * reaches the run.
 */
@NullMarked
package io.dpl.cli.progress;

import org.jspecify.annotations.NullMarked;
