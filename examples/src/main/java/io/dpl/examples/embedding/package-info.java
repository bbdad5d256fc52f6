/**
 * Java programs that use DPL: the Java pages of docs/how-to show their methods, and the tests run
 * them. Start at {@link io.dpl.examples.embedding.People}.
 */
@NullMarked
package io.dpl.examples.embedding;

import org.jspecify.annotations.NullMarked;
