/**
 * Formats that READ and WRITE know. A {@link io.dpl.api.connector.ReadRequest} goes in; files,
 * schema and splits come out, then SQL of DuckDB or Arrow batches. Start at {@link
 * io.dpl.library.connector.CsvConnector}. To add one: a connector, a line in {@link
 * io.dpl.library.Library}, a test on real files.
 */
@NullMarked
package io.dpl.library.connector;

import org.jspecify.annotations.NullMarked;
