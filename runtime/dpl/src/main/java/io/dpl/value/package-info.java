/**
 * Values of Arrow columns as Java objects and back. A type and what the caller wants of it go in, a
 * {@link io.dpl.value.Decoder} comes out; it is made once a plan and used for each batch. Start at
 * {@link io.dpl.value.Natural}, which says which class a type has; {@link io.dpl.value.Wanted}
 * reads into the class that a record component names, {@link io.dpl.value.Encoder} writes.
 */
@NullMarked
package io.dpl.value;

import org.jspecify.annotations.NullMarked;
