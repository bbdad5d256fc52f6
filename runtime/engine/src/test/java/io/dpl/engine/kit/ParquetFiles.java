package io.dpl.engine.kit;

import io.dpl.api.connector.Connector;
import io.dpl.api.connector.Probe;
import io.dpl.api.connector.ReadRequest;
import io.dpl.api.connector.ScanForm;
import io.dpl.api.connector.SourceDescription;
import io.dpl.api.connector.Split;
import io.dpl.api.connector.SplitTarget;
import io.dpl.api.connector.SqlScan;
import io.dpl.api.connector.Storage;
import io.dpl.api.connector.WriteForm;
import io.dpl.api.function.FunctionDoc;
import io.dpl.api.type.Schema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Files that DuckDB reads and writes: Parquet or CSV. */
public final class ParquetFiles implements Connector {

  private final String name;
  private final String table;
  private final String copy;

  private ParquetFiles(String name, String table, String copy) {
    this.name = name;
    this.table = table;
    this.copy = copy;
  }

  public static ParquetFiles parquet() {
    return new ParquetFiles(
        "PARQUET",
        "read_parquet(%s, filename = '_path', file_row_number = true)",
        "FORMAT parquet, ROW_GROUP_SIZE 2048");
  }

  public static ParquetFiles csv() {
    return new ParquetFiles(
        "CSV", "read_csv(%s, columns = {'a': 'INTEGER'})", "FORMAT csv, HEADER");
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public FunctionDoc doc() {
    return new FunctionDoc("Formats", "For tests.", "", "", "");
  }

  @Override
  public List<OptionDoc> options() {
    return List.of();
  }

  @Override
  public SourceDescription describe(ReadRequest request, Probe probe) {
    List<Storage.FileInfo> files = new ArrayList<>();
    try {
      for (String location : request.locations()) {
        files.addAll(probe.storage().list(location, false));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Schema schema =
        probe.describe(
            "read_parquet(" + paths(files.stream().map(Storage.FileInfo::path).toList()) + ")");
    return new SourceDescription(schema, new Schema(List.of()), files, 0, false, 0, Map.of());
  }

  @Override
  public List<Split> split(
      ReadRequest request,
      SourceDescription source,
      List<String> columns,
      SplitTarget target,
      Probe probe) {
    List<Split> splits = new ArrayList<>();
    for (int i = 0; i < target.splits(); i++) {
      List<Split.Part> parts = new ArrayList<>();
      for (int f = i; f < source.files().size(); f += target.splits()) {
        parts.add(Split.Part.whole(source.files().get(f).path()));
      }
      if (!parts.isEmpty()) {
        splits.add(new Split(parts, 0, 0));
      }
    }
    return splits;
  }

  @Override
  public ScanForm scan(ReadRequest request, SourceDescription source, List<String> columns) {
    return (SqlScan)
        (asked, schema, names, split) ->
            "SELECT "
                + names.stream()
                    .map(n -> n.equals("_row") ? "file_row_number AS _row" : n)
                    .collect(Collectors.joining(", "))
                + " FROM "
                + String.format(
                    table, paths(split.parts().stream().map(Split.Part::path).toList()));
  }

  private static String paths(List<String> files) {
    return files.stream().map(f -> "'" + f + "'").collect(Collectors.joining(", ", "[", "]"));
  }

  @Override
  public Optional<WriteForm> write() {
    return Optional.of(
        new WriteForm.SqlCopy() {
          @Override
          public String extension() {
            return "." + name.toLowerCase(java.util.Locale.ROOT);
          }

          @Override
          public String copyOptions(Schema schema, Map<String, Object> options, long bytesPerRow) {
            return copy;
          }
        });
  }
}
