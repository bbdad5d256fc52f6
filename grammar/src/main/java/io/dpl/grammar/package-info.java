/**
 * Text to tree and back: the syntax tree, its parser with friendly errors, and the formatter. ANTLR
 * lives here and nowhere else.
 */
@NullMarked
package io.dpl.grammar;

import org.jspecify.annotations.NullMarked;
