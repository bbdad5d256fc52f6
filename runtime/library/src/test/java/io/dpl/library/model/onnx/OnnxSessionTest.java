package io.dpl.library.model.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dpl.api.diagnostic.RunCode;
import io.dpl.api.function.RowException;
import io.dpl.api.model.Model;
import io.dpl.api.model.ModelDeclaration;
import io.dpl.api.model.ModelSession;
import io.dpl.library.model.Columns;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.complex.FixedSizeListVector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnnxSessionTest {

  private static final float[][] WEIGHTS = {{1, 10, 100}, {2, 20, 200}};

  @TempDir Path folder;
  private final BufferAllocator allocator = new RootAllocator();
  private OnnxRig rig;
  private Path linear;

  @BeforeEach
  void start() {
    rig = new OnnxRig(folder);
    linear = rig.write(SmallModels.linear(WEIGHTS, new float[] {0.5f, 0, 0}));
  }

  @AfterEach
  void close() {
    allocator.close();
  }

  @Test
  void computesTheSameWhateverTheBatch() {
    List<float[]> rows = new ArrayList<>();
    List<String> wanted = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      rows.add(i % 7 == 3 ? null : new float[] {i, 1});
      wanted.add(
          i % 7 == 3
              ? null
              : "[" + (i + 2.5f) + "," + (10f * i + 20) + "," + (100f * i + 200) + "]");
    }
    ModelDeclaration declaration = OnnxRig.declare(linear, "", "", Map.of());
    try (FixedSizeListVector withNulls = Columns.vectors(allocator, 2, rows);
        FixedSizeListVector whole =
            Columns.vectors(
                allocator, 2, rows.stream().filter(java.util.Objects::nonNull).toList())) {
      for (int batchRows : new int[] {1, 64, 4096}) {
        List<Object> sparse = rig.run(allocator, declaration, batchRows, withNulls).get(0);
        assertThat(sparse.stream().map(v -> v == null ? null : v.toString()).toList())
            .isEqualTo(wanted);
        List<Object> dense = rig.run(allocator, declaration, batchRows, whole).get(0);
        assertThat(dense.stream().map(Object::toString).toList())
            .isEqualTo(wanted.stream().filter(java.util.Objects::nonNull).toList());
      }
    }
  }

  @Test
  void padsAFixedBatch() {
    byte[] four =
        new OnnxWriter()
            .input("x", OnnxWriter.FLOAT, 4, 2)
            .node("Neg", "x", "y")
            .output("y", OnnxWriter.FLOAT, 4, 2)
            .bytes();
    ModelDeclaration declaration = OnnxRig.declare(rig.write(four), "", "", Map.of());
    assertThat(rig.describe(declaration).batchRows()).isEqualTo(4);
    List<float[]> rows = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      rows.add(new float[] {i, -i});
    }
    try (FixedSizeListVector x = Columns.vectors(allocator, 2, rows)) {
      assertThat(rig.run(allocator, declaration, 100, x).get(0))
          .hasSize(6)
          .last()
          .hasToString("[-5.0,5.0]");
    }
  }

  @Test
  void givesTheLabelOfTheLargestValue() {
    Map<String, Object> labels =
        Map.of("labels", List.of("low", "middle", "high"), "softmax", true);
    ModelDeclaration declaration =
        OnnxRig.declare(linear, "x FLOAT[2]", "label STRING; score FLOAT", labels);
    try (FixedSizeListVector x =
        Columns.vectors(
            allocator, 2, Arrays.asList(new float[] {1, 1}, null, new float[] {-1, -1}))) {
      List<List<Object>> result = rig.run(allocator, declaration, 8, x);
      assertThat(result.get(0)).containsExactly("high", null, "low");
      assertThat((Float) result.get(1).get(0)).isBetween(0.99f, 1f);
    }
    assertThatThrownBy(
            () ->
                rig.describe(OnnxRig.declare(linear, "", "", Map.of("labels", List.of("a", "b")))))
        .hasMessageContaining("DPL3122")
        .hasMessageContaining("3 values");
    assertThatThrownBy(
            () -> rig.describe(OnnxRig.declare(linear, "", "", Map.of("labels", "none.txt"))))
        .hasMessageContaining("DPL2121");
  }

  @Test
  void textsNumbersAndTruthValuesPass() {
    ModelDeclaration texts =
        OnnxRig.declare(rig.write(SmallModels.textIdentity()), "", "", Map.of());
    try (var column = Columns.texts(allocator, Arrays.asList("a", null, "Ä😀", ""))) {
      assertThat(rig.run(allocator, texts, 2, column).get(0)).containsExactly("a", null, "Ä😀", "");
    }
    byte[] positive =
        new OnnxWriter()
            .input("x", OnnxWriter.FLOAT, 0, 1)
            .weights("zero", new float[] {0}, 1)
            .node("Greater", "x,zero", "positive")
            .output("positive", OnnxWriter.BOOL, 0, 1)
            .bytes();
    ModelDeclaration flags = OnnxRig.declare(rig.write(positive), "", "", Map.of());
    try (var column = Columns.numbers(allocator, 1f, -1f, 0f)) {
      assertThat(rig.run(allocator, flags, 2, column).get(0)).containsExactly(true, false, false);
    }
  }

  @Test
  void runsAnImageModel() {
    ModelDeclaration declaration =
        OnnxRig.declare(rig.write(SmallModels.imageClassifier(16, 16, 3, 7)), "", "", Map.of());
    float[] image = new float[3 * 16 * 16];
    Arrays.fill(image, 0.5f);
    try (FixedSizeListVector x = Columns.vectors(allocator, image.length, List.of(image, image))) {
      List<Object> rows = rig.run(allocator, declaration, 2, x).get(0);
      assertThat(rows.get(0)).isEqualTo(rows.get(1));
      double sum =
          ((List<?>) rows.get(0)).stream().mapToDouble(v -> ((Number) v).doubleValue()).sum();
      assertThat(sum).isBetween(0.999, 1.001);
    }
  }

  @Test
  void namesTheRowOfAWrongValue() {
    ModelDeclaration declaration = OnnxRig.declare(linear, "", "", Map.of());
    try (FixedSizeListVector x =
        Columns.vectors(allocator, 2, List.of(new float[] {1, 1}, new float[] {2, 2}))) {
      ((org.apache.arrow.vector.Float4Vector) x.getDataVector()).setNull(3);
      assertThatThrownBy(() -> rig.run(allocator, declaration, 8, x))
          .isInstanceOfSatisfying(
              RowException.class,
              e -> {
                assertThat(e.code()).isEqualTo(RunCode.MODEL_INPUT);
                assertThat(e.row()).isEqualTo(1);
              });
    }
  }

  @Test
  void oneModelServesManyThreads() throws Exception {
    ModelDeclaration declaration = OnnxRig.declare(linear, "", "", Map.of());
    Model model = rig.provider.load(declaration, Columns.context(allocator, folder));
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<Float>> results = new ArrayList<>();
      for (int t = 0; t < 16; t++) {
        int seed = t;
        results.add(threads.submit(() -> first(model, seed)));
      }
      for (int t = 0; t < 16; t++) {
        assertThat(results.get(t).get()).isEqualTo(t + 2.5f);
      }
    } finally {
      threads.shutdown();
      model.close();
    }
  }

  private float first(Model model, int seed) {
    try (ModelSession session = model.open();
        FixedSizeListVector x = Columns.vectors(allocator, 2, List.of(new float[] {seed, 1}));
        FixedSizeListVector y = Columns.vectors(allocator, 3)) {
      for (int i = 0; i < 50; i++) {
        session.run(List.of(x), 1, 1, List.of(y));
        y.setValueCount(1);
      }
      return Columns.floats(y, 0)[0];
    }
  }
}
