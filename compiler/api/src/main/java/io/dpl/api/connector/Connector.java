package io.dpl.api.connector;

import io.dpl.api.function.FunctionDoc;
import java.util.List;

/**
 * A format that READ and WRITE know by name. A reader is either SQL of DuckDB ({@link SqlScan}) or
 * Arrow batches ({@link ArrowScan}).
 */
public interface Connector {

  /** Name in upper case, for example {@code PARQUET}. */
  String name();

  FunctionDoc doc();

  /** Options of READ and WRITE with documentation; others are an error with the nearest name. */
  List<OptionDoc> options();

  /**
   * Looks at the source: files, schema, statistics.
   *
   * @throws io.dpl.api.diagnostic.DplException for a missing file, an empty glob, a corrupt file,
   *     schemas that differ
   */
  SourceDescription describe(ReadRequest request, Probe probe);

  /** Cuts the source into splits: same files in the same order, each row in exactly one. */
  List<Split> split(
      ReadRequest request,
      SourceDescription source,
      List<String> columns,
      SplitTarget target,
      Probe probe);

  /**
   * How these columns are read. Heavy columns of Parquet are streamed in Java, everything else of
   * it by DuckDB.
   */
  ScanForm scan(ReadRequest request, SourceDescription source, List<String> columns);

  /**
   * Names of row sets that {@code FROM name} finds here, as {@code READ <this> 'name'} does; LETs
   * hide them.
   */
  default List<String> tables() {
    return List.of();
  }

  /** How it is written, or empty where it cannot be. */
  default java.util.Optional<WriteForm> write() {
    return java.util.Optional.empty();
  }

  /**
   * An option of READ or WRITE.
   *
   * @param type text of its type
   * @param defaultText what holds without it
   */
  record OptionDoc(
      String name, String type, String defaultText, String summary, boolean read, boolean write) {}
}
