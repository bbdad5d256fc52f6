/**
 * What all modules share: diagnostics, types, what functions, models and connectors declare, and
 * the plan that the compiler makes and the engine runs. Knows Arrow, and nothing else.
 */
@NullMarked
package io.dpl.api;

import org.jspecify.annotations.NullMarked;
