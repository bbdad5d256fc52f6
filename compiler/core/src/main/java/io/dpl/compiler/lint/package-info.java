/**
 * Lint: what is not wrong, but slow, useless or surprising. Always a warning with a 9xxx code,
 * where it can be with a quick fix.
 *
 * <p>In: a script's tree, its plans and what planning chose. Out: warnings. Start at {@link
 * io.dpl.compiler.lint.Lints}. What only planning knows (a batch against the rows of a task) is
 * reported where it is chosen, in {@code stage}. To add one: an entry of {@link
 * io.dpl.api.diagnostic.LintCode}, a class here with a line in {@code Lints}, a golden case.
 */
@NullMarked
package io.dpl.compiler.lint;

import org.jspecify.annotations.NullMarked;
