package io.dpl.compiler.sql;

import io.dpl.api.diagnostic.Span;
import io.dpl.api.plan.PlanNode.Fragment.Step;
import io.dpl.api.type.DplType;
import io.dpl.api.type.Field;
import io.dpl.api.type.Schema;
import io.dpl.compiler.rel.DuckTypes;
import io.dpl.compiler.rel.RelTypes;
import io.dpl.compiler.rel.SourceScan;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.Sort;
import org.jspecify.annotations.Nullable;

/** The steps of one stretch: an operator that several read is one step. */
final class Chain implements Tables {

  private final RelTypes types;
  private final Map<RelNode, String> leaves;
  private final Map<RelNode, Table> written = new IdentityHashMap<>();
  private final List<Step> steps = new ArrayList<>();
  private final RelationWriter relations;
  private final LeafUses uses;
  private @Nullable RelNode last;
  private int number;

  Chain(RelOptCluster cluster, RelTypes types, Map<RelNode, String> leaves) {
    this.types = types;
    this.leaves = leaves;
    this.uses = new LeafUses(leaves.keySet());
    this.relations =
        new RelationWriter(
            this, types, cluster.getRexBuilder(), Map.of(), new EarlyEvaluation(this::isLeaf));
  }

  FragmentSql write(RelNode root) {
    uses.count(root);
    List<Field> fields = types.schema(root.getRowType()).fields();
    List<String> names = Names.of(root.getRowType());
    Schema schema = new Schema(renamed(fields, names));
    last = lastProject(root);
    Table table = of(root);
    if (steps.isEmpty() || table.exact().cardinality() < names.size()) {
      cast(table, schema);
    }
    return new FragmentSql(steps, schema);
  }

  @Override
  public boolean isLeaf(RelNode input) {
    return leaves.containsKey(input);
  }

  @Override
  public Table of(RelNode input) {
    Table before = written.get(input);
    if (before == null) {
      before = isLeaf(input) ? leaf(input) : step(select(input));
      written.put(input, before);
    }
    return before;
  }

  private Select select(RelNode rel) {
    return rel instanceof Project project && rel.equals(last)
        ? relations.project(project, true)
        : relations.write(rel);
  }

  /** The projection whose columns leave the fragment: they get their exact types there. */
  private @Nullable RelNode lastProject(RelNode root) {
    RelNode rel = root;
    while (!isLeaf(rel) && (rel instanceof Sort || rel instanceof Filter)) {
      rel = rel.getInput(0);
    }
    return isLeaf(rel) ? null : rel;
  }

  /** A stream can be read once only: several readers share a step, which DuckDB keeps. */
  private Table leaf(RelNode leaf) {
    List<String> names = Names.of(leaf.getRowType());
    Table table = new Table(leaves.get(leaf), names, exact(leaf));
    return leaf instanceof SourceScan || uses.of(leaf) < 2
        ? table
        : step(relations.plain("SELECT * FROM " + table.sql(), names, table.exact()));
  }

  /** Files give vectors as lists, so those are cast where they leave. */
  private BitSet exact(RelNode leaf) {
    BitSet exact = new BitSet();
    List<Field> fields = types.schema(leaf.getRowType()).fields();
    for (int i = 0; i < fields.size(); i++) {
      exact.set(i, !(fields.get(i).type() instanceof DplType.Vector));
    }
    return exact;
  }

  private Table step(Select select) {
    String name;
    do {
      name = "t" + ++number;
    } while (leaves.containsValue(name));
    String from = select.fallible().isEmpty() ? "" : select.from();
    steps.add(new Step(name, select.sql(), select.span(), from, select.fallible()));
    return new Table(name, select.columns(), select.exact());
  }

  private void cast(Table table, Schema schema) {
    List<String> items = new ArrayList<>();
    for (int i = 0; i < schema.fields().size(); i++) {
      Field field = schema.fields().get(i);
      String name = DuckTypes.quoted(field.name());
      boolean plain = table.exact().get(i);
      items.add(
          plain ? name : "CAST(" + name + " AS " + DuckTypes.text(field.type()) + ") AS " + name);
    }
    step(
        new Select(
            "SELECT " + String.join(", ", items) + " FROM " + table.sql(),
            schema.names(),
            Table.all(items.size()),
            "",
            List.of(),
            Span.NONE));
  }

  private static List<Field> renamed(List<Field> fields, List<String> names) {
    List<Field> renamed = new ArrayList<>();
    for (int i = 0; i < fields.size(); i++) {
      renamed.add(fields.get(i).named(names.get(i)));
    }
    return renamed;
  }
}
