/**
 * Row sets that a Java program gives: a list of records or an ArrowReader under a name comes in, a
 * connector that FROM finds goes out. Start at {@link io.dpl.table.JavaTables}. A new kind is a
 * class that implements {@link io.dpl.table.JavaTable}.
 */
@NullMarked
package io.dpl.table;

import org.jspecify.annotations.NullMarked;
