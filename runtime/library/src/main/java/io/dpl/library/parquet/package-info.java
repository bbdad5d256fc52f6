/**
 * Parquet without Hadoop: what a file says of itself, and how files are cut into splits.
 *
 * <p>Enters: a {@link io.dpl.api.connector.RangeSource}. Leaves: {@link
 * io.dpl.library.parquet.ParquetFooter} (schema, row groups, statistics) and splits. Start at
 * {@link io.dpl.library.parquet.ParquetFooter}; {@link io.dpl.library.parquet.ParquetFiles} is many
 * of them, {@link io.dpl.library.parquet.RowGroups} cuts them, {@link
 * io.dpl.library.parquet.KnownFooters} saves reading them twice. Values are read by package {@code
 * page}, Arrow batches are made of them by package {@code scan}.
 *
 * <p>To add a logical type: a case in {@link io.dpl.library.parquet.LogicalTypes}, one in the
 * column builders of package {@code scan}, a file in the tests.
 */
@NullMarked
package io.dpl.library.parquet;

import org.jspecify.annotations.NullMarked;
