package io.dpl.compiler.optimize;

import io.dpl.compiler.rel.LogicalPlan;
import io.dpl.compiler.rel.SharedScan;
import io.dpl.compiler.rel.Sink;
import io.dpl.compiler.rel.SourceScan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.Values;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.rex.RexVisitorImpl;
import org.apache.calcite.util.ImmutableBitSet;

/**
 * Plans that several places read: kept only where computing them once is worth it, and without the
 * columns that no reader wants.
 */
final class SharedPlans {

  private SharedPlans() {}

  /**
   * Puts a shared plan into its readers where there is one reader, or where it only filters and
   * projects a columnar file, which is cheaper to read twice than to keep. Forced ones stay.
   */
  static LogicalPlan simplify(LogicalPlan plan) {
    Map<String, Integer> readers = new HashMap<>();
    everywhere(plan, scan -> readers.merge(scan.name(), 1, Integer::sum));
    Map<String, RelNode> inlined = new HashMap<>();
    Function<SharedScan, RelNode> inline = scan -> inlined.getOrDefault(scan.name(), scan);
    List<LogicalPlan.Shared> kept = new ArrayList<>();
    for (LogicalPlan.Shared shared : plan.shared()) {
      RelNode rel = replace(shared.rel(), inline);
      int uses = readers.getOrDefault(shared.name(), 0);
      if (!shared.forced() && (uses == 1 || isCheap(rel))) {
        inlined.put(shared.name(), rel);
      } else if (uses > 0) {
        kept.add(new LogicalPlan.Shared(shared.name(), rel, shared.forced()));
      }
    }
    return new LogicalPlan(kept, sinks(plan, rel -> replace(rel, inline)));
  }

  private static boolean isCheap(RelNode rel) {
    return rel instanceof Values
        || (rel instanceof SourceScan scan && scan.source().request().format().equals("PARQUET"))
        || ((rel instanceof Filter || rel instanceof Project) && isCheap(rel.getInput(0)));
  }

  /**
   * Drops columns that no reader wants, last plan first.
   *
   * @param optimize for plans that became smaller
   */
  static LogicalPlan prune(LogicalPlan plan, UnaryOperator<RelNode> optimize) {
    LogicalPlan current = plan;
    for (int i = plan.shared().size() - 1; i >= 0; i--) {
      LogicalPlan.Shared shared = current.shared().get(i);
      ImmutableBitSet wanted = wanted(current, shared);
      if (wanted.cardinality() < shared.rel().getRowType().getFieldCount() && !wanted.isEmpty()) {
        current = narrow(current, i, wanted, optimize);
      }
    }
    return current;
  }

  /** Columns that readers take; all where one takes the rows as they are. */
  private static ImmutableBitSet wanted(LogicalPlan plan, LogicalPlan.Shared shared) {
    ImmutableBitSet.Builder wanted = ImmutableBitSet.builder();
    int[] bare = {0};
    everywhere(plan, scan -> bare[0] += scan.name().equals(shared.name()) ? 1 : 0);
    projects(
        plan,
        shared.name(),
        project -> {
          bare[0]--;
          RexVisitorImpl<Void> refs =
              new RexVisitorImpl<>(true) {
                @Override
                public Void visitInputRef(RexInputRef ref) {
                  wanted.set(ref.getIndex());
                  return null;
                }
              };
          project.getProjects().forEach(item -> item.accept(refs));
          return project;
        });
    return bare[0] > 0
        ? ImmutableBitSet.range(shared.rel().getRowType().getFieldCount())
        : wanted.build();
  }

  private static LogicalPlan narrow(
      LogicalPlan plan, int index, ImmutableBitSet wanted, UnaryOperator<RelNode> optimize) {
    LogicalPlan.Shared shared = plan.shared().get(index);
    RelNode rel = shared.rel();
    RexBuilder builder = rel.getCluster().getRexBuilder();
    List<RexNode> items = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (int column : wanted) {
      items.add(builder.makeInputRef(rel, column));
      names.add(rel.getRowType().getFieldNames().get(column));
    }
    RelNode smaller = optimize.apply(Projects.create(rel, items, names));
    List<LogicalPlan.Shared> all = new ArrayList<>(plan.shared());
    all.set(index, new LogicalPlan.Shared(shared.name(), smaller, shared.forced()));
    LogicalPlan changed = new LogicalPlan(all, plan.sinks());
    return projects(changed, shared.name(), project -> over(project, smaller, wanted));
  }

  private static RelNode over(Project project, RelNode smaller, ImmutableBitSet wanted) {
    SharedScan scan = (SharedScan) project.getInput();
    double rows = scan.estimateRowCount(project.getCluster().getMetadataQuery());
    RelNode narrow =
        SharedScan.create(project.getCluster(), scan.name(), smaller.getRowType(), rows);
    RexShuttle move =
        new RexShuttle() {
          @Override
          public RexNode visitInputRef(RexInputRef ref) {
            return new RexInputRef(wanted.indexOf(ref.getIndex()), ref.getType());
          }
        };
    return Projects.create(
        narrow, move.visitList(project.getProjects()), project.getRowType().getFieldNames());
  }

  private static void everywhere(LogicalPlan plan, java.util.function.Consumer<SharedScan> visit) {
    Function<SharedScan, RelNode> look =
        scan -> {
          visit.accept(scan);
          return scan;
        };
    plan.shared().forEach(shared -> replace(shared.rel(), look));
    plan.sinks().forEach(sink -> replace(sink.rel(), look));
  }

  private static List<Sink> sinks(LogicalPlan plan, UnaryOperator<RelNode> change) {
    return plan.sinks().stream().map(sink -> sink.with(change.apply(sink.rel()))).toList();
  }

  private static RelNode replace(RelNode rel, Function<SharedScan, RelNode> change) {
    return new Walk(node -> node instanceof SharedScan scan ? change.apply(scan) : node).walk(rel);
  }

  private static LogicalPlan projects(
      LogicalPlan plan, String name, Function<Project, RelNode> change) {
    Walk walk =
        new Walk(
            node ->
                node instanceof Project project
                        && project.getInput() instanceof SharedScan scan
                        && scan.name().equals(name)
                        && project.getVariablesSet().isEmpty()
                    ? change.apply(project)
                    : node);
    List<LogicalPlan.Shared> shared =
        plan.shared().stream()
            .map(each -> new LogicalPlan.Shared(each.name(), walk.walk(each.rel()), each.forced()))
            .toList();
    return new LogicalPlan(shared, sinks(plan, walk::walk));
  }

  /** Changes nodes from the bottom up, those of subqueries too. */
  private record Walk(UnaryOperator<RelNode> change) {

    RelNode walk(RelNode rel) {
      List<RelNode> inputs = rel.getInputs().stream().map(this::walk).toList();
      RelNode over = inputs.equals(rel.getInputs()) ? rel : rel.copy(rel.getTraitSet(), inputs);
      RelNode withSubqueries =
          over.accept(
              new RexShuttle() {
                @Override
                public RexNode visitSubQuery(RexSubQuery query) {
                  RexSubQuery outer = (RexSubQuery) super.visitSubQuery(query);
                  RelNode inner = walk(outer.rel);
                  return inner.equals(outer.rel) ? outer : outer.clone(inner);
                }
              });
      return change.apply(withSubqueries);
    }
  }
}
