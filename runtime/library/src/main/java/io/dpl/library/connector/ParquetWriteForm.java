package io.dpl.library.connector;

import io.dpl.api.connector.Connector.OptionDoc;
import io.dpl.api.connector.WriteForm;
import io.dpl.api.type.Field;
import io.dpl.api.type.Schema;
import java.util.List;
import java.util.Map;

/**
 * Parquet with zstd. Row groups hold at most 64 MiB, so that a reader needs no more; the schema's
 * text stands in the file's metadata, because Parquet has no vectors.
 */
record ParquetWriteForm(List<OptionDoc> known) implements WriteForm.SqlCopy {

  private static final long ROW_GROUP_BYTES = 64L << 20;
  private static final long MOST_ROWS = 122_880;

  @Override
  public String extension() {
    return ".parquet";
  }

  @Override
  public String copyOptions(Schema schema, Map<String, Object> values, long bytesPerRow) {
    Options options = Options.write("PARQUET", values, known);
    String compression =
        options.word("compression", "zstd", List.of("zstd", "snappy", "gzip", "none"));
    long rows =
        options
            .number("row_group_rows", 1, 1L << 30)
            .orElse(Math.max(1, Math.min(MOST_ROWS, ROW_GROUP_BYTES / Math.max(1, bytesPerRow))));
    return "FORMAT parquet, COMPRESSION "
        + (compression.equals("none") ? "uncompressed" : compression)
        + options
            .number("compression_level", 1, 22)
            .map(level -> ", COMPRESSION_LEVEL " + level)
            .orElse("")
        + ", ROW_GROUP_SIZE "
        + rows
        + ", KV_METADATA {'dpl.schema': "
        + SqlText.literal(text(schema))
        + "}";
  }

  private static String text(Schema schema) {
    return new Schema(schema.fields().stream().map(f -> Field.of(f.name(), f.type())).toList())
        .toString();
  }
}
