package io.dpl.compiler.scale;

import io.dpl.api.diagnostic.Span;
import io.dpl.api.plan.Decision;

/**
 * A relational plan whose rows are few everywhere runs on one node, in one stage with all its
 * threads: an exchange costs more than the work.
 *
 * <pre>largest input or outcome of an operator &lt;= 64 MiB, nothing heavy, nothing the script cuts
 * </pre>
 *
 * <p>An exchange costs two task starts and a round over the network, some 50 ms; in that time one
 * core of DuckDB works off about 64 MiB. Example: 600,000 rows of 100 bytes: one stage; 10,000,000
 * of them: exchanges.
 */
public final class OneStage {

  public static final String NAME = "one-stage";

  /** Bytes that one node works off while an exchange starts. */
  public static final long MOST_BYTES = 64L << 20;

  private OneStage() {}

  /** Whether so many bytes stay on one node. */
  public static boolean holds(double largestBytes) {
    return largestBytes <= MOST_BYTES;
  }

  /** The decision that a plan stays on one node. */
  public static Decision decision(double rows, double bytes, int nodes, Span span) {
    return Explained.of("exchanges", NAME)
        .input("largest rows", rows, "rows of an operator")
        .input("largest bytes", bytes, "bytes of an operator")
        .input("bound", MOST_BYTES, "bytes")
        .input("W", nodes, "nodes")
        .binding("every operator has less than 64 MiB, which takes less time than an exchange")
        .nextBest("exchanges on " + nodes + " nodes: some 50 ms each; SET exchange = 'always'")
        .value("none", 0, span);
  }
}
