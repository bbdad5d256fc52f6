package io.dpl.library.parquet.scan;

import io.dpl.api.connector.BatchReader;
import io.dpl.api.connector.ReadRequest;
import io.dpl.api.connector.Split;
import io.dpl.api.diagnostic.Span;
import io.dpl.api.library.RunContext;
import io.dpl.api.type.Field;
import io.dpl.api.type.Schema;
import io.dpl.library.parquet.TestFiles;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BaseVariableWidthVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;

/**
 * Reads files in batches of 64 rows and says what it took: {@code main(FILE...)}; with {@code
 * -Dbudget=BYTES}, {@code -Dbatch=BYTES}, {@code -Dfirst=ROW}, {@code -Dend=ROW}. Beside {@code
 * x.parquet} a file {@code x.crc} is checked, as {@code make_files.py --matrix} writes it.
 */
public final class HeavyRead {

  private HeavyRead() {}

  /** Reads every file given. */
  public static void main(String[] files) throws IOException {
    long budget = Long.getLong("budget", 64L << 20);
    long batchBytes = Long.getLong("batch", 64L << 20);
    for (String file : files) {
      read(Path.of(file), budget, batchBytes, System.out);
    }
  }

  /** Reads one file; false if its sums are not those beside it. */
  static boolean read(Path file, long budget, long batchBytes, PrintStream out) throws IOException {
    Schema all = TestFiles.footer(file).schema();
    Schema blobs = new Schema(all.fields().stream().filter(f -> f.type().isHeavy()).toList());
    long started = System.nanoTime();
    long first = 0;
    long bytes = 0;
    long most = 0;
    CRC32[] sums = blobs.fields().stream().map(f -> new CRC32()).toArray(CRC32[]::new);
    ReadRequest request = new ReadRequest("PARQUET", List.of("x"), null, Map.of(), Span.NONE);
    try (RootAllocator allocator = new RootAllocator();
        BatchReader reader =
            new ParquetArrowScan(budget)
                .open(
                    request,
                    blobs,
                    split(file),
                    64,
                    batchBytes,
                    new RunContext(
                        allocator,
                        new TestFiles(),
                        Path.of(System.getProperty("java.io.tmpdir")),
                        1))) {
      VectorSchemaRoot batch;
      while ((batch = reader.next()) != null) {
        first = first == 0 ? System.nanoTime() - started : first;
        for (int c = 0; c < sums.length; c++) {
          bytes += add(sums[c], batch.getVector(c));
        }
        batch.close();
      }
      most = allocator.getPeakMemoryAllocation();
    }
    double seconds = (System.nanoTime() - started) / 1e9;
    StringBuilder found = new StringBuilder();
    for (CRC32 sum : sums) {
      found.append(found.length() == 0 ? "" : " ").append(sum.getValue());
    }
    Path beside = Path.of(file.toString().replaceAll("\\.parquet$", ".crc"));
    boolean same =
        Long.getLong("first") != null
            || !Files.exists(beside)
            || Files.readString(beside).equals(found.toString());
    out.printf(
        "%s %s: %.0f MB/s, first batch %.2f s, Arrow %d MiB, peak RSS %s%n",
        same ? "ok" : "WRONG",
        names(blobs) + file,
        bytes / 1e6 / seconds,
        first / 1e9,
        most >> 20,
        peak());
    return same;
  }

  private static Split split(Path file) {
    long first = Long.getLong("first", 0);
    long end = Long.getLong("end", Long.MAX_VALUE);
    return new Split(List.of(new Split.Part(file.toString(), first, end)), 1, 1);
  }

  private static String names(Schema schema) {
    return schema.fields().stream().map(Field::name).toList() + " of ";
  }

  /** Length of each value (-1 for null) and its bytes. */
  private static long add(CRC32 sum, FieldVector vector) {
    BaseVariableWidthVector values = (BaseVariableWidthVector) vector;
    ByteBuffer length = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN);
    long bytes = 0;
    for (int i = 0; i < values.getValueCount(); i++) {
      boolean isNull = values.isNull(i);
      int n = isNull ? -1 : values.getValueLength(i);
      sum.update(length.putInt(0, n).array());
      if (n > 0) {
        sum.update(values.getDataBuffer().nioBuffer(values.getStartOffset(i), n));
        bytes += n;
      }
    }
    return bytes;
  }

  private static String peak() throws IOException {
    Path status = Path.of("/proc/self/status");
    return !Files.exists(status)
        ? "unknown"
        : Files.readAllLines(status).stream()
            .filter(line -> line.startsWith("VmHWM"))
            .map(line -> line.substring(6).strip())
            .findFirst()
            .orElse("unknown");
  }
}
