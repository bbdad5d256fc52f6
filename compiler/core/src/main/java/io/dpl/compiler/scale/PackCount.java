package io.dpl.compiler.scale;

import io.dpl.api.cluster.Bytes;
import io.dpl.api.diagnostic.Span;
import io.dpl.api.plan.Decision;
import io.dpl.api.plan.Exchange;

/**
 * Rule 12, exchange cost: no object for each pair of partitions. A map task writes one pack a
 * destination node, with an index of partitions inside; packs are sealed by size over several map
 * tasks.
 *
 * <pre>
 * references a driver holds &lt;= P_in * W        (gather: P_in)
 * expected                   = min(P_in * W, max(W, bytes / 16 MiB))
 * broadcast                  = max(1, bytes / 16 MiB), each received by W nodes
 * bytes over the network     = bytes * (W - 1) / W, broadcast: bytes * (W - 1)
 * </pre>
 *
 * <p>Example: 746 map tasks, 746 partitions, 4 nodes, 93 GiB: at most 2984 references and not
 * 556,516.
 */
public final class PackCount {

  public static final String NAME = "exchange-cost";

  /** Bytes at which a pack is sealed, between 8 and 64 MiB. */
  public static final long PACK_BYTES = 16L << 20;

  private PackCount() {}

  /** Most references that the driver holds for an exchange. */
  public static long most(Exchange exchange, int senders, int nodes) {
    return switch (exchange.kind()) {
      case GATHER, BROADCAST -> Math.max(senders, packs(exchange));
      case HASH, RANGE, ROUND_ROBIN -> (long) senders * nodes;
    };
  }

  /** References that the estimates let expect. */
  public static long expected(Exchange exchange, int senders, int nodes) {
    return switch (exchange.kind()) {
      case GATHER, BROADCAST -> packs(exchange);
      case HASH, RANGE, ROUND_ROBIN ->
          Math.min((long) senders * nodes, Math.max(nodes, packs(exchange)));
    };
  }

  private static long packs(Exchange exchange) {
    return Math.max(1, (exchange.bytes() + PACK_BYTES - 1) / PACK_BYTES);
  }

  /** Bytes that go from one node to another. */
  public static double movedBytes(Exchange exchange, int nodes) {
    double each = exchange.bytes() * (nodes - 1.0);
    return exchange.kind() == Exchange.Kind.BROADCAST ? each : each / nodes;
  }

  /** The bound as a decision of the receiving stage. */
  public static Decision decision(Exchange exchange, int senders, int nodes, int stage, Span span) {
    long most = most(exchange, senders, nodes);
    boolean pairs = exchange.kind().isKeyed() || exchange.kind() == Exchange.Kind.ROUND_ROBIN;
    return Explained.of("references of exchange " + exchange.id(), NAME)
        .input("P_in", senders, "map tasks")
        .input("P_out", exchange.partitions(), "partitions")
        .input("W", nodes, "nodes")
        .input("bytes", exchange.bytes(), "bytes")
        .input("pack", PACK_BYTES, "bytes a sealed pack")
        .binding(
            (pairs ? "a pack a map task and node, P_in * W" : "packs of the senders")
                + "; about "
                + expected(exchange, senders, nodes)
                + " expected, "
                + Bytes.print((long) movedBytes(exchange, nodes))
                + " over the network")
        .nextBest(
            pairs
                ? "an object a pair of partitions: " + (long) senders * exchange.partitions()
                : "")
        .value("at most " + most, stage, span);
  }
}
