/**
 * Makes Arrow batches of the rows of Parquet files.
 *
 * <p>Enters: a split. Leaves: batches bounded in rows and bytes. Start at {@link
 * io.dpl.library.parquet.scan.ParquetArrowScan}, then {@link
 * io.dpl.library.parquet.scan.ParquetPages}; {@link io.dpl.library.parquet.scan.ColumnBuilder}
 * gathers one column, {@link io.dpl.library.parquet.scan.LeafBuilder} its leaves, {@link
 * io.dpl.library.parquet.scan.VectorAssembly} puts lists and structs together from levels.
 *
 * <p>To add a type: a case in {@link io.dpl.library.parquet.scan.FixedFormat} or a leaf builder,
 * and a file in the tests.
 */
@NullMarked
package io.dpl.library.parquet.scan;

import org.jspecify.annotations.NullMarked;
