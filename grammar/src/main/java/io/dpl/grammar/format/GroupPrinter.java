package io.dpl.grammar.format;

import io.dpl.grammar.tree.Expression;
import io.dpl.grammar.tree.GroupItem;
import io.dpl.grammar.tree.Operator;
import io.dpl.grammar.tree.SelectItem;
import java.util.ArrayList;
import java.util.List;

/** Writes the items of SELECT and GROUP BY. */
final class GroupPrinter implements SelectItem.Visitor<Doc>, GroupItem.Visitor<Doc> {

  private final Printers printers;

  GroupPrinter(Printers printers) {
    this.printers = printers;
  }

  Doc select(SelectItem item) {
    return item.accept((SelectItem.Visitor<Doc>) this);
  }

  Doc group(GroupItem item) {
    return item.accept((GroupItem.Visitor<Doc>) this);
  }

  String join(Operator.Join.Kind kind) {
    return switch (kind) {
      case INNER -> "JOIN";
      case ASOF_LEFT -> "ASOF LEFT JOIN";
      case LEFT, RIGHT, FULL, CROSS, SEMI, ANTI, ASOF -> kind + " JOIN";
    };
  }

  @Override
  public Doc visitValue(SelectItem.Value node) {
    return printers.clauses.named(node.named());
  }

  @Override
  public Doc visitAll(SelectItem.All node) {
    List<Doc> parts = new ArrayList<>();
    parts.add(Doc.text(node.qualifier() == null ? "*" : Words.name(node.qualifier()) + ".*"));
    if (!node.exclude().isEmpty()) {
      parts.add(Doc.text(" EXCLUDE " + Words.names(node.exclude())));
    }
    if (!node.replace().isEmpty()) {
      List<Doc> replaced = node.replace().stream().map(printers.clauses::named).toList();
      parts.add(Doc.enclosed(" REPLACE (", replaced, ")"));
    }
    return new Doc.Concat(parts);
  }

  @Override
  public Doc visitKey(GroupItem.Key node) {
    return printers.clauses.named(node.named());
  }

  @Override
  public Doc visitRollup(GroupItem.Rollup node) {
    return Doc.enclosed("ROLLUP (", printers.expressions.all(node.keys()), ")");
  }

  @Override
  public Doc visitCube(GroupItem.Cube node) {
    return Doc.enclosed("CUBE (", printers.expressions.all(node.keys()), ")");
  }

  @Override
  public Doc visitGroupingSets(GroupItem.GroupingSets node) {
    List<Doc> sets = new ArrayList<>();
    for (List<Expression> set : node.sets()) {
      sets.add(Doc.enclosed("(", printers.expressions.all(set), ")"));
    }
    return Doc.enclosed("GROUPING SETS (", sets, ")");
  }
}
