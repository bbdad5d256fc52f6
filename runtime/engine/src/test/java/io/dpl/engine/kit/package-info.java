/** A small library, hand-made plans and readers of results for the tests of the engine. */
@NullMarked
package io.dpl.engine.kit;

import org.jspecify.annotations.NullMarked;
