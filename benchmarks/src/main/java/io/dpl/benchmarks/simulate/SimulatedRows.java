package io.dpl.benchmarks.simulate;

import io.dpl.api.connector.Connector;
import io.dpl.api.connector.Probe;
import io.dpl.api.connector.ReadRequest;
import io.dpl.api.connector.ScanForm;
import io.dpl.api.connector.SourceDescription;
import io.dpl.api.connector.Split;
import io.dpl.api.connector.SplitTarget;
import io.dpl.api.connector.SqlScan;
import io.dpl.api.function.FunctionDoc;
import io.dpl.api.type.DplType;
import io.dpl.api.type.Field;
import io.dpl.api.type.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * {@code READ SIMULATED 'rows=1000 bytes=60'}: a source of so many rows of one column {@code x},
 * which the compiler plans as any other; reading it gives the numbers of the rows.
 */
final class SimulatedRows implements Connector {

  static final String NAME = "SIMULATED";

  /** The location of a source. */
  static String location(long rows, long rowBytes) {
    return "rows=" + rows + " bytes=" + rowBytes;
  }

  private static long value(ReadRequest request, String name) {
    for (String part : request.locations().get(0).split(" ")) {
      if (part.startsWith(name + "=")) {
        return Long.parseLong(part.substring(name.length() + 1));
      }
    }
    throw new IllegalArgumentException("no " + name + " in " + request.locations());
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public FunctionDoc doc() {
    return new FunctionDoc("Formats", "Rows for the simulator.", "", "", "");
  }

  @Override
  public List<OptionDoc> options() {
    return List.of();
  }

  @Override
  public SourceDescription describe(ReadRequest request, Probe probe) {
    long rows = value(request, "rows");
    long bytes = value(request, "bytes");
    return new SourceDescription(
        Schema.of(Field.of("x", DplType.parse("BIGINT"))),
        Schema.of(),
        List.of(),
        rows,
        true,
        rows * bytes,
        Map.of("x", new SourceDescription.ColumnStatistics(bytes, 0, "", "")));
  }

  @Override
  public List<Split> split(
      ReadRequest request,
      SourceDescription source,
      List<String> columns,
      SplitTarget target,
      Probe probe) {
    long width = source.bytes() / Math.max(1, source.rows());
    Cut cut =
        new Cut(
            source.rows(),
            Math.max(1, Math.min(target.splits(), source.rows())),
            1,
            target.alignRows(),
            Cut.Form.CONTIGUOUS);
    List<Split> splits = new ArrayList<>();
    for (long i = 0; i < cut.partitions(); i++) {
      long first = cut.firstRow(i);
      long end = cut.firstRow(i + 1);
      splits.add(
          new Split(
              List.of(new Split.Part("rows", first, end)), end - first, (end - first) * width));
    }
    return splits;
  }

  @Override
  public ScanForm scan(ReadRequest request, SourceDescription source, List<String> columns) {
    return (SqlScan)
        (asked, schema, names, split) -> {
          Split.Part part = split.parts().get(0);
          return "SELECT range AS x FROM range(" + part.firstRow() + ", " + part.endRow() + ")";
        };
  }
}
