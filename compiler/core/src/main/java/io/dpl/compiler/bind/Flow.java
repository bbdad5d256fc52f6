package io.dpl.compiler.bind;

import java.util.List;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import org.apache.calcite.rel.RelNode;

/**
 * The rows at one place of a pipeline.
 *
 * @param rel makes them; its fields that are neither a column nor a key are left-overs
 * @param columns what a script can name, in order
 * @param order live order, empty for none
 * @param broken its source is wrong: unknown names in it are no second mistake
 */
record Flow(RelNode rel, List<Column> columns, List<SortKey> order, boolean broken) {

  Flow {
    columns = List.copyOf(columns);
    order = List.copyOf(order);
  }

  /** Columns in {@code *}. */
  List<Column> shown() {
    return columns.stream().filter(Column::isShown).toList();
  }

  /** Names of the columns in {@code *}. */
  List<String> names() {
    return shown().stream().map(Column::name).toList();
  }

  /** The first column of this name in {@code *}. */
  Optional<Column> find(String name) {
    return columns.stream()
        .filter(column -> column.isShown() && column.name().equalsIgnoreCase(name))
        .findFirst();
  }

  /** Number of fields of the relational row. */
  int width() {
    return rel.getRowType().getFieldCount();
  }

  Flow with(RelNode other) {
    return new Flow(other, columns, order, broken);
  }

  Flow withColumns(List<Column> others) {
    return new Flow(rel, others, order, broken);
  }

  Flow ordered(List<SortKey> keys) {
    return new Flow(rel, columns, keys, broken);
  }

  Flow unordered() {
    return ordered(List.of());
  }

  /** Whether any of its columns or its source is wrong. */
  boolean isBroken() {
    return broken || columns.stream().anyMatch(Column::broken);
  }

  /** The same rows after a projection that moved its fields. */
  Flow moved(RelNode other, IntUnaryOperator place) {
    return new Flow(
        other,
        columns.stream().map(column -> column.at(place.applyAsInt(column.field()))).toList(),
        order.stream().map(key -> key.at(place.applyAsInt(key.field()))).toList(),
        broken);
  }

  /** All columns under one alias. */
  Flow as(String alias) {
    return withColumns(
        columns.stream()
            .filter(column -> column.show() != Column.Show.QUALIFIED)
            .map(column -> column.qualified(alias))
            .toList());
  }
}
