package io.dpl.compiler;

import io.dpl.api.cluster.ClusterSpec;
import io.dpl.api.diagnostic.Diagnostic;
import io.dpl.api.diagnostic.Diagnostics;
import io.dpl.api.diagnostic.DplException;
import io.dpl.api.plan.StageGraph;
import io.dpl.api.type.Field;
import io.dpl.api.type.Schema;
import io.dpl.compiler.bind.BindContext;
import io.dpl.compiler.bind.Binder;
import io.dpl.compiler.bind.Bound;
import io.dpl.compiler.explain.ExplainStatements;
import io.dpl.compiler.lint.Lints;
import io.dpl.compiler.lint.QuickFixes;
import io.dpl.compiler.optimize.Optimizer;
import io.dpl.compiler.rel.Clusters;
import io.dpl.compiler.rel.LogicalPlan;
import io.dpl.compiler.rel.Sink;
import io.dpl.compiler.stage.StageContext;
import io.dpl.compiler.stage.Stager;
import io.dpl.grammar.Parsed;
import io.dpl.grammar.ScriptParser;
import io.dpl.grammar.tree.Script;
import java.util.ArrayList;
import java.util.List;

/**
 * Source text to stage graph: parse, bind, optimise, cut. Pure: files, statistics and the cluster
 * come in through the context.
 *
 * <p>Errors: {@link DplException} with 1xxx to 4xxx diagnostics, at most 20, sorted by place.
 *
 * <p>Example: {@code Compiler.compile("a.dpl", "READ PARQUET 'a.parquet' | LIMIT 3",
 * context).graph()}.
 */
public final class Compiler {

  static {
    // Calcite reads these when its first class loads; its own defaults cannot hold text outside
    // Latin-1.
    System.setProperty("calcite.default.charset", "UTF-8");
    System.setProperty("calcite.default.nationalcharset", "UTF-8");
    System.setProperty("calcite.default.collation.name", "UTF-8$en_US");
  }

  private Compiler() {}

  /**
   * Begins to load what every compile needs, on a thread of its own; returns at once. Whoever will
   * compile soon and has something else to do first calls it.
   *
   * @return whether all of it is there
   */
  public static boolean prepare() {
    return Preparation.isDone();
  }

  /**
   * Compiles a script.
   *
   * @param source name of the script for diagnostics
   */
  public static Compiled compile(String source, String text, CompileContext context) {
    Parsed parsed = ScriptParser.parse(source, text);
    return compile(parsed, context);
  }

  /** Compiles a script that is already parsed. */
  public static Compiled compile(Parsed parsed, CompileContext context) {
    Script script = parsed.orThrow();
    Preparation.await();
    Bound bound = Binder.bind(script, context.binding());
    Diagnostics warnings = new Diagnostics();
    parsed.diagnostics().forEach(warnings::add);
    bound.warnings().forEach(warnings::add);
    LogicalPlan plan =
        ExplainStatements.answer(
            context.changes().sampled(bound.plan()),
            inner -> explained(script, inner, context, warnings));
    plan = context.changes().written(plan);
    LogicalPlan optimized = Optimizer.optimize(plan);
    StageGraph graph = stage(optimized, context.cluster(), context, warnings);
    Lints.check(script, warnings);
    Lints.check(script, plan, optimized, graph, warnings);
    List<Diagnostic> sorted =
        warnings.sorted().stream().map(each -> QuickFixes.complete(each, script)).toList();
    return new Compiled(
        script, plan, optimized, graph, sorted, bound.settings(), context.cluster());
  }

  /**
   * The columns of each result, found without making a plan.
   *
   * <p>Errors: {@link DplException} with 1xxx to 4xxx diagnostics.
   */
  public static List<Schema> results(Parsed parsed, BindContext context) {
    Script script = parsed.orThrow();
    Preparation.await();
    List<Schema> results = new ArrayList<>();
    for (Sink sink : Binder.bind(script, context).plan().sinks()) {
      if (sink instanceof Sink.Result result) {
        results.add(schema(result));
      }
    }
    return results;
  }

  /** Without the columns behind those shown, which carry an order. */
  private static Schema schema(Sink.Result result) {
    List<Field> fields =
        Clusters.types(result.rel().getCluster()).schema(result.rel().getRowType()).fields();
    List<Field> shown = new ArrayList<>();
    for (int i = 0; i < result.columns().size(); i++) {
      Field field = fields.get(i);
      shown.add(new Field(result.columns().get(i), field.type(), field.nullable()));
    }
    return new Schema(shown);
  }

  private static ExplainStatements.Answer explained(
      Script script,
      ExplainStatements.Question question,
      CompileContext context,
      Diagnostics warnings) {
    LogicalPlan optimized = Optimizer.optimize(question.plan());
    ClusterSpec cluster = question.cluster().orElse(context.cluster());
    StageGraph graph = stage(optimized, cluster, context, warnings);
    Lints.check(script, question.plan(), optimized, graph, warnings);
    return new ExplainStatements.Answer(optimized, graph);
  }

  private static StageGraph stage(
      LogicalPlan optimized, ClusterSpec cluster, CompileContext context, Diagnostics warnings) {
    return new Stager(new StageContext(cluster, context.binding().probe()))
        .stage(optimized, warnings);
  }
}
