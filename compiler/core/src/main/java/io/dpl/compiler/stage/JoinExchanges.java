package io.dpl.compiler.stage;

import io.dpl.api.plan.BarrierRule;
import io.dpl.api.plan.Exchange;
import io.dpl.compiler.rel.Settings;
import io.dpl.compiler.scale.BroadcastOrShuffle;
import io.dpl.compiler.scale.BroadcastOrShuffle.Sides;
import io.dpl.compiler.scale.BroadcastOrShuffle.Way;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinInfo;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.type.RelDataType;

/** Puts exchanges before a join, as {@link BroadcastOrShuffle} says. */
final class JoinExchanges {

  private final Exchanges exchanges;
  private final Gathering gathering;
  private final Workloads workloads;

  JoinExchanges(Exchanges exchanges, Gathering gathering, Workloads workloads) {
    this.exchanges = exchanges;
    this.gathering = gathering;
    this.workloads = workloads;
  }

  /** The join over its inputs, spread. */
  Stream apply(Join rel, Stream left, Stream right, Settings settings) {
    JoinRelType type = rel.getJoinType();
    JoinInfo info = rel.analyzeCondition();
    boolean leftMay = type == JoinRelType.INNER || type == JoinRelType.RIGHT;
    boolean rightMay =
        type == JoinRelType.INNER
            || type == JoinRelType.LEFT
            || type == JoinRelType.SEMI
            || type == JoinRelType.ANTI;
    Sides sides =
        new Sides(
            left.rows() * left.rowBytes(),
            right.rows() * right.rowBytes(),
            workloads.nodes(),
            leftMay && exchanges.canReceive(right, left),
            rightMay && exchanges.canReceive(left, right),
            !info.leftKeys.isEmpty() && sameTypes(rel, info));
    Way way = BroadcastOrShuffle.choose(sides);
    Stream joined =
        switch (way) {
          case LEFT_EVERYWHERE ->
              over(rel, everywhere(left, right), right.rel(), right).batched(left.batch());
          case RIGHT_EVERYWHERE -> over(rel, left.rel(), everywhere(right, left), left);
          case BY_KEYS -> byKeys(rel, info, left, right, settings);
          case ONE_NODE -> gathering.apply(rel, List.of(left, right), List.of());
        };
    exchanges.decided(BroadcastOrShuffle.decision(sides, way, joined.stage().span), joined.stage());
    return joined;
  }

  private RelNode everywhere(Stream side, Stream to) {
    return exchanges.send(side, Exchange.Kind.BROADCAST, List.of(), to.stage(), 1).rel();
  }

  private static Stream over(Join rel, RelNode left, RelNode right, Stream main) {
    return main.with(rel.copy(rel.getTraitSet(), List.of(left, right)));
  }

  private Stream byKeys(Join rel, JoinInfo info, Stream left, Stream right, Settings settings) {
    double rows = left.rows() + right.rows();
    double bytes = left.rows() * left.rowBytes() + right.rows() * right.rowBytes();
    BarrierRule partitions = workloads.shuffled(rows, bytes / Math.max(1, rows), true, settings);
    Stream first = exchanges.hash(left, info.leftKeys, partitions);
    Stream second = exchanges.send(right, Exchange.Kind.HASH, info.rightKeys, first.stage(), 1);
    return over(rel, first.rel(), second.rel(), first);
  }

  /** Values of different types may be equal and still hash apart. */
  private static boolean sameTypes(Join rel, JoinInfo info) {
    return IntStream.range(0, info.leftKeys.size())
        .allMatch(
            i ->
                type(rel.getLeft(), info.leftKeys.get(i)).getSqlTypeName()
                    == type(rel.getRight(), info.rightKeys.get(i)).getSqlTypeName());
  }

  private static RelDataType type(RelNode side, int column) {
    return side.getRowType().getFieldList().get(column).getType();
  }
}
