package io.dpl.library.connector.arrow;

import io.dpl.api.connector.ArrowScan;
import io.dpl.api.connector.Connector;
import io.dpl.api.connector.Probe;
import io.dpl.api.connector.ReadRequest;
import io.dpl.api.connector.ScanForm;
import io.dpl.api.connector.SourceDescription;
import io.dpl.api.connector.Split;
import io.dpl.api.connector.SplitTarget;
import io.dpl.api.connector.Storage.FileInfo;
import io.dpl.api.connector.WriteForm;
import io.dpl.api.diagnostic.Code;
import io.dpl.api.diagnostic.Diagnostic;
import io.dpl.api.diagnostic.DplException;
import io.dpl.api.diagnostic.NameCode;
import io.dpl.api.diagnostic.TypeCode;
import io.dpl.api.function.FunctionDoc;
import io.dpl.api.type.Field;
import io.dpl.api.type.Schema;
import io.dpl.library.connector.Options;
import io.dpl.library.connector.SourceFiles;
import io.dpl.library.connector.Virtual;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.arrow.vector.compression.CompressionUtil.CodecType;

/** Arrow IPC files and streams, read and written in Java without conversion. */
public final class ArrowConnector implements Connector {

  /** Schemas of at most so many files are compared. */
  private static final int MOST_HEADS = 1_000;

  private static final List<OptionDoc> OPTIONS =
      SourceFiles.with(
          new OptionDoc("compression", "STRING", "'none'", "'none' or 'zstd'.", false, true));

  @Override
  public String name() {
    return "ARROW";
  }

  @Override
  public FunctionDoc doc() {
    return new FunctionDoc(
        "Formats",
        "Arrow IPC files (Feather) and streams.",
        "The columns of all files must be the same. Compressed batches and dictionaries are read;"
            + " unsigned numbers, large texts and other units of time become DPL's types.",
        "READ ARROW 'cache/*.arrow'",
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
    if (files.isEmpty()) {
      if (schema == null) {
        throw SourceFiles.schemaNeeded(request);
      }
      return new SourceDescription(schema, Virtual.PATH_AND_ROW, files, 0, true, 0, Map.of());
    }
    Schema first = schema(request, files.get(0), probe);
    for (FileInfo other : files.subList(1, Math.min(files.size(), MOST_HEADS))) {
      Schema second = schema(request, other, probe);
      if (!second.equals(first)) {
        throw DplException.of(
            TypeCode.SCHEMAS_DIFFER,
            request.span(),
            "'" + files.get(0).path() + "' has " + first + " and '" + other.path() + "' " + second,
            "Read them apart.");
      }
    }
    if (schema != null) {
      checkClause(request, schema, first);
    }
    ArrowBlocks blocks = blocks(request, files, probe);
    long bytes = files.stream().mapToLong(FileInfo::sizeBytes).sum();
    return new SourceDescription(
        schema == null ? first : schema,
        Virtual.PATH_AND_ROW,
        files,
        blocks.rows(),
        blocks.exact(),
        bytes,
        Map.of());
  }

  /** A SCHEMA clause may leave out columns; nothing is converted. */
  private static void checkClause(ReadRequest request, Schema clause, Schema real) {
    for (Field field : clause.fields()) {
      Field found = real.find(field.name()).orElse(null);
      if (found == null || !found.type().equals(field.type())) {
        throw DplException.of(
            found == null ? NameCode.SCHEMA_COLUMN_MISSING : TypeCode.MISMATCH,
            request.span(),
            "the files have " + real + ", no column " + field,
            "Name the columns as they are in the files, and convert with CAST after READ.");
      }
    }
  }

  private static Schema schema(ReadRequest request, FileInfo file, Probe probe) {
    try {
      return ArrowHead.of(file.path(), probe.storage()).schema();
    } catch (IllegalArgumentException e) {
      throw error(request, TypeCode.COLUMN_TYPE, "'" + file.path() + "': " + e.getMessage(), e);
    } catch (IOException | RuntimeException e) {
      throw error(
          request,
          TypeCode.UNREADABLE_HEADER,
          "'" + file.path() + "' is neither an Arrow file nor an Arrow stream",
          e);
    }
  }

  private static ArrowBlocks blocks(ReadRequest request, List<FileInfo> files, Probe probe) {
    try {
      return ArrowBlocks.of(files, probe.storage());
    } catch (IOException | RuntimeException e) {
      throw error(
          request,
          TypeCode.UNREADABLE_HEADER,
          "an Arrow file has no footer that can be read: " + e.getMessage(),
          e);
    }
  }

  private static DplException error(
      ReadRequest request, Code code, String message, Exception cause) {
    return new DplException(List.of(Diagnostic.error(code, request.span(), message)), cause);
  }

  @Override
  public List<Split> split(
      ReadRequest request,
      SourceDescription source,
      List<String> columns,
      SplitTarget target,
      Probe probe) {
    return blocks(request, source.files(), probe).cut(target);
  }

  @Override
  public ScanForm scan(ReadRequest request, SourceDescription source, List<String> columns) {
    return (ArrowScan)
        (ignored, schema, split, batchRows, batchBytes, context) ->
            new ArrowBatches(schema, split, batchRows, batchBytes, context);
  }

  @Override
  public Optional<WriteForm> write() {
    return Optional.of(
        new ArrowWriteForm(
            values ->
                Options.write("ARROW", values, OPTIONS)
                        .word("compression", "none", List.of("none", "zstd"))
                        .equals("zstd")
                    ? CodecType.ZSTD
                    : CodecType.NO_COMPRESSION));
  }
}
