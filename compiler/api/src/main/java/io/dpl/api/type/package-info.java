/** The one type system. Start at {@link io.dpl.api.type.DplType}. */
@NullMarked
package io.dpl.api.type;

import org.jspecify.annotations.NullMarked;
