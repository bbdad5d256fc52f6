package io.dpl.library.parquet.scan;

import io.dpl.api.type.DplType;
import io.dpl.library.parquet.ParquetShape;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BitVectorHelper;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.ipc.message.ArrowFieldNode;

/**
 * Puts a column's vector together: leaves as they were gathered, structs, lists and maps from the
 * levels of the first leaf below them. Leaves of a broken file need not fit together; engines
 * behind rely on it, so it is checked.
 *
 * @param leaves builder of each leaf, by its number in the file
 */
record VectorAssembly(BufferAllocator allocator, Map<Integer, LeafBuilder> leaves) {

  /**
   * Loads a vector.
   *
   * @param slots values it must have
   */
  void load(ParquetShape shape, DplType type, FieldVector vector, int slots) throws IOException {
    if (shape instanceof ParquetShape.Leaf leaf) {
      builder(leaf).load(vector);
    } else if (shape instanceof ParquetShape.Group group) {
      struct(group, (DplType.Struct) type, vector);
    } else if (shape instanceof ParquetShape.Repeated list) {
      list(list, type, vector);
    } else if (shape instanceof ParquetShape.Pairs map) {
      map(map, (DplType.MapOf) type, vector);
    }
    if (vector.getValueCount() != slots) {
      throw new IOException(
          "column part " + shape.name() + " has " + vector.getValueCount() + " values of " + slots);
    }
  }

  private LeafBuilder builder(ParquetShape.Leaf leaf) {
    LeafBuilder builder = leaves.get(leaf.ordinal());
    if (builder == null) {
      throw new IllegalStateException("no builder for " + leaf.path());
    }
    return builder;
  }

  private LevelStore levels(ParquetShape shape) {
    return builder(shape.leaves().findFirst().orElseThrow()).levels();
  }

  private void struct(ParquetShape.Group group, DplType.Struct type, FieldVector vector)
      throws IOException {
    LevelStore store = levels(group);
    ParquetShape.Levels levels = group.levels();
    int slots = 0;
    try (GrowingBuffer validity = bits(store.count())) {
      int nulls = 0;
      for (int i = 0; i < store.count(); i++) {
        if (store.definition(i) < levels.ancestor() || store.repetition(i) > levels.repetition()) {
          continue;
        }
        if (store.definition(i) >= levels.definition()) {
          BitVectorHelper.setBit(validity.buffer(), slots);
        } else {
          nulls++;
        }
        slots++;
      }
      vector.loadFieldBuffers(new ArrowFieldNode(slots, nulls), List.of(validity.buffer()));
    }
    List<FieldVector> children = vector.getChildrenFromFields();
    for (int i = 0; i < group.children().size(); i++) {
      load(group.children().get(i), type.fields().get(i).type(), children.get(i), slots);
    }
  }

  private void list(ParquetShape.Repeated list, DplType type, FieldVector vector)
      throws IOException {
    FieldVector child = vector.getChildrenFromFields().get(0);
    if (type instanceof DplType.Vector fixed) {
      try (ListScan scan = new ListScan(allocator, levels(list), list.levels())) {
        scan.run(fixed.dimension());
        vector.loadFieldBuffers(scan.node(), List.of(scan.validity()));
        int elements = Math.multiplyExact(scan.lists(), fixed.dimension());
        load(list.element(), fixed.element(), child, elements);
      }
      return;
    }
    try (ListScan scan = new ListScan(allocator, levels(list), list.levels())) {
      scan.run(ListScan.ANY);
      vector.loadFieldBuffers(scan.node(), List.of(scan.validity(), scan.offsets()));
      load(list.element(), ((DplType.ListOf) type).element(), child, scan.elements());
    }
  }

  private void map(ParquetShape.Pairs map, DplType.MapOf type, FieldVector vector)
      throws IOException {
    FieldVector entries = vector.getChildrenFromFields().get(0);
    try (ListScan scan = new ListScan(allocator, levels(map.key()), map.levels())) {
      scan.run(ListScan.ANY);
      vector.loadFieldBuffers(scan.node(), List.of(scan.validity(), scan.offsets()));
      try (GrowingBuffer all = bits(scan.elements())) {
        for (int i = 0; i < scan.elements(); i++) {
          BitVectorHelper.setBit(all.buffer(), i);
        }
        ArrowBuf buffer = all.buffer();
        entries.loadFieldBuffers(new ArrowFieldNode(scan.elements(), 0), List.of(buffer));
      }
      load(map.key(), type.key(), entries.getChildrenFromFields().get(0), scan.elements());
      load(map.value(), type.value(), entries.getChildrenFromFields().get(1), scan.elements());
    }
  }

  private GrowingBuffer bits(int count) {
    return new GrowingBuffer(allocator, count / 8 + 1, true);
  }
}
