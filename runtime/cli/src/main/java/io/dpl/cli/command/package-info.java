/**
 * The commands: each describes its arguments, makes a request of {@link io.dpl.cli.request} of them
 * and names the action that carries it out. Start at {@link io.dpl.cli.command.DplCommand}. To add
 * a command, write its class beside these, its request, its action, and name it in {@code
 * DplCommand}.
 */
@NullMarked
package io.dpl.cli.command;

import org.jspecify.annotations.NullMarked;
