package io.dpl.compiler.stage;

import io.dpl.api.connector.Split;
import io.dpl.api.connector.SplitTarget;
import io.dpl.api.diagnostic.Span;
import io.dpl.api.plan.PlanNode;
import io.dpl.api.plan.ScanInput;
import io.dpl.api.type.Field;
import io.dpl.api.type.Schema;
import io.dpl.compiler.rel.Clusters;
import io.dpl.compiler.rel.Source;
import io.dpl.compiler.rel.SourceScan;
import io.dpl.compiler.sql.FragmentSql;
import io.dpl.compiler.sql.SqlWriter;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rex.RexInputRef;
import org.jspecify.annotations.Nullable;

/**
 * Turns the relational stretch on top of a stream into a node of its stage: a selection of columns,
 * or a fragment of SQL.
 */
final class Emitter {

  private final Map<SourceScan, Cut> cuts = new IdentityHashMap<>();
  private int nodes;
  private int scans;

  /** How a source is cut; no splits where an earlier stage writes it. */
  record Cut(List<Split> splits, SplitTarget target) {}

  /** A new id for a plan node. */
  int nextNode() {
    return ++nodes;
  }

  /** Remembers how a scan is cut, for the fragment that will hold it. */
  void cut(SourceScan scan, Cut cut) {
    cuts.put(scan, cut);
  }

  /** The stream with everything written: its rel is a leaf. */
  Stream emit(Stream stream) {
    RelNode rel = stream.rel();
    if (rel instanceof StageLeaf) {
      return stream;
    }
    StageLeaf selected = select(stream.stage(), rel);
    return stream.with(selected != null ? selected : fragment(stream.stage(), rel));
  }

  /** The leaf of a stream whose rel is one. */
  static StageLeaf leaf(Stream stream) {
    return (StageLeaf) stream.rel();
  }

  /** A leaf for a new node of a stage. */
  StageLeaf add(StageDraft stage, RelNode like, PlanNode node) {
    stage.nodes.add(node);
    return new StageLeaf(like.getCluster(), node.id(), like.getRowType(), node.schema());
  }

  /** What a source gives to a stage. */
  ScanInput scanInput(String name, SourceScan scan) {
    Source source = scan.source();
    Cut cut = cuts.getOrDefault(scan, new Cut(List.of(), SplitTarget.ONE));
    return new ScanInput(
        name, source.request(), source.columns(), scan.columns(), cut.splits(), cut.target());
  }

  private @Nullable StageLeaf select(StageDraft stage, RelNode rel) {
    List<Integer> columns = references(rel);
    if (columns == null) {
      return null;
    }
    RelNode below = ((Project) rel).getInput();
    StageLeaf input = below instanceof StageLeaf leaf ? leaf : select(stage, below);
    if (input == null) {
      return null;
    }
    Schema types = Clusters.types(rel.getCluster()).schema(rel.getRowType());
    List<Field> fields = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      Field from = input.schema().fields().get(columns.get(i));
      fields.add(from.named(types.fields().get(i).name()));
    }
    List<String> names =
        columns.stream().map(column -> input.schema().fields().get(column).name()).toList();
    return add(
        stage, rel, new PlanNode.Select(nextNode(), input.node(), names, new Schema(fields)));
  }

  /**
   * Columns of a projection that only picks columns, all under different names; null for every
   * other node.
   */
  private static @Nullable List<Integer> references(RelNode rel) {
    if (!(rel instanceof Project project)
        || project.getProjects().stream().anyMatch(each -> !(each instanceof RexInputRef))) {
      return null;
    }
    List<Integer> columns =
        project.getProjects().stream().map(each -> ((RexInputRef) each).getIndex()).toList();
    return columns.stream().distinct().count() == columns.size() ? columns : null;
  }

  private StageLeaf fragment(StageDraft stage, RelNode rel) {
    Map<RelNode, String> names = new IdentityHashMap<>();
    List<PlanNode.Fragment.Input> inputs = new ArrayList<>();
    List<ScanInput> sources = new ArrayList<>();
    RelNode pruned = Leaves.replace(rel, leaf -> prune(stage, leaf));
    for (RelNode leaf : Leaves.of(pruned)) {
      if (leaf instanceof SourceScan scan) {
        String name = "scan" + ++scans;
        names.put(leaf, name);
        sources.add(scanInput(name, scan));
      } else {
        int node = ((StageLeaf) leaf).node();
        names.put(leaf, "input" + node);
        inputs.add(new PlanNode.Fragment.Input("input" + node, node));
      }
    }
    stage.deterministic &= Repeatability.isDeterministic(pruned);
    stage.orderSensitive |= Repeatability.isOrderSensitive(pruned);
    FragmentSql written = new SqlWriter(rel.getCluster()).write(pruned, names);
    boolean ordered =
        Leaves.any(
            pruned, node -> node instanceof Sort sort && !sort.getCollation().getKeys().isEmpty());
    boolean alone = stage.partitions == 1 && !stage.heavy;
    int id = nextNode();
    return add(
        stage,
        rel,
        new PlanNode.Fragment(
            id, inputs, sources, written.steps(), ordered, alone, written.schema()));
  }

  /**
   * A selection right above a leaf becomes a node of its own, so that the columns it drops never
   * enter DuckDB.
   */
  private RelNode prune(StageDraft stage, RelNode node) {
    if (node instanceof Project) {
      StageLeaf selected = select(stage, node);
      return selected != null ? selected : node;
    }
    return node;
  }

  /** Marks the place of a stage that has none yet. */
  static void place(StageDraft stage, Span span) {
    if (!stage.span.isKnown()) {
      stage.span = span;
    }
  }
}
