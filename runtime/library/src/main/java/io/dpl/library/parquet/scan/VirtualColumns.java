package io.dpl.library.parquet.scan;

import io.dpl.api.type.DplType.Simple;
import io.dpl.api.type.Field;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VarCharVector;

/** The columns that no file has: where a row was read. */
final class VirtualColumns {

  /** Path of the file. */
  static final Field PATH = new Field("_path", Simple.STRING, false);

  /** Number of the row in its file, from 0. */
  static final Field ROW = new Field("_row", Simple.BIGINT, false);

  private final List<Run> runs = new ArrayList<>();

  private record Run(String path, long firstRow, int rows) {}

  /** Whether a name is one of them. */
  static boolean has(String name) {
    return name.equalsIgnoreCase(PATH.name()) || name.equalsIgnoreCase(ROW.name());
  }

  /** Adds rows that follow one another in a file. */
  void add(String path, long firstRow, int rows) {
    runs.add(new Run(path, firstRow, rows));
  }

  FieldVector vector(String name, BufferAllocator allocator) {
    return name.equalsIgnoreCase(PATH.name()) ? paths(name, allocator) : rows(name, allocator);
  }

  private FieldVector paths(String name, BufferAllocator allocator) {
    VarCharVector vector = new VarCharVector(name, allocator);
    int at = 0;
    for (Run run : runs) {
      byte[] path = run.path.getBytes(StandardCharsets.UTF_8);
      for (int i = 0; i < run.rows; i++) {
        vector.setSafe(at++, path);
      }
    }
    vector.setValueCount(at);
    return vector;
  }

  private FieldVector rows(String name, BufferAllocator allocator) {
    BigIntVector vector = new BigIntVector(name, allocator);
    int at = 0;
    for (Run run : runs) {
      for (int i = 0; i < run.rows; i++) {
        vector.setSafe(at++, run.firstRow + i);
      }
    }
    vector.setValueCount(at);
    return vector;
  }
}
