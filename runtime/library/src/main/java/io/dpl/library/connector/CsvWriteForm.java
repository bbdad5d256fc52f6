package io.dpl.library.connector;

import io.dpl.api.connector.WriteForm;
import io.dpl.api.type.Schema;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** CSV with a header, comma and double quotes. */
final class CsvWriteForm implements WriteForm.SqlCopy {

  @Override
  public String extension() {
    return ".csv";
  }

  @Override
  public String copyOptions(Schema schema, Map<String, Object> values, long bytesPerRow) {
    Options options = Options.write("CSV", values, CsvOptions.LIST);
    String compression = options.word("compression", "none", List.of("none", "gzip", "zstd"));
    return "FORMAT csv, HEADER "
        + options.flag("header", true)
        + (compression.equals("none") ? "" : ", COMPRESSION " + compression)
        + Stream.of("delim", "quote", "escape", "nullstr", "dateformat", "timestampformat")
            .flatMap(name -> options.text(name).map(text -> argument(name, text)).stream())
            .collect(Collectors.joining());
  }

  private static String argument(String name, String text) {
    return ", " + name.toUpperCase(java.util.Locale.ROOT) + " " + SqlText.literal(text);
  }
}
