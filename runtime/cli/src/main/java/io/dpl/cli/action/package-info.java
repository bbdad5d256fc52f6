/**
 * What the commands do. In comes a request record and a {@link io.dpl.cli.action.Context}, out goes
 * an exit code. {@link io.dpl.cli.action.Actions} names them all; a {@link
 * io.dpl.api.diagnostic.DplException} that leaves an action is shown by the command line.
 */
@NullMarked
package io.dpl.cli.action;

import org.jspecify.annotations.NullMarked;
