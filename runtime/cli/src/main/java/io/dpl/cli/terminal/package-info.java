/**
 * The standard streams and what stands behind them. In comes what the launcher saw (which streams
 * are terminals, how wide); out goes a {@link io.dpl.cli.terminal.Console}, which everything else
 * in this module writes to.
 */
@NullMarked
package io.dpl.cli.terminal;

import org.jspecify.annotations.NullMarked;
