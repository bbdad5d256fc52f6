package io.dpl.api.type;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.junit.jupiter.api.Test;

class ArrowTypesTest {

  @Test
  void everyTypeComesBack() {
    Stream.concat(
            Stream.of(DplType.Simple.values()).map(Object::toString),
            Stream.of(
                "DECIMAL(38, 9)",
                "FLOAT[384]",
                "STRING[][]",
                "STRUCT(a INTEGER, b FLOAT[3])",
                "MAP(STRING, STRUCT(x DOUBLE))"))
        .map(DplType::parse)
        .forEach(
            type ->
                assertThat(ArrowTypes.type(ArrowTypes.field(Field.of("c", type)))).isEqualTo(type));
  }

  @Test
  void foreignTypesAreWidened() {
    assertThat(type(new ArrowType.Int(8, false))).isEqualTo(DplType.Simple.SMALLINT);
    assertThat(type(new ArrowType.Int(64, false))).isEqualTo(new DplType.Decimal(38, 0));
    assertThat(type(new ArrowType.Timestamp(TimeUnit.SECOND, null)))
        .isEqualTo(DplType.Simple.TIMESTAMP);
    assertThat(type(new ArrowType.LargeUtf8())).isEqualTo(DplType.Simple.STRING);
  }

  private static DplType type(ArrowType type) {
    return ArrowTypes.type(
        new org.apache.arrow.vector.types.pojo.Field("c", FieldType.nullable(type), null));
  }
}
