/**
 * What the user asked for, once the arguments are understood: one record a command. The commands in
 * {@link io.dpl.cli.command} make them, the actions in {@link io.dpl.cli.action} carry them out, so
 * that neither knows the other.
 */
@NullMarked
package io.dpl.cli.request;

import org.jspecify.annotations.NullMarked;
