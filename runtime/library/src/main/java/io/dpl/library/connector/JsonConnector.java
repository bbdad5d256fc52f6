package io.dpl.library.connector;

import io.dpl.api.connector.Connector;
import io.dpl.api.connector.Probe;
import io.dpl.api.connector.ReadRequest;
import io.dpl.api.connector.ScanForm;
import io.dpl.api.connector.SourceDescription;
import io.dpl.api.connector.Split;
import io.dpl.api.connector.SplitTarget;
import io.dpl.api.connector.SqlScan;
import io.dpl.api.connector.Storage.FileInfo;
import io.dpl.api.connector.WriteForm;
import io.dpl.api.diagnostic.Diagnostic;
import io.dpl.api.diagnostic.DplException;
import io.dpl.api.diagnostic.TypeCode;
import io.dpl.api.function.FunctionDoc;
import io.dpl.api.type.Schema;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** JSON files: an object a line, or one array of objects; read and written by DuckDB. */
public final class JsonConnector implements Connector {

  private static final List<String> FORMS = List.of("auto", "lines", "array");

  private static final List<OptionDoc> OPTIONS =
      SourceFiles.with(
          CsvOptions.both(
              "form", "STRING", "found; 'lines' for WRITE", "'lines' or 'array' (one array)."),
          FolderKeys.DOC,
          CsvOptions.read("max_object_size", "BIGINT", "16777216", "Longest object, in bytes."),
          CsvOptions.read("dateformat", "STRING", "ISO 8601", "Form of dates."),
          CsvOptions.read("timestampformat", "STRING", "ISO 8601", "Form of timestamps."),
          new OptionDoc("compression", "STRING", "'none'", "'none', 'gzip', 'zstd'.", false, true));

  @Override
  public String name() {
    return "JSON";
  }

  @Override
  public FunctionDoc doc() {
    return new FunctionDoc(
        "Formats",
        "Texts with one JSON object a line, or one array of objects.",
        "Columns are found by name; one that an object lacks is NULL. Without SCHEMA names and types"
            + " come from the first objects. Values of several types are kept as their JSON text."
            + " Folders named `key=value` below the location are columns, too.",
        "READ JSON 'web/*.jsonl' SCHEMA (id BIGINT, text STRING)",
        "");
  }

  @Override
  public List<OptionDoc> options() {
    return OPTIONS;
  }

  @Override
  public SourceDescription describe(ReadRequest request, Probe probe) {
    Options options = Options.read(request, OPTIONS);
    List<FileInfo> files = SourceFiles.texts(request, options, probe.storage());
    Schema schema = request.schema();
    List<Split.Part> parts = files.stream().map(file -> Split.Part.whole(file.path())).toList();
    String table = table(options, parts, schema, "hive_partitioning=false");
    if (schema == null) {
      if (files.isEmpty()) {
        throw SourceFiles.schemaNeeded(request);
      }
      schema = FolderKeys.of(request, files).added(Described.of(request, probe, table), files);
    }
    long bytes = files.stream().mapToLong(FileInfo::sizeBytes).sum();
    long rows = files.isEmpty() ? 0 : rows(request, files.get(0), bytes, probe);
    return new SourceDescription(
        schema, Virtual.PATH_AND_ROW, files, rows, files.isEmpty(), bytes, Map.of());
  }

  private static long rows(ReadRequest request, FileInfo first, long bytes, Probe probe) {
    try {
      return TextHead.of(first.path(), StandardCharsets.UTF_8, probe.storage()).rows(bytes);
    } catch (IOException e) {
      throw new DplException(
          List.of(
              Diagnostic.error(
                  TypeCode.UNREADABLE_HEADER,
                  request.span(),
                  "'" + first.path() + "' cannot be read: " + e.getMessage())),
          e);
    }
  }

  @Override
  public List<Split> split(
      ReadRequest request,
      SourceDescription source,
      List<String> columns,
      SplitTarget target,
      Probe probe) {
    return WholeFiles.byBytes(source, target);
  }

  @Override
  public ScanForm scan(ReadRequest request, SourceDescription source, List<String> columns) {
    Options options = Options.read(request, OPTIONS);
    return (SqlScan)
        (from, schema, names, split) -> {
          FolderKeys keys = FolderKeys.of(from, split);
          Schema stored = keys.stored(schema);
          String argument = keys.argument(schema, names);
          return TextScan.select(
              schema, names, split, parts -> table(options, parts, stored, argument));
        };
  }

  private static String table(
      Options options,
      List<Split.Part> parts,
      @org.jspecify.annotations.Nullable Schema schema,
      String keys) {
    String form =
        switch (options.word("form", "auto", FORMS)) {
          case "lines" -> "newline_delimited";
          case "array" -> "array";
          default -> "auto";
        };
    return "read_json("
        + SqlText.paths(parts)
        + (schema == null ? "" : ", columns=" + SqlText.columns(Virtual.without(schema)))
        + ", format='"
        + form
        + "'"
        + options
            .number("max_object_size", 1, 1L << 31)
            .map(n -> ", maximum_object_size=" + n)
            .orElse("")
        + options.text("dateformat").map(t -> ", dateformat=" + SqlText.literal(t)).orElse("")
        + options
            .text("timestampformat")
            .map(t -> ", timestampformat=" + SqlText.literal(t))
            .orElse("")
        + ", filename='_path', "
        + keys
        + ")";
  }

  @Override
  public Optional<WriteForm> write() {
    return Optional.of(
        new WriteForm.SqlCopy() {
          @Override
          public String extension() {
            return ".json";
          }

          @Override
          public String copyOptions(Schema schema, Map<String, Object> values, long bytesPerRow) {
            Options options = Options.write("JSON", values, OPTIONS);
            String compression =
                options.word("compression", "none", List.of("none", "gzip", "zstd"));
            return "FORMAT json, ARRAY "
                + options.word("form", "lines", List.of("lines", "array")).equals("array")
                + (compression.equals("none") ? "" : ", COMPRESSION " + compression);
          }
        });
  }
}
