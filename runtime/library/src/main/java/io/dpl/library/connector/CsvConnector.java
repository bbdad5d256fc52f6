package io.dpl.library.connector;

import io.dpl.api.connector.Connector;
import io.dpl.api.connector.Probe;
import io.dpl.api.connector.ReadRequest;
import io.dpl.api.connector.ScanForm;
import io.dpl.api.connector.SourceDescription;
import io.dpl.api.connector.Split;
import io.dpl.api.connector.SplitTarget;
import io.dpl.api.connector.Storage;
import io.dpl.api.connector.Storage.FileInfo;
import io.dpl.api.connector.WriteForm;
import io.dpl.api.diagnostic.DplException;
import io.dpl.api.diagnostic.TypeCode;
import io.dpl.api.function.FunctionDoc;
import io.dpl.api.type.Schema;
import io.dpl.library.storage.LocalStorage;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * CSV files, read and written by DuckDB. Columns are found by name in the header, or by position
 * where there is none.
 */
public final class CsvConnector implements Connector {

  private final Storage storage;

  /** Over the files of this machine. */
  public CsvConnector() {
    this(new LocalStorage());
  }

  /** Over other files: where a scan reads the headers of its files. */
  public CsvConnector(Storage storage) {
    this.storage = storage;
  }

  @Override
  public String name() {
    return "CSV";
  }

  @Override
  public FunctionDoc doc() {
    return new FunctionDoc(
        "Formats",
        "Texts with one row a line and values between commas.",
        "The first line has the names (`header = FALSE`: it does not). With SCHEMA the columns are"
            + " taken by name, without a header by position; without SCHEMA their types are guessed"
            + " from the first lines of the first file. Files may be compressed (.gz, .zst). Every"
            + " file must be UTF-8 unless `encoding` says otherwise. Folders named `key=value` below the"
            + " location are columns, too.",
        "READ CSV 'events/*.csv' SCHEMA (id BIGINT, kind STRING)",
        "");
  }

  @Override
  public List<OptionDoc> options() {
    return CsvOptions.LIST;
  }

  @Override
  public SourceDescription describe(ReadRequest request, Probe probe) {
    Options options = Options.read(request, options());
    CsvOptions csv = new CsvOptions(options);
    csv.check();
    List<FileInfo> files = SourceFiles.texts(request, options, probe.storage());
    if (csv.fields()) {
      return fields(request, csv, files, probe);
    }
    List<FileInfo> filled = files.stream().filter(file -> file.sizeBytes() > 0).toList();
    FolderKeys keys = FolderKeys.of(request, files);
    CsvFiles heads = CsvFiles.read(keys.stored(request), csv, filled, probe.storage());
    Schema schema = request.schema();
    if (schema == null) {
      if (filled.isEmpty()) {
        throw SourceFiles.schemaNeeded(request);
      }
      List<Split.Part> parts =
          (csv.union() ? filled : filled.subList(0, 1))
              .stream().map(file -> Split.Part.whole(file.path())).toList();
      schema = keys.added(Described.of(request, probe, csv.guess(parts, heads.delimiter())), files);
    }
    long bytes = files.stream().mapToLong(FileInfo::sizeBytes).sum();
    return new SourceDescription(
        schema, Virtual.PATH_AND_ROW, files, heads.rows(), files.isEmpty(), bytes, Map.of());
  }

  private static SourceDescription fields(
      ReadRequest request, CsvOptions csv, List<FileInfo> files, Probe probe) {
    if (request.schema() != null) {
      throw DplException.of(
          TypeCode.SCHEMA_CLAUSE,
          request.span(),
          "shape = 'fields' has the columns _path, _line and fields",
          "Leave out SCHEMA.");
    }
    long bytes = files.stream().mapToLong(FileInfo::sizeBytes).sum();
    long rows = files.isEmpty() ? 0 : CsvFiles.rows(request, csv, files.get(0), bytes, probe);
    return new SourceDescription(
        CsvFields.SCHEMA,
        new Schema(List.of(Virtual.PATH_AND_ROW.find(Virtual.ROW).orElseThrow())),
        files,
        rows,
        files.isEmpty(),
        bytes,
        Map.of());
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
    CsvOptions csv = new CsvOptions(Options.read(request, options()));
    return csv.fields() ? new CsvFields(csv) : new CsvScan(csv, storage);
  }

  @Override
  public Optional<WriteForm> write() {
    return Optional.of(new CsvWriteForm());
  }
}
