package io.dpl.value;

import io.dpl.api.type.DplType;
import io.dpl.api.type.Field;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.complex.MapVector;
import org.apache.arrow.vector.complex.StructVector;
import org.jspecify.annotations.Nullable;

/** Structs and maps as Java maps. */
final class Structs {

  private Structs() {}

  /** Field names to values, in order. */
  static Decoder of(DplType.Struct type) {
    List<Decoder> decoders = new ArrayList<>();
    type.fields().forEach(field -> decoders.add(Natural.decoder(field.type())));
    List<String> names = type.fields().stream().map(Field::name).toList();
    return vector -> {
      List<Decoder.Cells> cells = cells((StructVector) vector, decoders);
      return row -> {
        if (vector.isNull(row)) {
          return null;
        }
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
          values.put(names.get(i), cells.get(i).at(row));
        }
        return Collections.unmodifiableMap(values);
      };
    };
  }

  /** The readers of a struct's fields. */
  static List<Decoder.Cells> cells(StructVector struct, List<Decoder> decoders) {
    List<FieldVector> children = struct.getChildrenFromFields();
    List<Decoder.Cells> cells = new ArrayList<>();
    for (int i = 0; i < decoders.size(); i++) {
      cells.add(decoders.get(i).on(children.get(i)));
    }
    return cells;
  }

  /** Keys to values. */
  static Decoder map(Decoder key, Decoder value) {
    return vector -> {
      MapVector map = (MapVector) vector;
      List<FieldVector> entries = ((StructVector) map.getDataVector()).getChildrenFromFields();
      Decoder.Cells keys = key.on(entries.get(0));
      Decoder.Cells values = value.on(entries.get(1));
      return row -> {
        if (map.isNull(row)) {
          return null;
        }
        Map<@Nullable Object, @Nullable Object> result = new LinkedHashMap<>();
        for (int i = map.getElementStartIndex(row); i < map.getElementEndIndex(row); i++) {
          result.put(keys.at(i), values.at(i));
        }
        return Collections.unmodifiableMap(result);
      };
    };
  }
}
