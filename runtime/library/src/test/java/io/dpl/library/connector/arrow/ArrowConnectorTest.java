package io.dpl.library.connector.arrow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dpl.api.connector.ArrowScan;
import io.dpl.api.connector.BatchReader;
import io.dpl.api.connector.Probe;
import io.dpl.api.connector.ReadRequest;
import io.dpl.api.connector.SourceDescription;
import io.dpl.api.connector.Split;
import io.dpl.api.connector.SplitTarget;
import io.dpl.api.connector.Storage;
import io.dpl.api.connector.WriteForm;
import io.dpl.api.diagnostic.DplException;
import io.dpl.api.diagnostic.Span;
import io.dpl.api.library.RunContext;
import io.dpl.api.type.ArrowTypes;
import io.dpl.api.type.DplType;
import io.dpl.api.type.DplType.Simple;
import io.dpl.api.type.Field;
import io.dpl.api.type.Schema;
import io.dpl.library.storage.LocalStorage;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.LargeVarCharVector;
import org.apache.arrow.vector.TimeStampNanoVector;
import org.apache.arrow.vector.UInt1Vector;
import org.apache.arrow.vector.UInt8Vector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.complex.FixedSizeListVector;
import org.apache.arrow.vector.dictionary.Dictionary;
import org.apache.arrow.vector.dictionary.DictionaryEncoder;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.apache.arrow.vector.ipc.ArrowFileWriter;
import org.apache.arrow.vector.ipc.ArrowStreamWriter;
import org.apache.arrow.vector.types.pojo.DictionaryEncoding;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArrowConnectorTest {

  private static final Schema SCHEMA =
      Schema.of(
          Field.of("n", Simple.BIGINT),
          Field.of("s", Simple.STRING),
          Field.of("v", DplType.parse("FLOAT[2]")));

  @TempDir Path folder;

  private final ArrowConnector arrow = new ArrowConnector();
  private final RootAllocator allocator = new RootAllocator();

  private final Probe probe =
      new Probe() {
        @Override
        public Storage storage() {
          return new LocalStorage();
        }

        @Override
        public Schema describe(String tableExpression) {
          throw new AssertionError("the schema is read in Java");
        }
      };

  @AfterEach
  void close() {
    allocator.close();
  }

  private String write(String name, Map<String, Object> options, int batches, int rows)
      throws IOException {
    Path file = folder.resolve(name);
    WriteForm.ArrowFile form = (WriteForm.ArrowFile) arrow.write().orElseThrow();
    try (WriteForm.FileWriter writer = form.open(file, SCHEMA, options, allocator)) {
      for (int batch = 0; batch < batches; batch++) {
        try (VectorSchemaRoot root = batch(batch * rows, rows)) {
          writer.write(root);
        }
      }
    }
    return file.toString();
  }

  private VectorSchemaRoot batch(int first, int rows) {
    VectorSchemaRoot root = VectorSchemaRoot.create(ArrowTypes.schema(SCHEMA), allocator);
    FixedSizeListVector vectors = (FixedSizeListVector) root.getVector("v");
    for (int row = 0; row < rows; row++) {
      ((BigIntVector) root.getVector("n")).setSafe(row, first + row);
      if ((first + row) % 5 != 0) {
        byte[] text = ("t" + (first + row)).getBytes(StandardCharsets.UTF_8);
        ((VarCharVector) root.getVector("s")).setSafe(row, text);
      }
      vectors.setNotNull(row);
      ((Float4Vector) vectors.getDataVector()).setSafe(2 * row, first + row);
      ((Float4Vector) vectors.getDataVector()).setSafe(2 * row + 1, -1);
    }
    root.setRowCount(rows);
    return root;
  }

  private ReadRequest request(Map<String, Object> options, String... locations) {
    return new ReadRequest(
        "ARROW", List.of(locations), null, options, new Span("a.dpl", 0, 4, 1, 1));
  }

  private List<String> rows(ReadRequest request, int splits, int batchRows, String... columns) {
    SourceDescription source = arrow.describe(request, probe);
    List<String> names = List.of(columns);
    Schema virtual = source.virtual();
    Schema schema =
        new Schema(
            names.stream()
                .map(name -> source.schema().find(name).or(() -> virtual.find(name)).orElseThrow())
                .toList());
    ArrowScan scan = (ArrowScan) arrow.scan(request, source, names);
    RunContext context = new RunContext(allocator, new LocalStorage(), folder, 1);
    List<String> rows = new ArrayList<>();
    SplitTarget target = new SplitTarget(splits, Long.MAX_VALUE, 1);
    for (Split split : arrow.split(request, source, names, target, probe)) {
      try (BatchReader reader =
          scan.open(request, schema, split, batchRows, Long.MAX_VALUE, context)) {
        for (VectorSchemaRoot batch = reader.next(); batch != null; batch = reader.next()) {
          assertThat(batch.getRowCount()).isBetween(1, batchRows);
          assertThat(ArrowTypes.schema(batch.getSchema()).names()).isEqualTo(names);
          for (int row = 0; row < batch.getRowCount(); row++) {
            int at = row;
            rows.add(
                String.join(
                    "|",
                    batch.getFieldVectors().stream()
                        .map(vector -> String.valueOf(vector.getObject(at)))
                        .toList()));
          }
          batch.close();
        }
      }
    }
    return rows;
  }

  @Test
  void whatIsWrittenReadsBackInAnyCut() throws IOException {
    String a = write("a.arrow", Map.of(), 5, 10);
    String b = write("b.arrow", Map.of("compression", "zstd"), 1, 3);
    List<String> wanted = new ArrayList<>();
    for (int i = 0; i < 53; i++) {
      int n = i < 50 ? i : i - 50;
      String text = n % 5 == 0 ? "null" : "t" + n;
      wanted.add(text + "|[" + n + ".0,-1.0]|" + n + "|" + (i < 50 ? a : b));
    }
    ReadRequest request = request(Map.of(), folder + "/*.arrow");
    for (int splits : new int[] {1, 3, 7}) {
      for (int rows : new int[] {1, 4, 100}) {
        assertThat(rows(request, splits, rows, "s", "v", "_row", "_path")).isEqualTo(wanted);
      }
    }
    SourceDescription source = arrow.describe(request, probe);
    assertThat(source.schema()).isEqualTo(SCHEMA);
    assertThat(source.rows()).isEqualTo(53);
    assertThat(source.exact()).isTrue();
  }

  @Test
  void anEmptyResultIsAFileWithColumns() throws IOException {
    ReadRequest request = request(Map.of(), write("a.arrow", Map.of(), 0, 0));
    assertThat(arrow.describe(request, probe).schema()).isEqualTo(SCHEMA);
    assertThat(rows(request, 2, 10, "n")).isEmpty();
  }

  @Test
  void streamsAndForeignTypesAreRead() throws IOException {
    String path = folder + "/s.arrows";
    UInt1Vector small = new UInt1Vector("small", allocator);
    UInt8Vector large = new UInt8Vector("large", allocator);
    LargeVarCharVector text = new LargeVarCharVector("text", allocator);
    TimeStampNanoVector time = new TimeStampNanoVector("time", allocator);
    small.setSafe(0, 200);
    large.setSafe(0, -1L);
    text.setSafe(0, "größe".getBytes(StandardCharsets.UTF_8));
    time.setSafe(0, 1_500L);
    List<FieldVector> columns = List.of(small, large, text, time);
    columns.forEach(column -> column.setValueCount(2));
    try (VectorSchemaRoot root = new VectorSchemaRoot(columns);
        FileChannel out = create(path);
        ArrowStreamWriter writer =
            new ArrowStreamWriter(root, new DictionaryProvider.MapDictionaryProvider(), out)) {
      root.setRowCount(2);
      writer.start();
      writer.writeBatch();
      writer.end();
    }
    ReadRequest request = request(Map.of(), path);
    assertThat(arrow.describe(request, probe).schema())
        .hasToString("(small SMALLINT, large DECIMAL(38, 0), text STRING, time TIMESTAMP)");
    assertThat(rows(request, 3, 10, "large", "text", "small", "time", "_row"))
        .containsExactly(
            "18446744073709551615|größe|200|1970-01-01T00:00:00.000001|0", "null|null|null|null|1");
  }

  @Test
  void dictionariesAreDecoded() throws IOException {
    String path = folder + "/d.arrow";
    try (VarCharVector words = texts("w", "x", "y");
        VarCharVector values = texts("c", "y", "x", "y")) {
      Dictionary dictionary = new Dictionary(words, new DictionaryEncoding(1, false, null));
      DictionaryProvider.MapDictionaryProvider provider =
          new DictionaryProvider.MapDictionaryProvider(dictionary);
      FieldVector encoded = (FieldVector) DictionaryEncoder.encode(values, dictionary);
      try (VectorSchemaRoot root = new VectorSchemaRoot(List.of(encoded));
          FileChannel out = create(path);
          ArrowFileWriter writer = new ArrowFileWriter(root, provider, out)) {
        root.setRowCount(3);
        writer.start();
        writer.writeBatch();
        writer.end();
      }
    }
    assertThat(rows(request(Map.of(), path), 1, 2, "c")).containsExactly("y", "x", "y");
  }

  private VarCharVector texts(String name, String... values) {
    VarCharVector vector = new VarCharVector(name, allocator);
    for (int i = 0; i < values.length; i++) {
      vector.setSafe(i, values[i].getBytes(StandardCharsets.UTF_8));
    }
    vector.setValueCount(values.length);
    return vector;
  }

  private static FileChannel create(String path) throws IOException {
    return FileChannel.open(Path.of(path), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
  }

  @Test
  void brokenFilesAreCodedErrors() throws IOException {
    byte[] good = Files.readAllBytes(Path.of(write("a.arrow", Map.of(), 3, 100)));
    Files.writeString(folder.resolve("text.arrow"), "name,value\n1,2\n");
    assertThatThrownBy(() -> rows(request(Map.of(), folder + "/text.arrow"), 1, 10, "n"))
        .isInstanceOf(DplException.class)
        .hasMessageContaining("DPL3104")
        .hasMessageContaining("a.dpl:1:1");
    for (int length = 1; length < good.length; length += 97) {
      Path cut = folder.resolve("cut.bin");
      Files.write(cut, Arrays.copyOf(good, length));
      assertThatThrownBy(() -> rows(request(Map.of(), cut.toString()), 1, 10, "n"))
          .as(length + " bytes")
          .isInstanceOf(DplException.class);
    }
  }

  @Test
  void filesThatDifferAreNamed() throws IOException {
    write("a.arrow", Map.of(), 1, 1);
    try (VectorSchemaRoot root = new VectorSchemaRoot(List.of(texts("n", "x")));
        FileChannel out = create(folder + "/b.arrow");
        ArrowFileWriter writer = new ArrowFileWriter(root, null, out)) {
      root.setRowCount(1);
      writer.start();
      writer.writeBatch();
    }
    assertThatThrownBy(() -> arrow.describe(request(Map.of(), folder + "/*.arrow"), probe))
        .isInstanceOf(DplException.class)
        .hasMessageContaining("DPL3101")
        .hasMessageContaining("a.arrow")
        .hasMessageContaining("b.arrow");
  }
}
