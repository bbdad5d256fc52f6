package io.dpl.library.parquet;

import io.dpl.api.type.DplType;
import io.dpl.api.type.Field;
import java.util.List;
import java.util.stream.Stream;
import org.apache.parquet.format.SchemaElement;

/**
 * A column of a file as its schema nests it, with the levels that say how a value was written.
 *
 * <p>Source: the level algorithm of the Dremel paper (Melnik et al., 2010), as the format's
 * specification describes it.
 */
public sealed interface ParquetShape {

  /** Name of the column or field. */
  String name();

  /** Whether it may be null itself. */
  boolean nullable();

  /** Where it stands. */
  Levels levels();

  /** Type in DPL. */
  DplType type();

  /** Its leaves, in the order of the file. */
  Stream<Leaf> leaves();

  /** As a field of a schema. */
  default Field field() {
    return new Field(name(), type(), nullable());
  }

  /**
   * What levels say of a shape.
   *
   * @param definition definition level from which on it is not null
   * @param repetition number of lists around it
   * @param ancestor definition level below which there is no slot for it, because a list around it
   *     is null or empty
   */
  record Levels(int definition, int repetition, int ancestor) {}

  /**
   * Values.
   *
   * @param ordinal number among all leaves of the file
   * @param path names from the top, joined by dots
   */
  record Leaf(
      String name,
      boolean nullable,
      Levels levels,
      int ordinal,
      String path,
      SchemaElement element,
      DplType type)
      implements ParquetShape {

    @Override
    public Stream<Leaf> leaves() {
      return Stream.of(this);
    }
  }

  /** A struct. */
  record Group(String name, boolean nullable, Levels levels, List<ParquetShape> children)
      implements ParquetShape {

    public Group {
      children = List.copyOf(children);
    }

    @Override
    public DplType type() {
      return new DplType.Struct(children.stream().map(c -> Field.of(c.name(), c.type())).toList());
    }

    @Override
    public Stream<Leaf> leaves() {
      return children.stream().flatMap(ParquetShape::leaves);
    }
  }

  /** A list; its elements exist from definition level {@code levels.definition() + 1} on. */
  record Repeated(String name, boolean nullable, Levels levels, ParquetShape element)
      implements ParquetShape {

    @Override
    public DplType type() {
      return new DplType.ListOf(element.type());
    }

    @Override
    public Stream<Leaf> leaves() {
      return element.leaves();
    }
  }

  /** A map; its entries exist from definition level {@code levels.definition() + 1} on. */
  record Pairs(String name, boolean nullable, Levels levels, ParquetShape key, ParquetShape value)
      implements ParquetShape {

    @Override
    public DplType type() {
      return new DplType.MapOf(key.type(), value.type());
    }

    @Override
    public Stream<Leaf> leaves() {
      return Stream.concat(key.leaves(), value.leaves());
    }
  }
}
