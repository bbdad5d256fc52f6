/**
 * {@code dpl repl}: the prompt. In come statements and commands that a person types or a pipe
 * brings, out go results and diagnostics; start at {@link io.dpl.cli.repl.Prompt}. Below it: {@code
 * session} remembers, {@code input} reads, {@code completion} suggests, {@code run} carries out,
 * {@code view} shows, {@code command} holds what starts with a backslash. Only here is JLine seen.
 */
@NullMarked
package io.dpl.cli.repl;

import org.jspecify.annotations.NullMarked;
