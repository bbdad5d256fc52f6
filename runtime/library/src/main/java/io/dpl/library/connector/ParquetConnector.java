package io.dpl.library.connector;

import io.dpl.api.connector.Connector;
import io.dpl.api.connector.Probe;
import io.dpl.api.connector.ReadRequest;
import io.dpl.api.connector.ScanForm;
import io.dpl.api.connector.SourceDescription;
import io.dpl.api.connector.SourceDescription.ColumnStatistics;
import io.dpl.api.connector.Split;
import io.dpl.api.connector.SplitTarget;
import io.dpl.api.connector.Storage.FileInfo;
import io.dpl.api.connector.WriteForm;
import io.dpl.api.diagnostic.DplException;
import io.dpl.api.function.FunctionDoc;
import io.dpl.api.type.DplType;
import io.dpl.api.type.Field;
import io.dpl.api.type.Schema;
import io.dpl.library.parquet.KnownFooters;
import io.dpl.library.parquet.ParquetFiles;
import io.dpl.library.parquet.RowGroups;
import io.dpl.library.parquet.scan.ParquetArrowScan;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Parquet files: light columns are read by DuckDB, heavy ones streamed by page in Java. */
public final class ParquetConnector implements Connector {

  /** Texts and lists above this are streamed too: DuckDB would hold a row group of them. */
  private static final int HEAVY_VALUE_BYTES = 4096;

  private static final List<OptionDoc> OPTIONS =
      SourceFiles.with(
          CsvOptions.read("union_by_name", "BOOLEAN", "FALSE", "A column may be missing in some."),
          FolderKeys.DOC,
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

  private final KnownFooters known = new KnownFooters();

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
            + " that DPL has written comes back with its dimension. Folders named `key=value` below"
            + " the location are columns, too, and filters on them leave files unread.",
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
    boolean union = options.flag("union_by_name", false);
    List<FileInfo> files = SourceFiles.of(request, options, probe.storage());
    if (files.isEmpty() && request.schema() == null) {
      throw SourceFiles.schemaNeeded(request);
    }
    try {
      ParquetFiles footers = ParquetFiles.read(files, probe.storage(), known);
      Schema found = FolderKeys.of(request, files).added(footers.schema(union), files);
      Schema schema = request.schema();
      if (schema == null) {
        schema = found;
      } else if (!files.isEmpty() && !union) {
        new ParquetSchemaClause(request, found).check();
      }
      return new SourceDescription(
          schema,
          Virtual.PATH_AND_ROW,
          files,
          footers.rows(),
          footers.exact(),
          footers.bytes(),
          footers.statistics(schema));
    } catch (DplException e) {
      throw Described.at(request.span(), e);
    }
  }

  @Override
  public List<Split> split(
      ReadRequest request,
      SourceDescription source,
      List<String> columns,
      SplitTarget target,
      Probe probe) {
    if (source.files().isEmpty()) {
      return List.of(new Split(List.of(), 0, 0));
    }
    try {
      ParquetFiles footers = ParquetFiles.read(source.files(), probe.storage(), known);
      return RowGroups.cut(footers, columns, target);
    } catch (DplException e) {
      throw Described.at(request.span(), e);
    }
  }

  @Override
  public ScanForm scan(ReadRequest request, SourceDescription source, List<String> columns) {
    List<Field> fields = Virtual.select(source.schema(), columns).fields();
    boolean heavy =
        fields.stream().anyMatch(field -> isHeavy(field.type()))
            || valueBytes(source, columns) > HEAVY_VALUE_BYTES;
    FolderKeys keys = FolderKeys.of(request, source.files());
    List<Field> stored = keys.stored(new Schema(fields)).fields();
    if (!heavy || !stored.stream().allMatch(field -> ParquetArrowScan.reads(field.type()))) {
      return new ParquetSelect(Options.read(request, OPTIONS));
    }
    ParquetArrowScan scan = new ParquetArrowScan();
    return stored.size() == fields.size() ? scan : new KeyedArrowScan(scan, keys);
  }

  /**
   * Average bytes of a value of these columns. A plan keeps no statistics, but the bytes of its
   * splits are those of the columns read, so that a worker comes to the same answer.
   */
  private static double valueBytes(SourceDescription source, List<String> columns) {
    double rowBytes = (double) source.bytes() / Math.max(1, source.rows());
    if (!source.columns().isEmpty()) {
      rowBytes =
          columns.stream()
              .map(source.columns()::get)
              .filter(Objects::nonNull)
              .mapToDouble(ColumnStatistics::bytesPerRow)
              .sum();
    }
    return rowBytes / Math.max(1, columns.size());
  }

  /** Whether a value is heavy, or may hold heavy ones. */
  static boolean isHeavy(DplType type) {
    if (type instanceof DplType.ListOf list) {
      return isHeavy(list.element());
    }
    if (type instanceof DplType.Struct struct) {
      return struct.fields().stream().anyMatch(field -> isHeavy(field.type()));
    }
    return type.isHeavy();
  }

  @Override
  public Optional<WriteForm> write() {
    return Optional.of(new ParquetWriteForm(OPTIONS));
  }
}
