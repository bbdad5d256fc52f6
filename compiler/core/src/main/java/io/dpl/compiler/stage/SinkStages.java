package io.dpl.compiler.stage;

import io.dpl.api.plan.BarrierRule;
import io.dpl.api.plan.Exchange;
import io.dpl.api.plan.Output;
import io.dpl.compiler.rel.Sink;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;

/** Ends streams in results and files. */
final class SinkStages {

  private final Emitter emitter;
  private final Exchanges exchanges;
  private final List<String> results = new ArrayList<>();

  SinkStages(Emitter emitter, Exchanges exchanges) {
    this.emitter = emitter;
    this.exchanges = exchanges;
  }

  /** Names of the results so far. */
  List<String> results() {
    return results;
  }

  /**
   * A result for the caller; hidden order keys stay behind the columns shown. The stage that gives
   * it.
   */
  StageDraft result(Sink.Result sink, Stream stream) {
    Stream named = emitter.emit(named(sink, stream));
    StageLeaf leaf = Emitter.leaf(named);
    int hidden = leaf.schema().fields().size() - sink.columns().size();
    Emitter.place(named.stage(), sink.span());
    named
        .stage()
        .outputs
        .add(new Output.Result(leaf.node(), results.size(), sink.ordered(), hidden, sink.span()));
    results.add(sink.name());
    return finish(named, "result");
  }

  /** Files. One file is written by one task. The stage that writes. */
  StageDraft write(Sink.Write sink, int index, Stream stream) {
    Stream named = named(sink, stream);
    boolean file = !sink.location().endsWith("/");
    if (file && named.stage().partitions > 1) {
      named = exchanges.send(named, Exchange.Kind.GATHER, List.of(), new StageDraft(), 1);
    } else if (file) {
      named.stage().partitions(BarrierRule.fixed(1));
    }
    named = emitter.emit(named);
    StageLeaf leaf = Emitter.leaf(named);
    Emitter.place(named.stage(), sink.span());
    named
        .stage()
        .outputs
        .add(
            new Output.Write(
                leaf.node(),
                sink.format(),
                sink.location(),
                sink.mode(),
                sink.partitionBy(),
                leaf.schema().names().subList(0, sink.columns().size()),
                sink.options(),
                sink.ordered(),
                (long) stream.rowBytes(),
                sink.span()));
    exchanges.sink(index, named.stage());
    return finish(named, "write " + sink.format().toLowerCase(java.util.Locale.ROOT));
  }

  private static StageDraft finish(Stream stream, String work) {
    StageDraft stage = stream.stage();
    stage.works.add(work);
    stage.rows = stream.rows();
    stage.rowBytes = stream.rowBytes();
    return stage;
  }

  /** Gives the columns the names of the sink; hidden columns keep theirs. */
  private static Stream named(Sink sink, Stream stream) {
    RelNode rel = stream.rel();
    List<String> names = new ArrayList<>(sink.columns());
    List<String> current = rel.getRowType().getFieldNames();
    names.addAll(current.subList(names.size(), current.size()));
    if (names.equals(current) || rel.getRowType().getFieldCount() == 0) {
      return stream;
    }
    RexBuilder builder = rel.getCluster().getRexBuilder();
    List<RexNode> columns = new ArrayList<>();
    for (int i = 0; i < current.size(); i++) {
      columns.add(builder.makeInputRef(rel, i));
    }
    return stream.with(LogicalProject.create(rel, List.of(), columns, names, java.util.Set.of()));
  }
}
