/**
 * Texts cut into records, for READ CSV and CSV_ROWS alike. Start at {@link
 * io.dpl.library.text.CsvRecords}.
 */
@NullMarked
package io.dpl.library.text;

import org.jspecify.annotations.NullMarked;
