package io.dpl.library.parquet;

import io.dpl.api.type.DplType;
import io.dpl.library.parquet.ParquetShape.Levels;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.parquet.format.ConvertedType;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.SchemaElement;

/**
 * Turns the flat list of schema elements of a footer into shapes: three-level lists, the older
 * two-level ones, maps, bare repeated fields.
 *
 * <p>Source: "Lists" and "Maps" with their backward-compatibility rules in LogicalTypes.md of the
 * format's specification.
 */
final class ShapeBuilder {

  private static final int DEEPEST = 64;

  private final ParquetFault fault;
  private final List<SchemaElement> elements;
  private int at;
  private int leaves;

  ShapeBuilder(ParquetFault fault, List<SchemaElement> elements) {
    this.fault = fault;
    this.elements = elements;
  }

  List<ParquetShape> columns() {
    Tree root = tree(0);
    if (at != elements.size() || root.children.isEmpty()) {
      throw fault.broken("its schema has no columns or elements left over", null);
    }
    List<ParquetShape> columns = new ArrayList<>();
    for (Tree child : root.children) {
      columns.add(shape(child, new Levels(0, 0, 0), "", child.element.getName()));
    }
    return columns;
  }

  private record Tree(SchemaElement element, List<Tree> children) {
    boolean isGroup() {
      return !element.isSetType();
    }

    boolean is(FieldRepetitionType repetition) {
      return element.getRepetition_type() == repetition;
    }

    boolean annotated(ConvertedType converted) {
      return element.isSetConverted_type() && element.getConverted_type() == converted;
    }

    boolean isList() {
      return isGroup()
          && (annotated(ConvertedType.LIST)
              || (element.isSetLogicalType() && element.getLogicalType().isSetLIST()));
    }

    boolean isMap() {
      return isGroup()
          && (annotated(ConvertedType.MAP)
              || annotated(ConvertedType.MAP_KEY_VALUE)
              || (element.isSetLogicalType() && element.getLogicalType().isSetMAP()));
    }
  }

  private Tree tree(int depth) {
    if (at >= elements.size() || depth > DEEPEST) {
      throw fault.broken("its schema does not end where it should", null);
    }
    SchemaElement element = elements.get(at++);
    int count = element.isSetType() ? 0 : element.getNum_children();
    if (count < 0 || count > elements.size() - at) {
      throw fault.broken("its schema counts " + count + " children", null);
    }
    if (depth > 0 && (!element.isSetRepetition_type() || element.getName() == null)) {
      throw fault.broken("its schema has a field without name or repetition", null);
    }
    List<Tree> children = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      children.add(tree(depth + 1));
    }
    return new Tree(element, children);
  }

  /** A field; a repeated one outside of a LIST is a list of itself. */
  private ParquetShape shape(Tree tree, Levels parent, String prefix, String name) {
    String path = prefix.isEmpty() ? tree.element.getName() : prefix + "." + tree.element.getName();
    if (tree.is(FieldRepetitionType.REPEATED)) {
      ParquetShape element = present(tree, repeated(parent), path, name, false);
      return new ParquetShape.Repeated(name, false, parent, element);
    }
    boolean nullable = tree.is(FieldRepetitionType.OPTIONAL);
    Levels levels =
        nullable
            ? new Levels(parent.definition() + 1, parent.repetition(), parent.ancestor())
            : parent;
    return present(tree, levels, path, name, nullable);
  }

  private static Levels repeated(Levels list) {
    int definition = list.definition() + 1;
    return new Levels(definition, list.repetition() + 1, definition);
  }

  private ParquetShape present(
      Tree tree, Levels levels, String path, String name, boolean nullable) {
    if (!tree.isGroup()) {
      DplType type = new LogicalTypes(fault).type(tree.element);
      return new ParquetShape.Leaf(name, nullable, levels, leaves++, path, tree.element, type);
    }
    if (tree.children.isEmpty()) {
      throw fault.unsupported("an empty group " + path);
    }
    boolean wrapsOne =
        tree.children.size() == 1 && tree.children.get(0).is(FieldRepetitionType.REPEATED);
    if (tree.isList() && wrapsOne) {
      return list(tree.children.get(0), levels, path, name, nullable);
    }
    if (tree.isMap() && wrapsOne && isPair(tree.children.get(0))) {
      return map(tree.children.get(0), levels, path, name, nullable);
    }
    List<ParquetShape> children = new ArrayList<>();
    for (Tree child : tree.children) {
      children.add(shape(child, levels, path, child.element.getName()));
    }
    return new ParquetShape.Group(name, nullable, levels, children);
  }

  private ParquetShape list(
      Tree repeated, Levels levels, String path, String name, boolean nullable) {
    Levels inner = repeated(levels);
    String below = path + "." + repeated.element.getName();
    ParquetShape element =
        isElementItself(repeated, path)
            ? present(repeated, inner, below, "element", false)
            : shape(repeated.children.get(0), inner, below, "element");
    return new ParquetShape.Repeated(name, nullable, levels, element);
  }

  /** Whether the repeated field of a LIST is the element (two levels) or wraps it (three). */
  private static boolean isElementItself(Tree repeated, String path) {
    String name = repeated.element.getName();
    String list = path.substring(path.lastIndexOf('.') + 1);
    return !repeated.isGroup()
        || repeated.children.size() != 1
        || name.toLowerCase(Locale.ROOT).equals("array")
        || name.equals(list + "_tuple");
  }

  private static boolean isPair(Tree repeated) {
    return repeated.isGroup() && repeated.children.size() == 2;
  }

  private ParquetShape map(
      Tree repeated, Levels levels, String path, String name, boolean nullable) {
    Levels inner = repeated(levels);
    String below = path + "." + repeated.element.getName();
    ParquetShape key = shape(repeated.children.get(0), inner, below, "key");
    ParquetShape value = shape(repeated.children.get(1), inner, below, "value");
    return new ParquetShape.Pairs(name, nullable, levels, key, value);
  }
}
