package io.dpl.library.model.jvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dpl.api.diagnostic.RunCode;
import io.dpl.api.diagnostic.Span;
import io.dpl.api.function.RowException;
import io.dpl.api.model.BatchModel;
import io.dpl.api.model.EmbeddingModel;
import io.dpl.api.model.JavaSignature;
import io.dpl.api.model.Model;
import io.dpl.api.model.ModelDeclaration;
import io.dpl.api.model.ModelSession;
import io.dpl.api.model.ModelSignature;
import io.dpl.api.model.RowModel;
import io.dpl.api.type.ArrowTypes;
import io.dpl.api.type.DplType;
import io.dpl.api.type.Field;
import io.dpl.library.model.Columns;
import io.dpl.library.model.LocalStorage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VarCharVector;
import org.junit.jupiter.api.Test;

public class JavaProviderTest {

  /** Length and upper case; fails on one word. */
  @JavaSignature(value = "(text STRING) -> STRUCT(length BIGINT, upper STRING)", batchRows = 3)
  public static final class Measure implements RowModel {
    @Override
    public Object run(Object[] row) {
      String text = (String) row[0];
      if (text.equals("fail")) {
        throw new IllegalStateException("this word is forbidden");
      }
      return text.equals("short") ? List.of(1) : Arrays.asList(text.length(), text.toUpperCase());
    }
  }

  /** A vector of the option's value. */
  @JavaSignature("(text STRING) -> FLOAT[2]")
  public static final class Constant implements EmbeddingModel {
    private final float value;
    private final int dimension;

    public Constant(Map<String, Object> options) {
      value = ((Number) options.getOrDefault("value", 1)).floatValue();
      dimension = ((Number) options.getOrDefault("dimension", 2)).intValue();
    }

    @Override
    public List<float[]> embed(List<String> texts) {
      float[] vector = new float[dimension];
      Arrays.fill(vector, value);
      return java.util.Collections.nCopies(texts.size(), vector);
    }
  }

  /** Without an annotation. */
  public static final class Counter implements BatchModel {
    @Override
    public void run(List<FieldVector> arguments, int rows, List<FieldVector> outputs) {
      BigIntVector out = (BigIntVector) outputs.get(0);
      out.allocateNew(rows);
      for (int i = 0; i < rows; i++) {
        out.set(i, i);
      }
    }
  }

  public static final class Hidden implements RowModel {
    private Hidden() {}

    @Override
    public Object run(Object[] row) {
      return 1;
    }
  }

  /** Numbers, lists and vectors back as they came. */
  public static final class Echo implements RowModel {
    @Override
    public Object run(Object[] row) {
      return row;
    }
  }

  private final JavaProvider provider = new JavaProvider(getClass().getClassLoader());

  private static ModelDeclaration declare(
      Class<?> type, List<Field> inputs, List<Field> outputs, Map<String, Object> options) {
    return new ModelDeclaration("m", inputs, outputs, "JAVA", type.getName(), options, Span.NONE);
  }

  private static ModelDeclaration declare(Class<?> type, Map<String, Object> options) {
    return declare(type, List.of(), List.of(), options);
  }

  private static Field field(String name, String type) {
    return Field.of(name, DplType.parse(type));
  }

  private List<String> run(ModelDeclaration declaration, String... texts) {
    try (BufferAllocator allocator = new RootAllocator();
        VarCharVector column = Columns.texts(allocator, Arrays.asList(texts))) {
      return run(allocator, declaration, List.of(column), texts.length);
    }
  }

  /** Each row as the text of its outputs. */
  private List<String> run(
      BufferAllocator allocator,
      ModelDeclaration declaration,
      List<FieldVector> arguments,
      int rows) {
    ModelSignature signature = provider.describe(declaration, new LocalStorage());
    List<FieldVector> outputs = new ArrayList<>();
    signature.outputs().forEach(f -> outputs.add(ArrowTypes.field(f).createVector(allocator)));
    Model model = provider.load(declaration, Columns.context(allocator, Path.of(".")));
    try (ModelSession session = model.open()) {
      session.run(arguments, rows, 2, outputs);
      List<String> lines = new ArrayList<>();
      for (int i = 0; i < rows; i++) {
        StringBuilder line = new StringBuilder();
        for (FieldVector output : outputs) {
          output.setValueCount(rows);
          line.append(line.length() == 0 ? "" : " ").append(output.getObject(i));
        }
        lines.add(line.toString());
      }
      return lines;
    } finally {
      outputs.forEach(FieldVector::close);
      model.close();
    }
  }

