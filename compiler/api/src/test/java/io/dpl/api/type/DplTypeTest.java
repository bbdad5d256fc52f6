package io.dpl.api.type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dpl.api.type.DplType.Simple;
import java.util.List;
import org.junit.jupiter.api.Test;

class DplTypeTest {

  @Test
  void textReadsBack() {
    DplType type =
        new DplType.Struct(
            List.of(
                Field.of("a b\"c", new DplType.Vector(Simple.FLOAT, 384)),
                Field.of("m", new DplType.MapOf(Simple.STRING, new DplType.Decimal(12, 2))),
                Field.of("l", new DplType.ListOf(new DplType.ListOf(Simple.TIMESTAMPTZ)))));
    assertThat(DplType.parse(type.toString())).isEqualTo(type);
  }

  @Test
  void synonyms() {
    assertThat(DplType.parse("varchar(20)[]")).isEqualTo(new DplType.ListOf(Simple.STRING));
    assertThat(DplType.parse("timestamp with time zone")).isEqualTo(Simple.TIMESTAMPTZ);
    assertThat(DplType.parse("timestamp")).isEqualTo(Simple.TIMESTAMP);
    assertThat(DplType.parse("int")).isEqualTo(Simple.INTEGER);
  }

  @Test
  void nonsenseIsRefused() {
    assertThatThrownBy(() -> DplType.parse("FLOAT[")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> DplType.parse("widget")).hasMessageContaining("no type named widget");
  }
}
