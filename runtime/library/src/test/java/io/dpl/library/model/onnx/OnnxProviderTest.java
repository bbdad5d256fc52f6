package io.dpl.library.model.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dpl.api.diagnostic.DplException;
import io.dpl.api.model.ModelSignature;
import io.dpl.library.model.Columns;
import io.dpl.library.model.LocalStorage;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnnxProviderTest {

  private static final float[][] WEIGHTS = {{1, 10, 100}, {2, 20, 200}};

  @TempDir Path folder;
  private OnnxRig rig;
  private Path linear;

  @BeforeEach
  void start() {
    rig = new OnnxRig(folder);
    linear = rig.write(SmallModels.linear(WEIGHTS, new float[] {0.5f, 0, 0}));
  }

  @Test
  void takesTheSignatureOfTheFile() {
    ModelSignature signature = rig.describe(OnnxRig.declare(linear, "", "", Map.of()));
    assertThat(signature.inputs()).hasToString("[x FLOAT[2]]");
    assertThat(signature.outputs()).hasToString("[m FLOAT[3]]");
    assertThat(signature.traits().batchInvariant()).isTrue();
    assertThat(signature.batchRows()).isEqualTo(256);
    ModelSignature named =
        rig.describe(OnnxRig.declare(linear, "a FLOAT[]", "scores FLOAT[3]", Map.of()));
    assertThat(named.inputs()).hasToString("[a FLOAT[2]]");
    assertThat(named.outputs()).hasToString("[scores FLOAT[3]]");
  }

  @Test
  void imagesAreFlattenedAndBatchedByBytes() {
    Path file = rig.write(SmallModels.imageClassifier(224, 224, 5, 1));
    ModelSignature signature = rig.describe(OnnxRig.declare(file, "", "", Map.of()));
    assertThat(signature.inputs()).hasToString("[image FLOAT[150528]]");
    assertThat(signature.batchRows()).isBetween(16, 64);
  }

  @Test
  void showsBothSidesWhereADeclarationDoesNotFit() {
    assertThatThrownBy(() -> rig.describe(OnnxRig.declare(linear, "x FLOAT[4]", "", Map.of())))
        .isInstanceOf(DplException.class)
        .hasMessageContaining("DPL3120")
        .hasMessageContaining("(x FLOAT[4])")
        .hasMessageContaining("(x FLOAT[2])");
    assertThatThrownBy(() -> rig.describe(OnnxRig.declare(linear, "", "label STRING", Map.of())))
        .hasMessageContaining("DPL3120");
    assertThatThrownBy(
            () -> rig.describe(OnnxRig.declare(linear, "", "a FLOAT; b FLOAT", Map.of())))
        .hasMessageContaining("DPL3120");
  }

  @Test
  void selectsTensorsByName() {
    byte[] two =
        new OnnxWriter()
            .input("a", OnnxWriter.FLOAT, 0)
            .input("b", OnnxWriter.FLOAT, 0, 1)
            .node("Neg", "a", "minus_a")
            .node("Neg", "b", "minus_b")
            .output("minus_a", OnnxWriter.FLOAT, 0)
            .output("minus_b", OnnxWriter.FLOAT, 0, 1)
            .bytes();
    Path file = rig.write(two);
    assertThat(rig.describe(OnnxRig.declare(file, "", "", Map.of())).outputs())
        .hasToString("[minus_a FLOAT, minus_b FLOAT]");
    assertThat(rig.describe(OnnxRig.declare(file, "", "minus_b FLOAT", Map.of())).outputs())
        .hasSize(1);
    Map<String, Object> swapped =
        Map.of("inputs", List.of("b", "a"), "outputs", List.of("minus_a"));
    assertThat(rig.describe(OnnxRig.declare(file, "", "", swapped)).inputs())
        .hasToString("[b FLOAT, a FLOAT]");
    assertThatThrownBy(() -> rig.describe(OnnxRig.declare(file, "", "x FLOAT", Map.of())))
        .hasMessageContaining("minus_a, minus_b");
    assertThatThrownBy(
            () -> rig.describe(OnnxRig.declare(file, "", "", Map.of("outputs", "minus_c"))))
        .hasMessageContaining("DPL2124");
    try (BufferAllocator allocator = new RootAllocator();
        var one = Columns.numbers(allocator, 1f, 2f);
        var other = Columns.numbers(allocator, 3f, 4f)) {
      assertThat(
              rig.run(
                  allocator, OnnxRig.declare(file, "", "minus_b FLOAT", Map.of()), 8, one, other))
          .containsExactly(List.of(-3f, -4f));
    }
  }

  @Test
  void sizesThatTheFileLeavesOpenAreDeclared() {
    byte[] open =
        new OnnxWriter()
            .input("x", OnnxWriter.FLOAT, 0, 3, 0)
            .node("Flatten", "x", "y", "axis:1")
            .output("y", OnnxWriter.FLOAT, 0, 0)
            .bytes();
    Path file = rig.write(open);
    assertThatThrownBy(() -> rig.describe(OnnxRig.declare(file, "", "", Map.of())))
        .hasMessageContaining("DPL3123")
        .hasMessageContaining("[d0, 3, d2]");
    assertThat(rig.describe(OnnxRig.declare(file, "x FLOAT[6]", "y FLOAT[6]", Map.of())).inputs())
        .hasToString("[x FLOAT[6]]");
    Map<String, Object> shape = Map.of("shape", List.of(3L, 2L));
    assertThat(rig.describe(OnnxRig.declare(file, "", "y FLOAT[6]", shape)).inputs())
        .hasToString("[x FLOAT[6]]");
    try (BufferAllocator allocator = new RootAllocator();
        var x = Columns.vectors(allocator, 6, List.of(new float[] {1, 2, 3, 4, 5, 6}))) {
      assertThat(rig.run(allocator, OnnxRig.declare(file, "", "y FLOAT[6]", shape), 8, x).get(0))
          .hasToString("[[1.0,2.0,3.0,4.0,5.0,6.0]]");
      assertThatThrownBy(
              () -> rig.run(allocator, OnnxRig.declare(file, "", "y FLOAT[3]", shape), 8, x))
          .hasMessageContaining("FLOAT[3] is declared");
    }
  }

  @Test
  void findsOperatorsThatMixRows() throws Exception {
    try (InputStream in =
        getClass().getClassLoader().getResourceAsStream("all-minilm-l6-v2-q.onnx")) {
      Path file = folder.resolve("q.onnx");
      Files.copy(in, file);
      OnnxFile model = OnnxFile.read(new LocalStorage(), file.toString());
      assertThat(model.isBatchInvariant()).isFalse();
      assertThat(model.inputs())
          .extracting(TensorInfo::name)
          .containsExactlyInAnyOrder("input_ids", "attention_mask", "token_type_ids");
      assertThat(model.inputs().get(0).shape()).isEqualTo("[batch_size, sequence_length]");
    }
  }

  @Test
  void everyCutOffOrWrongFileIsACodedError() throws Exception {
    byte[] whole = SmallModels.imageClassifier(8, 8, 2, 1);
    for (int length = 0; length < whole.length - 2; length += 7) {
      Path file = rig.write(Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> rig.describe(OnnxRig.declare(file, "", "", Map.of())))
          .isInstanceOf(DplException.class)
          .hasMessageContaining("DPL3121");
    }
    Path text = Files.writeString(folder.resolve("x.onnx"), "# Read me\n\nThis is no model.");
    assertThatThrownBy(() -> rig.describe(OnnxRig.declare(text, "", "", Map.of())))
        .hasMessageContaining("DPL3121");
    Path missing = folder.resolve("none.onnx");
    assertThatThrownBy(() -> rig.describe(OnnxRig.declare(missing, "", "", Map.of())))
        .hasMessageContaining("DPL2121");
  }

  @Test
  void whatOnnxRuntimeRefusesIsACodedError() {
    byte[] unknown =
        new OnnxWriter()
            .input("x", OnnxWriter.FLOAT, 0)
            .node("NoSuchOperator", "x", "y")
            .output("y", OnnxWriter.FLOAT, 0)
            .bytes();
    Path file = rig.write(unknown);
    try (BufferAllocator allocator = new RootAllocator()) {
      assertThatThrownBy(
              () ->
                  rig.provider.load(
                      OnnxRig.declare(file, "", "", Map.of()), Columns.context(allocator, folder)))
          .isInstanceOf(DplException.class)
          .hasMessageContaining("DPL5202")
          .hasMessageContaining("NoSuchOperator");
    }
  }
}