  @Test
  void callsARowModel() {
    ModelDeclaration declaration = declare(Measure.class, Map.of());
    ModelSignature signature = provider.describe(declaration, new LocalStorage());
    assertThat(signature.inputs()).hasToString("[text STRING]");
    assertThat(signature.outputs()).hasToString("[length BIGINT, upper STRING]");
    assertThat(signature.batchRows()).isEqualTo(3);
    assertThat(run(declaration, "ab", null, "")).containsExactly("2 AB", "null null", "0 ");
  }

  @Test
  void callsAnEmbeddingModelWithOptions() {
    assertThat(run(declare(Constant.class, Map.of("value", 2L)), "a", null, "b", "c"))
        .containsExactly("[2.0,2.0]", "null", "[2.0,2.0]", "[2.0,2.0]");
  }

  @Test
  void callsABatchModelAsDeclared() {
    ModelDeclaration declaration =
        declare(
            Counter.class, List.of(field("s", "STRING")), List.of(field("n", "BIGINT")), Map.of());
    assertThat(run(declaration, "a", "b")).containsExactly("0", "1");
    assertThatThrownBy(
            () -> provider.describe(declare(Counter.class, Map.of()), new LocalStorage()))
        .hasMessageContaining("DPL3120")
        .hasMessageContaining("takes and gives");
  }

  @Test
  void valuesComeBackAsTheyWent() {
    List<Field> fields =
        List.of(
            field("a", "BOOLEAN"),
            field("b", "SMALLINT"),
            field("c", "DOUBLE"),
            field("d", "STRING[]"),
            field("e", "FLOAT[2]"),
            field("f", "BLOB"));
    try (BufferAllocator allocator = new RootAllocator()) {
      List<FieldVector> columns = new ArrayList<>();
      fields.forEach(f -> columns.add(ArrowTypes.field(f).createVector(allocator)));
      Object[] row = {true, 7L, 1.5, Arrays.asList("x", null), new float[] {1, 2}, new byte[] {9}};
      for (int i = 0; i < row.length; i++) {
        columns.get(i).allocateNew();
        JavaWriter.write(columns.get(i), 0, row[i]);
        columns.get(i).setValueCount(1);
      }
      String line =
          run(allocator, declare(Echo.class, fields, fields, Map.of()), columns, 1).get(0);
      assertThat(line).startsWith("true 7 1.5 [\"x\",null] [1.0,2.0] ");
      columns.forEach(FieldVector::close);
    }
  }

  @Test
  void codesWhatTheModelDoesWrong() {
    fails(declare(Measure.class, Map.of()), RunCode.MODEL_CODE, 2, "forbidden", "a", "b", "fail");
    fails(declare(Measure.class, Map.of()), RunCode.MODEL_RESULT, 1, "1 results", "a", "short");
    fails(
        declare(Constant.class, Map.of("dimension", 3)),
        RunCode.MODEL_RESULT,
        0,
        "3 numbers where 2",
        "a");
  }

  private void fails(
      ModelDeclaration declaration, RunCode code, int row, String message, String... texts) {
    assertThatThrownBy(() -> run(declaration, texts))
        .hasMessageContaining(message)
        .isInstanceOfSatisfying(
            RowException.class,
            e -> {
              assertThat(e.code()).isEqualTo(code);
              assertThat(e.row()).isEqualTo(row);
            });
  }

  @Test
  void codesWhatIsNoModel() {
    LocalStorage storage = new LocalStorage();
    ModelDeclaration missing =
        new ModelDeclaration(
            "m", List.of(), List.of(), "JAVA", "com.acme.Missing", Map.of(), Span.NONE);
    assertThatThrownBy(() -> provider.describe(missing, storage)).hasMessageContaining("DPL2122");
    assertThatThrownBy(() -> provider.describe(declare(String.class, Map.of()), storage))
        .hasMessageContaining("DPL3124");
    assertThatThrownBy(() -> provider.describe(declare(Hidden.class, Map.of()), storage))
        .hasMessageContaining("DPL3124")
        .hasMessageContaining("constructor");
    ModelDeclaration other =
        declare(Measure.class, List.of(field("n", "BIGINT")), List.of(), Map.of());
    assertThatThrownBy(() -> provider.describe(other, storage))
        .hasMessageContaining("(n BIGINT)")
        .hasMessageContaining("(text STRING)");
    ModelDeclaration dates =
        declare(Echo.class, List.of(field("d", "DATE")), List.of(field("d", "DATE")), Map.of());
    assertThatThrownBy(() -> provider.describe(dates, storage)).hasMessageContaining("d DATE");
    assertThatThrownBy(
            () ->
                provider.load(
                    declare(Constant.class, Map.of("value", "text")),
                    Columns.context(new RootAllocator(), Path.of("."))))
        .hasMessageContaining("DPL5202");
  }
}
