/**
 * Runs the golden corpus: one Markdown file a case under {@code examples/golden}, with what each
 * form of the script must be.
 *
 * <p>To add one: a file with a title, a sentence and a SOURCE section, the headings of the sections
 * it is about, then {@code -Dgolden.rewrite=true} fills them; read what came out before you commit
 * it.
 */
@NullMarked
package io.dpl.examples.golden;

import org.jspecify.annotations.NullMarked;
