/**
 * Commands of the prompt, which start with a backslash: in comes a line, out goes a change of the
 * session or something on the screen. To add one, implement {@code PromptCommand} and add it to
 * {@link io.dpl.cli.repl.command.Commands}, which also makes the help.
 */
@NullMarked
package io.dpl.cli.repl.command;

import org.jspecify.annotations.NullMarked;
