/**
 * Reads the values of one column chunk, page by page and, where a page is large, value by value
 * inside it: writers make pages of hundreds of megabytes.
 *
 * <p>Enters: a file and where its chunk stands. Leaves: levels and values, through {@link
 * io.dpl.library.parquet.page.LeafCursor}, where to start. Below it {@link
 * io.dpl.library.parquet.page.ChunkPages} walks the headers, {@link
 * io.dpl.library.parquet.page.PageOpener} opens a page, {@link io.dpl.library.parquet.page.Values}
 * are its values.
 *
 * <p>To add a codec: a case in {@link io.dpl.library.parquet.page.Codec}. To add an encoding: an
 * implementation of {@link io.dpl.library.parquet.page.Values}, a case in {@link
 * io.dpl.library.parquet.page.PageOpener}, a file in the tests.
 */
@NullMarked
package io.dpl.library.parquet.page;

import org.jspecify.annotations.NullMarked;
