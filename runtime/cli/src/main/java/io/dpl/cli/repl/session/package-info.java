/**
 * What a prompt remembers between statements. In come the texts that were typed, out go pipelines
 * with the declarations that they reach before them; start at {@link
 * io.dpl.cli.repl.session.Session}. Needs no terminal.
 */
@NullMarked
package io.dpl.cli.repl.session;

import org.jspecify.annotations.NullMarked;
