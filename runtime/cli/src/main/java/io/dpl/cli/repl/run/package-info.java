/**
 * What a prompt does with an input: compiles it behind the session, runs it, shows what comes of
 * it. In come inputs, out go results, notes and diagnostics on the screen; nothing that a user
 * types throws. Start at {@link io.dpl.cli.repl.run.Runs}.
 */
@NullMarked
package io.dpl.cli.repl.run;

import org.jspecify.annotations.NullMarked;
