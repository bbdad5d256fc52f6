package io.dpl.api.plan;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.dpl.api.diagnostic.Span;
import java.util.List;
import java.util.Map;

/** Where rows of a stage go; {@code node} names a node of its body. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "output")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Output.Send.class, name = "send"),
  @JsonSubTypes.Type(value = Output.Result.class, name = "result"),
  @JsonSubTypes.Type(value = Output.Write.class, name = "write"),
  @JsonSubTypes.Type(value = Output.Discard.class, name = "discard")
})
public sealed interface Output {

  int node();

  /** To another stage. */
  record Send(int node, int exchange) implements Output {}

  /**
   * To the caller, as the result of this number (0-based). Partitions come in order where {@code
   * ordered}.
   *
   * @param hidden columns at the end that only carry the order and are not shown
   */
  record Result(int node, int result, boolean ordered, int hidden, Span span) implements Output {}

  /**
   * To files, visible all at once when the stage is done.
   *
   * @param format connector name in upper case
   * @param location a file ('x.parquet') or a folder ('x/')
   * @param partitionBy columns whose values make hive folders
   * @param columns columns written, in order: hidden order keys are not among them
   * @param bytesPerRow estimate
   */
  record Write(
      int node,
      String format,
      String location,
      Mode mode,
      List<String> partitionBy,
      List<String> columns,
      Map<String, Object> options,
      boolean ordered,
      long bytesPerRow,
      Span span)
      implements Output {

    /** A location written as a folder of part files. */
    public boolean isFolder() {
      return location.endsWith("/");
    }
  }

  /** To nobody: rows are made and dropped, to see whether they can be made. */
  record Discard(int node) implements Output {}

  /** What happens to a target that exists. */
  enum Mode {
    ERROR,
    OVERWRITE,
    APPEND
  }
}
