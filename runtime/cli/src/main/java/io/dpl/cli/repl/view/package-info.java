/**
 * What a prompt shows: results, long ones page by page, notes and diagnostics. Start at {@link
 * io.dpl.cli.repl.view.Screen}.
 */
@NullMarked
package io.dpl.cli.repl.view;

import org.jspecify.annotations.NullMarked;
