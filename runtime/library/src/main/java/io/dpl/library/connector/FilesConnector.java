package io.dpl.library.connector;

import io.dpl.api.connector.ArrowScan;
import io.dpl.api.connector.Connector;
import io.dpl.api.connector.Probe;
import io.dpl.api.connector.ReadRequest;
import io.dpl.api.connector.ScanForm;
import io.dpl.api.connector.SourceDescription;
import io.dpl.api.connector.SourceDescription.ColumnStatistics;
import io.dpl.api.connector.Split;
import io.dpl.api.connector.SplitTarget;
import io.dpl.api.connector.Storage.FileInfo;
import io.dpl.api.diagnostic.DplException;
import io.dpl.api.diagnostic.TypeCode;
import io.dpl.api.function.FunctionDoc;
import io.dpl.api.type.DplType.Simple;
import io.dpl.api.type.Field;
import io.dpl.api.type.Schema;
import java.util.List;
import java.util.Map;

/** The files of folders as rows: path, size, time of last change. */
public final class FilesConnector implements Connector {

  static final String PATH = "path";
  static final String SIZE = "size";
  static final String MODIFIED = "modified";

  private static final Schema SCHEMA =
      Schema.of(
          new Field(PATH, Simple.STRING, false),
          new Field(SIZE, Simple.BIGINT, false),
          new Field(MODIFIED, Simple.TIMESTAMPTZ, false));

  private static final List<OptionDoc> OPTIONS = SourceFiles.with();

  @Override
  public String name() {
    return "FILES";
  }

  @Override
  public FunctionDoc doc() {
    return new FunctionDoc(
        "Formats",
        "A row for each file: path STRING, size BIGINT (bytes), modified TIMESTAMPTZ.",
        "Paths are sorted bytewise. Nothing of the files is read; READ_BYTES and READ_TEXT do that.",
        "READ FILES 'docs/**/*.{md,txt}'",
        "");
  }

  @Override
  public List<OptionDoc> options() {
    return OPTIONS;
  }

  @Override
  public SourceDescription describe(ReadRequest request, Probe probe) {
    if (request.schema() != null) {
      throw DplException.of(
          TypeCode.SCHEMA_CLAUSE,
          request.span(),
          "FILES has the columns path, size and modified",
          "Leave out SCHEMA.");
    }
    Options options = Options.read(request, OPTIONS);
    List<FileInfo> files = SourceFiles.of(request, options, probe.storage());
    double pathBytes = files.stream().mapToInt(file -> file.path().length()).average().orElse(0);
    return new SourceDescription(
        SCHEMA,
        new Schema(List.of()),
        files,
        files.size(),
        true,
        Math.round(files.size() * (pathBytes + 16)),
        Map.of(
            PATH, new ColumnStatistics(pathBytes, 0, "", ""),
            SIZE, new ColumnStatistics(8, 0, "", ""),
            MODIFIED, new ColumnStatistics(8, 0, "", "")));
  }

  @Override
  public List<Split> split(
      ReadRequest request,
      SourceDescription source,
      List<String> columns,
      SplitTarget target,
      Probe probe) {
    return WholeFiles.toRead(source, target);
  }

  @Override
  public ScanForm scan(ReadRequest request, SourceDescription source, List<String> columns) {
    return (ArrowScan)
        (ignored, schema, split, batchRows, batchBytes, context) ->
            new FilesReader(schema, split.parts(), batchRows, context);
  }
}
