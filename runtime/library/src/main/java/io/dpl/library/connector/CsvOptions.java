package io.dpl.library.connector;

import io.dpl.api.connector.Connector.OptionDoc;
import io.dpl.api.connector.Split;
import io.dpl.api.type.Schema;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** The options of READ CSV as arguments of read_csv. */
record CsvOptions(Options options) {

  private static final List<String> ENCODINGS = List.of("utf-8", "latin-1", "utf-16");

  static final List<OptionDoc> LIST =
      SourceFiles.with(
          both("header", "BOOLEAN", "TRUE", "Whether the first line has the names."),
          both("delim", "STRING", "found; ',' for WRITE", "What stands between values."),
          both("quote", "STRING", "'\"'", "What stands around values with delimiters in them."),
          both("escape", "STRING", "'\"'", "What stands before a quote inside quotes."),
          both("nullstr", "STRING", "''", "The text that means NULL."),
          both("dateformat", "STRING", "ISO 8601", "Form of dates, as STRPTIME reads them."),
          both("timestampformat", "STRING", "ISO 8601", "Form of timestamps, as STRPTIME."),
          read("encoding", "STRING", "'utf-8'", "'utf-8', 'latin-1' or 'utf-16'."),
          read("skip", "BIGINT", "0", "Lines to leave out before the header."),
          read("comment", "STRING", "''", "Lines that start with this sign are left out."),
          read("decimal_separator", "STRING", "'.'", "'.' or ',' in numbers."),
          read("union_by_name", "BOOLEAN", "FALSE", "A column may be missing in some files."),
          FolderKeys.DOC,
          read("null_padding", "BOOLEAN", "FALSE", "Short lines are filled with NULLs."),
          read(
              "shape",
              "STRING",
              "'columns'",
              "'fields': each line as a list, whatever its length."),
          read("max_line_size", "BIGINT", "2097152", "Longest line, in bytes."),
          new OptionDoc("compression", "STRING", "'none'", "'none', 'gzip', 'zstd'.", false, true));

  static OptionDoc both(String name, String type, String otherwise, String summary) {
    return new OptionDoc(name, type, otherwise, summary, true, true);
  }

  static OptionDoc read(String name, String type, String otherwise, String summary) {
    return new OptionDoc(name, type, otherwise, summary, true, false);
  }

  boolean header() {
    return options.flag("header", true);
  }

  boolean union() {
    return options.flag("union_by_name", false);
  }

  String delimiter() {
    return options.text("delim").orElse("");
  }

  char quote() {
    String quote = options.text("quote").orElse("\"");
    return quote.isEmpty() ? '\0' : quote.charAt(0);
  }

  /** Whether lines come as lists of their values. */
  boolean fields() {
    return options.word("shape", "columns", List.of("columns", "fields")).equals("fields");
  }

  /** Start of lines that are left out; empty for none. */
  String comment() {
    return options.text("comment").orElse("");
  }

  long skip() {
    return options.number("skip", 0, Integer.MAX_VALUE).orElse(0L);
  }

  Charset charset() {
    return switch (options.word("encoding", "utf-8", ENCODINGS)) {
      case "latin-1" -> StandardCharsets.ISO_8859_1;
      case "utf-16" -> StandardCharsets.UTF_16;
      default -> StandardCharsets.UTF_8;
    };
  }

  /** Reads every option once, so that a wrong value is found when compiling. */
  void check() {
    arguments();
    options.word("decimal_separator", ".", List.of(".", ","));
  }

  /** read_csv that guesses types, names and delimiter being known; bad lines wait for the run. */
  String guess(List<Split.Part> parts, String delimiter) {
    return "read_csv("
        + SqlText.paths(parts)
        + ", header="
        + header()
        + common(delimiter)
        + ", hive_partitioning=false, ignore_errors=true, union_by_name="
        + union()
        + ")";
  }

  /**
   * read_csv with its columns in the order of the file.
   *
   * @param keys the argument for columns that stand in paths
   */
  String table(List<Split.Part> parts, Schema columns, String delimiter, String keys) {
    return "read_csv("
        + SqlText.paths(parts)
        + ", auto_detect=false, header="
        + header()
        + ", columns="
        + SqlText.columns(columns)
        + common(delimiter)
        + ", "
        + keys
        + ")";
  }

  private String common(String delimiter) {
    StringBuilder sql = new StringBuilder(", delim=").append(SqlText.literal(delimiter));
    sql.append(", quote=").append(SqlText.literal(options.text("quote").orElse("\"")));
    sql.append(", escape=").append(SqlText.literal(options.text("escape").orElse("\"")));
    arguments().forEach(argument -> sql.append(", ").append(argument));
    return sql.append(", filename='_path'").toString();
  }

  private List<String> arguments() {
    return Stream.of(
            options
                .text("encoding")
                .map(
                    text -> "encoding=" + SqlText.literal(options.word("encoding", "", ENCODINGS))),
            text("nullstr"),
            text("comment"),
            text("dateformat"),
            text("timestampformat"),
            text("decimal_separator"),
            options.number("skip", 0, Integer.MAX_VALUE).map(n -> "skip=" + n),
            options.number("max_line_size", 1, 1L << 30).map(n -> "max_line_size=" + n),
            options.flag("null_padding").map(flag -> "null_padding=" + flag))
        .flatMap(java.util.Optional::stream)
        .toList();
  }

  private java.util.Optional<String> text(String name) {
    return options.text(name).map(text -> name + "=" + SqlText.literal(text));
  }
}
