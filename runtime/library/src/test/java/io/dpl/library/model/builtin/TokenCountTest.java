package io.dpl.library.model.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import io.dpl.api.function.HeavyOperator;
import io.dpl.library.model.Columns;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.VarCharVector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenCountTest {

  @Test
  void countsWithoutMarks(@TempDir Path temp) {
    List<String> texts =
        Arrays.asList("x", "hello world", null, "", "word ".repeat(1000), "naïve 😀");
    try (BufferAllocator allocator = new RootAllocator();
        VarCharVector in = Columns.texts(allocator, texts);
        BigIntVector out = new BigIntVector("n", allocator);
        HeavyOperator operator =
            new TokenCount().open(Map.of(), Columns.context(allocator, temp))) {
      assertThat(operator.run(List.of(in), 1, texts.size(), out, 1)).isEqualTo(5);
      out.setValueCount(5);
      assertThat(out.get(0)).isEqualTo(2);
      assertThat(out.isNull(1)).isTrue();
      assertThat(out.get(2)).isZero();
      assertThat(out.get(3)).isEqualTo(1000);
      assertThat(out.get(4)).isGreaterThan(1);
    }
  }
}
