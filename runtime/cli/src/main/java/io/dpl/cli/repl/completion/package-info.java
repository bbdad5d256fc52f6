/**
 * What may stand at the cursor. In come a text and a place in it, out go {@link
 * io.dpl.cli.repl.completion.Candidate candidates}: operators, columns at this point of the
 * pipeline, functions with signatures, models, options, files. Start at {@link
 * io.dpl.cli.repl.completion.Completion}; {@code Cursor} finds out what kind of place it is. Needs
 * no terminal.
 */
@NullMarked
package io.dpl.cli.repl.completion;

import org.jspecify.annotations.NullMarked;
