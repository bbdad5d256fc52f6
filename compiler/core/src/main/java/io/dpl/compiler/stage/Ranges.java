package io.dpl.compiler.stage;

import io.dpl.api.diagnostic.Span;
import io.dpl.api.plan.BarrierRule;
import io.dpl.api.plan.Exchange;
import io.dpl.api.plan.PlanNode;
import io.dpl.api.type.Schema;
import io.dpl.compiler.rel.Clusters;
import io.dpl.compiler.rel.RepartitionSpec;
import io.dpl.compiler.scale.RangeSample;
import io.dpl.compiler.sql.FragmentSql;
import io.dpl.compiler.sql.Names;
import io.dpl.compiler.sql.RangeSql;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rex.RexNode;

/**
 * REPARTITION BY RANGE: the rows rest while one task makes bounds from samples of their keys; then
 * each row gets the number of its range and goes there.
 *
 * <pre>
 * rows   -> exchange (rest)                            -> numbers -> exchange (range) -> rows
 *        -> keys of some rows -> gather -> bounds -> everywhere
 * </pre>
 *
 * <p>Bounds are a matter of balance only: whatever they are, equal keys meet, and what partition
 * {@code p + 1} has is not less than what {@code p} has.
 */
final class Ranges {

  /** A key of a few columns as text. */
  private static final double KEY_BYTES = 64;

  private final Emitter emitter;
  private final Exchanges exchanges;

  Ranges(Emitter emitter, Exchanges exchanges) {
    this.emitter = emitter;
    this.exchanges = exchanges;
  }

  /** The rows in a stage whose partitions are decided, each with a range of the keys. */
  Stream send(Stream stream, RepartitionSpec spec, StageDraft to) {
    Span span = spec.span();
    Stream rows = emitter.emit(stream);
    StageLeaf leaf = Emitter.leaf(rows);
    List<String> keys =
        spec.keys().stream().map(key -> leaf.schema().fields().get(key).name()).toList();
    int tasks = rows.stage().partitions;
    exchanges.decided(RangeSample.decision(rows.rows(), tasks, to.partitions, span), to);
    RangeSql sql = new RangeSql(span);
    Stream bounds = bounds(rows, keys, to.partitions, sql, span);

    StageDraft numbering = stage("number ranges", span);
    numbering.partitions(BarrierRule.fixed(tasks));
    Stream resting = exchanges.send(rows, Exchange.Kind.ROUND_ROBIN, List.of(), numbering, 1);
    Stream known = exchanges.send(bounds, Exchange.Kind.BROADCAST, List.of(), numbering, 1);
    Stream numbered = numbers(resting, known, keys, sql);
    int number = leaf.schema().fields().size();
    return without(exchanges.send(numbered, Exchange.Kind.RANGE, List.of(number), to, 1), number);
  }

  private Stream bounds(Stream rows, List<String> keys, int ranges, RangeSql sql, Span span) {
    StageLeaf leaf = Emitter.leaf(rows);
    long most = RangeSample.rows(rows.stage().partitions, ranges);
    rows.stage().orderSensitive = true;
    Stream sampled =
        fragment(rows, sql.sample(name(leaf), keys, most), List.of(leaf))
            .estimated(Math.min(rows.rows(), (double) most * rows.stage().partitions), KEY_BYTES);
    StageDraft one = stage("bounds of ranges", span);
    one.oneThread = true;
    Stream gathered = exchanges.send(sampled, Exchange.Kind.GATHER, List.of(), one, 1);
    StageLeaf samples = Emitter.leaf(gathered);
    return fragment(gathered, sql.bounds(name(samples), ranges), List.of(samples))
        .estimated(ranges, KEY_BYTES);
  }

  private Stream numbers(Stream rows, Stream bounds, List<String> keys, RangeSql sql) {
    StageLeaf leaf = Emitter.leaf(rows);
    StageLeaf least = Emitter.leaf(bounds);
    List<String> names =
        new ArrayList<>(leaf.schema().fields().stream().map(field -> field.name()).toList());
    names.add("range");
    String number = Names.unique(names).get(names.size() - 1);
    return fragment(
        rows,
        sql.numbers(name(leaf), leaf.schema(), keys, name(least), number),
        List.of(leaf, least));
  }

  /** A fragment that is not written from a plan. */
  private Stream fragment(Stream over, FragmentSql sql, List<StageLeaf> inputs) {
    Schema schema = sql.schema();
    PlanNode.Fragment node =
        new PlanNode.Fragment(
            emitter.nextNode(),
            inputs.stream()
                .map(leaf -> new PlanNode.Fragment.Input(name(leaf), leaf.node()))
                .toList(),
            List.of(),
            sql.steps(),
            false,
            false,
            schema);
    over.stage().nodes.add(node);
    RelNode rel = over.rel();
    return over.with(
        new StageLeaf(
            rel.getCluster(), node.id(), Clusters.types(rel.getCluster()).row(schema), schema));
  }

  private static String name(StageLeaf leaf) {
    return "input" + leaf.node();
  }

  private static StageDraft stage(String work, Span span) {
    StageDraft stage = new StageDraft();
    stage.works.add(work);
    Emitter.place(stage, span);
    return stage;
  }

  private static Stream without(Stream stream, int columns) {
    RelNode rel = stream.rel();
    List<RexNode> kept =
        IntStream.range(0, columns)
            .<RexNode>mapToObj(i -> rel.getCluster().getRexBuilder().makeInputRef(rel, i))
            .toList();
    return stream.with(
        LogicalProject.create(
            rel, List.of(), kept, rel.getRowType().getFieldNames().subList(0, columns), Set.of()));
  }
}
