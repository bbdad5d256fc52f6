package io.dpl.library.connector;

import io.dpl.api.connector.Connector;
import io.dpl.api.connector.Probe;
import io.dpl.api.connector.ReadRequest;
import io.dpl.api.connector.ScanForm;
import io.dpl.api.connector.SourceDescription;
import io.dpl.api.connector.Split;
import io.dpl.api.connector.SplitTarget;
import io.dpl.api.connector.Storage.FileInfo;
import io.dpl.api.connector.WriteForm;
import io.dpl.api.function.FunctionDoc;
import io.dpl.api.type.Schema;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Parquet files: light columns are read by DuckDB, heavy ones streamed by page in Java. */
public final class ParquetConnector implements Connector {

  private static final List<OptionDoc> OPTIONS =
      SourceFiles.with(
          CsvOptions.read("union_by_name", "BOOLEAN", "FALSE", "A column may be missing in some."),
          new OptionDoc(
              "compression", "STRING", "'zstd'", "'zstd', 'snappy', 'gzip', 'none'.", false, true),
          new OptionDoc("compression_level", "BIGINT", "3", "Level of zstd, 1 to 22.", false, true),
          new OptionDoc(
              "row_group_rows",
              "BIGINT",
              "64 MiB of rows, at most 122880",
              "Rows a row group.",
              false,
              true));

  @Override
  public String name() {
    return "PARQUET";
  }

  @Override
  public FunctionDoc doc() {
    return new FunctionDoc(
        "Formats",
        "Parquet files.",
        "The columns of all files must be the same unless `union_by_name` says otherwise. A vector"
            + " that DPL has written comes back with its dimension.",
        "READ PARQUET 'meta/*.parquet'",
        "");
  }

  @Override
  public List<OptionDoc> options() {
    return OPTIONS;
  }

  @Override
  public SourceDescription describe(ReadRequest request, Probe probe) {
    Options options = Options.read(request, OPTIONS);
    List<FileInfo> files = SourceFiles.of(request, options, probe.storage());
    Schema schema = request.schema();
    if (schema == null) {
      if (files.isEmpty()) {
        throw SourceFiles.schemaNeeded(request);
      }
      List<Split.Part> parts = files.stream().map(f -> Split.Part.whole(f.path())).toList();
      schema = Described.of(request, probe, ParquetSelect.table(parts, options, false));
    }
    long bytes = files.stream().mapToLong(FileInfo::sizeBytes).sum();
    return new SourceDescription(
        schema, Virtual.PATH_AND_ROW, files, bytes / 100, false, bytes, Map.of());
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
    return new ParquetSelect(Options.read(request, OPTIONS));
  }

  @Override
  public Optional<WriteForm> write() {
    return Optional.of(new ParquetWriteForm(OPTIONS));
  }
}
