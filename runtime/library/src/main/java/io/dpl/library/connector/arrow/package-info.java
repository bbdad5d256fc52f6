/**
 * Arrow IPC files and streams. A split goes in, Arrow batches come out, cut to the rows and bytes
 * asked for. Start at {@link io.dpl.library.connector.arrow.ArrowConnector}; a type that other
 * writers use and DPL has in another layout gets a line in {@link
 * io.dpl.library.connector.arrow.ValueCopy}.
 */
@NullMarked
package io.dpl.library.connector.arrow;

import org.jspecify.annotations.NullMarked;
