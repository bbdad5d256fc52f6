package io.dpl.compiler;

import io.dpl.api.diagnostic.DplException;
import io.dpl.api.diagnostic.NameCode;
import io.dpl.api.plan.Output;
import io.dpl.compiler.rel.LogicalPlan;
import io.dpl.compiler.rel.Sink;
import io.dpl.compiler.rel.SourceScan;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.rel.RelCollations;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.logical.LogicalSort;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;

/**
 * What the one who runs a script wants otherwise than it is written.
 *
 * @param sampleRows only so many first rows of each source are read, 0 for all
 * @param destination where results go in place of the caller
 */
public record Changes(long sampleRows, Optional<Destination> destination) {

  /** The script as it is written. */
  public static final Changes NONE = new Changes(0, Optional.empty());

  /**
   * Files for results.
   *
   * @param format connector name in upper case
   * @param location of the result; with several results a folder of folders
   * @param only the one result that goes there, from 1; 0 for all
   */
  public record Destination(String format, String location, int only) {}

  /** The plan with sampled sources. */
  LogicalPlan sampled(LogicalPlan plan) {
    if (sampleRows == 0) {
      return plan;
    }
    return new LogicalPlan(
        plan.shared().stream()
            .map(s -> new LogicalPlan.Shared(s.name(), sampled(s.rel()), s.forced()))
            .toList(),
        plan.sinks().stream().map(sink -> sink.with(sampled(sink.rel()))).toList());
  }

  private RelNode sampled(RelNode rel) {
    if (rel instanceof SourceScan) {
      RexNode rows =
          rel.getCluster().getRexBuilder().makeExactLiteral(BigDecimal.valueOf(sampleRows));
      return LogicalSort.create(rel, RelCollations.EMPTY, null, rows);
    }
    List<RelNode> inputs = rel.getInputs().stream().map(this::sampled).toList();
    RelNode over = inputs.equals(rel.getInputs()) ? rel : rel.copy(rel.getTraitSet(), inputs);
    return over.accept(
        new RexShuttle() {
          @Override
          public RexNode visitSubQuery(RexSubQuery query) {
            RexSubQuery outer = (RexSubQuery) super.visitSubQuery(query);
            return outer.clone(sampled(outer.rel));
          }
        });
  }

  /**
   * The plan with results written to files.
   *
   * @throws IllegalArgumentException if there is no such result
   */
  LogicalPlan written(LogicalPlan plan) {
    if (destination.isEmpty()) {
      return plan;
    }
    Destination to = destination.get();
    long results = plan.sinks().stream().filter(Sink.Result.class::isInstance).count();
    if (results == 0 || to.only() > results) {
      throw new IllegalArgumentException(
          results == 0
              ? "the script has no result: each of its pipelines ends in WRITE"
              : "there is no result " + to.only() + ", the script has " + results);
    }
    List<Sink> sinks = new ArrayList<>();
    int number = 0;
    for (Sink sink : plan.sinks()) {
      if (sink instanceof Sink.Result result) {
        number++;
        boolean wanted = to.only() == 0 || to.only() == number;
        String place = to.only() > 0 || results == 1 ? to.location() : folder(to, result, number);
        sinks.add(wanted ? write(result, to.format(), place) : sink);
      } else {
        sinks.add(sink);
      }
    }
    return new LogicalPlan(plan.shared(), sinks);
  }

  private static String folder(Destination to, Sink.Result result, int number) {
    String name = result.name().replaceAll("[^\\p{L}\\p{N}._-]+", "_");
    String inner = name.isEmpty() || name.startsWith(".") ? "result-" + number : name;
    return to.location() + (to.location().endsWith("/") ? "" : "/") + inner + "/";
  }

  private static Sink write(Sink.Result result, String format, String location) {
    Set<String> names = new HashSet<>();
    for (String name : result.columns()) {
      if (!names.add(name.toLowerCase(Locale.ROOT))) {
        throw DplException.of(
            NameCode.DUPLICATE_COLUMN,
            result.span(),
            "two columns named " + name + " cannot be written to one file",
            "RENAME or DROP one of them");
      }
    }
    return new Sink.Write(
        result.rel(),
        result.columns(),
        result.ordered(),
        format,
        location,
        Output.Mode.ERROR,
        List.of(),
        Map.of(),
        result.settings(),
        result.span());
  }
}
