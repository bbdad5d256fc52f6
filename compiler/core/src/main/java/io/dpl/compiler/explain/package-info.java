/**
 * Plans as text, JSON and Mermaid, the same at every run: no times, no paths that the script does
 * not name.
 *
 * <p>Start at {@link io.dpl.compiler.explain.Explain}.
 */
@NullMarked
package io.dpl.compiler.explain;

import org.jspecify.annotations.NullMarked;
