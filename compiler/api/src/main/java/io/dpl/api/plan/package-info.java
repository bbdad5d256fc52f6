/**
 * The plan between compiler and engine, as records. Start at {@link io.dpl.api.plan.StageGraph}.
 */
@NullMarked
package io.dpl.api.plan;

import org.jspecify.annotations.NullMarked;
