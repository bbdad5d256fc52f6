package io.dpl.compiler.scale;

import io.dpl.api.diagnostic.Span;
import io.dpl.api.plan.Decision;

/**
 * Whether one side of a join goes to every node or both go by their keys.
 *
 * <pre>
 * broadcast where side * W &lt;= left + right and side &lt;= 64 MiB; the smaller side where both may
 * without equal keys: broadcast at any size; where no side may: both to one node
 * </pre>
 *
 * <p>The bound is a task's: each builds a table of the side. The side that keeps its rows (LEFT,
 * RIGHT, SEMI, ANTI) must not be copied, FULL has none that may.
 *
 * <p>Example: 10 GiB with 8 MiB on 4 nodes: broadcast, 32 MiB move instead of 10 GiB; with 100 MiB:
 * shuffle.
 */
public final class BroadcastOrShuffle {

  public static final String NAME = "broadcast-or-shuffle";

  /** Most bytes that every task of a join holds. */
  public static final long MOST_BYTES = 64L << 20;

  private BroadcastOrShuffle() {}

  /** What goes where. */
  public enum Way {
    LEFT_EVERYWHERE,
    RIGHT_EVERYWHERE,
    BY_KEYS,
    ONE_NODE
  }

  /**
   * A join on a cluster.
   *
   * @param leftMay whether the type of the join and the stages let the left side go everywhere
   * @param keys whether both sides have keys that hash alike
   */
  public record Sides(
      double leftBytes,
      double rightBytes,
      int nodes,
      boolean leftMay,
      boolean rightMay,
      boolean keys) {}

  /** Chooses. */
  public static Way choose(Sides join) {
    boolean left = join.leftMay() && (!join.keys() || isSmall(join.leftBytes(), join));
    boolean right = join.rightMay() && (!join.keys() || isSmall(join.rightBytes(), join));
    if (left && right) {
      return join.leftBytes() < join.rightBytes() ? Way.LEFT_EVERYWHERE : Way.RIGHT_EVERYWHERE;
    }
    if (left || right) {
      return left ? Way.LEFT_EVERYWHERE : Way.RIGHT_EVERYWHERE;
    }
    return join.keys() ? Way.BY_KEYS : Way.ONE_NODE;
  }

  private static boolean isSmall(double bytes, Sides join) {
    return bytes <= MOST_BYTES && bytes * join.nodes() <= join.leftBytes() + join.rightBytes();
  }

  /** The choice with its reason. */
  public static Decision decision(Sides join, Way way, Span span) {
    double both = join.leftBytes() + join.rightBytes();
    return Explained.of("join", NAME)
        .input("left", join.leftBytes(), "bytes")
        .input("right", join.rightBytes(), "bytes")
        .input("W", join.nodes(), "nodes")
        .input("bound", MOST_BYTES, "bytes a task")
        .binding(
            switch (way) {
              case LEFT_EVERYWHERE, RIGHT_EVERYWHERE ->
                  join.keys()
                      ? "side * W <= left + right, and the side is under the bound"
                      : "no equal keys to hash by";
              case BY_KEYS ->
                  join.leftMay() || join.rightMay()
                      ? "no side that may be copied is small enough"
                      : "the type of the join, or a shared plan, lets no side be copied";
              case ONE_NODE -> "no equal keys to hash by, and no side may be copied";
            })
        .nextBest(
            switch (way) {
              case LEFT_EVERYWHERE -> shuffle(join, join.leftBytes(), both);
              case RIGHT_EVERYWHERE -> shuffle(join, join.rightBytes(), both);
              case BY_KEYS ->
                  "broadcast of the smaller side moves "
                      + Explained.number(
                          Math.min(join.leftBytes(), join.rightBytes()) * join.nodes())
                      + " bytes instead of "
                      + Explained.number(both);
              case ONE_NODE -> "";
            })
        .value(
            switch (way) {
              case LEFT_EVERYWHERE -> "broadcast left";
              case RIGHT_EVERYWHERE -> "broadcast right";
              case BY_KEYS -> "shuffle by keys";
              case ONE_NODE -> "gather on one node";
            },
            0,
            span);
  }

  private static String shuffle(Sides join, double side, double both) {
    return join.keys()
        ? "shuffle moves "
            + Explained.number(both)
            + " bytes instead of "
            + Explained.number(side * join.nodes())
        : "";
  }
}
