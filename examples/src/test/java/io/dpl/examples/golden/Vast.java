package io.dpl.examples.golden;

import io.dpl.api.connector.Connector;
import io.dpl.api.connector.Probe;
import io.dpl.api.connector.ReadRequest;
import io.dpl.api.connector.ScanForm;
import io.dpl.api.connector.SourceDescription;
import io.dpl.api.connector.Split;
import io.dpl.api.connector.SplitTarget;
import io.dpl.api.connector.SqlScan;
import io.dpl.api.connector.Storage;
import io.dpl.api.diagnostic.DplException;
import io.dpl.api.diagnostic.NameCode;
import io.dpl.api.function.FunctionDoc;
import io.dpl.api.type.Schema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Sources of any size that are not there, for plans that are only explained: {@code READ VAST
 * 'rows=1e9 bytes=100' SCHEMA (k BIGINT)}; the bytes are a row's, over all columns.
 */
final class Vast implements Connector {

  private static final Pattern SIZES =
      Pattern.compile(
          "(rows|bytes)=[1-9]([0-9]{0,9}|e[0-9])( (rows|bytes)=[1-9]([0-9]{0,9}|e[0-9]))*");

  @Override
  public String name() {
    return "VAST";
  }

  @Override
  public FunctionDoc doc() {
    return new FunctionDoc("test", "Sources that are not there.", "", "", "");
  }

  @Override
  public List<OptionDoc> options() {
    return List.of();
  }

  @Override
  public SourceDescription describe(ReadRequest request, Probe probe) {
    Map<String, Double> sizes = new HashMap<>(Map.of("rows", 1e6, "bytes", 100.0));
    String location = request.locations().get(0);
    if (!SIZES.matcher(location).matches() || request.schema() == null) {
      throw DplException.of(
          NameCode.NO_SUCH_FILE, request.span(), "'" + location + "' tells no rows, bytes, SCHEMA");
    }
    for (String part : location.split(" ")) {
      sizes.put(part.split("=")[0], Double.parseDouble(part.split("=")[1]));
    }
    Schema schema = request.schema();
    Map<String, SourceDescription.ColumnStatistics> columns = new HashMap<>();
    for (String column : schema.names()) {
      double bytes = sizes.get("bytes") / schema.names().size();
      columns.put(column, new SourceDescription.ColumnStatistics(bytes, 0, "", ""));
    }
    long rows = sizes.get("rows").longValue();
    long bytes = (long) (rows * sizes.get("bytes"));
    return new SourceDescription(
        schema,
        new Schema(List.of()),
        List.of(new Storage.FileInfo(request.locations().get(0), bytes, 0)),
        rows,
        true,
        bytes,
        columns);
  }

  @Override
  public List<Split> split(
      ReadRequest request,
      SourceDescription source,
      List<String> columns,
      SplitTarget target,
      Probe probe) {
    long byBytes = target.bytes() == Long.MAX_VALUE ? 1 : source.bytes() / target.bytes();
    long count = Math.max(1, Math.max(target.splits(), byBytes));
    List<Split> splits = new ArrayList<>();
    for (long i = 0; i < count; i++) {
      long from = source.rows() * i / count;
      long to = source.rows() * (i + 1) / count;
      splits.add(
          new Split(
              List.of(new Split.Part(request.locations().get(0), from, to)),
              to - from,
              source.bytes() / count));
    }
    return splits;
  }

  @Override
  public ScanForm scan(ReadRequest request, SourceDescription source, List<String> columns) {
    return (SqlScan)
        (asked, schema, wanted, split) -> {
          throw new UnsupportedOperationException("nothing is there to read");
        };
  }
}
