package io.dpl.engine.arrow;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.IntVector;
import org.junit.jupiter.api.Test;

class RowsTest {

  private static final int[] ORDER = {9, 3, 4, 18, 0, 7, 7, 1, 2, 11, 5};

  @Test
  void numbersAreGatheredWithAndWithoutNulls() {
    try (BufferAllocator allocator = new RootAllocator();
        BigIntVector longs = new BigIntVector("l", allocator);
        IntVector ints = new IntVector("i", allocator);
        IntVector nulls = new IntVector("n", allocator)) {
      for (int i = 0; i < 20; i++) {
        longs.setSafe(i, 1L << 40 | i);
        ints.setSafe(i, -i);
        if (i % 3 == 0) {
          nulls.setNull(i);
        } else {
          nulls.setSafe(i, i);
        }
      }
      for (FieldVector source : new FieldVector[] {longs, ints, nulls}) {
        source.setValueCount(20);
        try (FieldVector gathered = Rows.gather(source, ORDER, 1, 11, allocator)) {
          assertThat(gathered.getValueCount()).isEqualTo(10);
          for (int i = 1; i < 11; i++) {
            assertThat(gathered.getObject(i - 1)).isEqualTo(source.getObject(ORDER[i]));
          }
        }
      }
    }
  }
}
