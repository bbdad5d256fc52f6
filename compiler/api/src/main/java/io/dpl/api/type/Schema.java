package io.dpl.api.type;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * The columns of a row set, in order. Names are unique without regard to case unless a join made
 * duplicates.
 */
public record Schema(List<Field> fields) {

  public Schema {
    fields = List.copyOf(fields);
  }

  /** A schema of these fields. */
  public static Schema of(Field... fields) {
    return new Schema(List.of(fields));
  }

  /** Position of the first column of this name, without regard to case. */
  public OptionalInt indexOf(String name) {
    for (int i = 0; i < fields.size(); i++) {
      if (fields.get(i).name().equalsIgnoreCase(name)) {
        return OptionalInt.of(i);
      }
    }
    return OptionalInt.empty();
  }

  /** The first column of this name, without regard to case. */
  public Optional<Field> find(String name) {
    OptionalInt at = indexOf(name);
    return at.isPresent() ? Optional.of(fields.get(at.getAsInt())) : Optional.empty();
  }

  /** Names in order. */
  public List<String> names() {
    return fields.stream().map(Field::name).toList();
  }

  /** Only these columns, in the order given. */
  public Schema select(List<String> names) {
    return new Schema(names.stream().map(name -> find(name).orElseThrow()).toList());
  }

  @Override
  public String toString() {
    return fields.stream().map(Field::toString).collect(Collectors.joining(", ", "(", ")"));
  }
}
