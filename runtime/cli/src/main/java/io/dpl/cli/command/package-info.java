/**
 * The arguments of each command, understood by picocli: a class a command holds its options with
 * their help, checks them and makes a request of {@link io.dpl.cli.request}. Start at {@link
 * io.dpl.cli.command.DplCommand}. To add a command, write its class beside these, its request, its
 * action, and name it in {@code DplCommand}.
 */
@NullMarked
package io.dpl.cli.command;

import org.jspecify.annotations.NullMarked;
