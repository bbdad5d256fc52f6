/** What a model provider declares and does. Start at {@link io.dpl.api.model.ModelProvider}. */
@NullMarked
package io.dpl.api.model;

import org.jspecify.annotations.NullMarked;
