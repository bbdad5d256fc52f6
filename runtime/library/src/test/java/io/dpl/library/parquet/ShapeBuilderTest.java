package io.dpl.library.parquet;

import static org.apache.parquet.format.FieldRepetitionType.OPTIONAL;
import static org.apache.parquet.format.FieldRepetitionType.REPEATED;
import static org.apache.parquet.format.FieldRepetitionType.REQUIRED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dpl.api.diagnostic.DplException;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.format.ConvertedType;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.Type;
import org.junit.jupiter.api.Test;

/** The layouts of older writers, which no writer at hand makes any more. */
class ShapeBuilderTest {

  private final List<SchemaElement> elements = new ArrayList<>();

  private ShapeBuilderTest group(
      String name, FieldRepetitionType repetition, int children, ConvertedType... converted) {
    SchemaElement element = new SchemaElement(name).setNum_children(children);
    if (repetition != null) {
      element.setRepetition_type(repetition);
    }
    for (ConvertedType type : converted) {
      element.setConverted_type(type);
    }
    elements.add(element);
    return this;
  }

  private ShapeBuilderTest leaf(String name, FieldRepetitionType repetition, Type type) {
    elements.add(new SchemaElement(name).setType(type).setRepetition_type(repetition));
    return this;
  }

  private ParquetShape column() {
    return new ShapeBuilder(ParquetFault.of("x"), elements).columns().get(0);
  }

  @Test
  void twoLevelListOfPrimitives() {
    ParquetShape column =
        group("root", null, 1)
            .group("l", OPTIONAL, 1, ConvertedType.LIST)
            .leaf("element", REPEATED, Type.INT32)
            .column();
    assertThat(column.type().toString()).isEqualTo("INTEGER[]");
    assertThat(column.nullable()).isTrue();
    assertThat(column.leaves().findFirst().orElseThrow().levels())
        .isEqualTo(new ParquetShape.Levels(2, 1, 2));
  }

  @Test
  void twoLevelListOfStructs() {
    group("root", null, 2).group("l", OPTIONAL, 1, ConvertedType.LIST).group("pair", REPEATED, 2);
    leaf("a", REQUIRED, Type.INT32).leaf("b", OPTIONAL, Type.DOUBLE);
    group("t", OPTIONAL, 1, ConvertedType.LIST).group("t_tuple", REPEATED, 1);
    leaf("a", REQUIRED, Type.INT64);
    List<ParquetShape> columns = new ShapeBuilder(ParquetFault.of("x"), elements).columns();
    assertThat(columns.get(0).type().toString()).isEqualTo("STRUCT(a INTEGER, b DOUBLE)[]");
    assertThat(columns.get(1).type().toString()).isEqualTo("STRUCT(a BIGINT)[]");
  }

  @Test
  void bareRepeatedFieldIsAList() {
    ParquetShape column = group("root", null, 1).leaf("l", REPEATED, Type.BYTE_ARRAY).column();
    assertThat(column.type().toString()).isEqualTo("BLOB[]");
    assertThat(column.nullable()).isFalse();
    assertThat(column.levels()).isEqualTo(new ParquetShape.Levels(0, 0, 0));
  }

  @Test
  void oldMap() {
    group("root", null, 1).group("m", OPTIONAL, 1, ConvertedType.MAP_KEY_VALUE);
    group("map", REPEATED, 2).leaf("key", REQUIRED, Type.INT32).leaf("value", OPTIONAL, Type.FLOAT);
    assertThat(column().type().toString()).isEqualTo("MAP(INTEGER, FLOAT)");
  }

  @Test
  void countsThatDoNotFitAreBroken() {
    group("root", null, 3).leaf("a", REQUIRED, Type.INT32);
    assertThatThrownBy(this::column)
        .isInstanceOf(DplException.class)
        .hasMessageContaining("DPL5140");
  }
}
