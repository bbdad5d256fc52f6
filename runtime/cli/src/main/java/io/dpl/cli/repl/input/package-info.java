/**
 * How inputs come in: typed by a person into JLine's line editor, with colours, completion and a
 * history without secrets, or read from a pipe. Out go whole inputs; {@code Completeness} says what
 * is one. Start at {@link io.dpl.cli.repl.input.Lines}.
 */
@NullMarked
package io.dpl.cli.repl.input;

import org.jspecify.annotations.NullMarked;
