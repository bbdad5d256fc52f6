package io.dpl.compiler.stage;

import io.dpl.compiler.rel.ApplyCall;
import io.dpl.compiler.rel.Batch;
import io.dpl.compiler.rel.BatchSpec;
import io.dpl.compiler.rel.CallTarget;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The heavy work between a node and the next operator above that needs all rows (or the sink): what
 * partitions below are chosen for.
 *
 * @param calls from the sink down
 * @param batches for each call the BATCH of the flow below it, null where there is none
 * @param rowsStay for each call whether nothing between it and here changes the number of rows
 */
record Above(List<ApplyCall> calls, List<@Nullable BatchSpec> batches, List<Boolean> rowsStay) {

  static final Above NONE = new Above(List.of(), List.of(), List.of());

  /** With one more call, below the others. */
  Above and(ApplyCall call) {
    List<ApplyCall> more = new ArrayList<>(calls);
    more.add(call);
    List<@Nullable BatchSpec> flows = new ArrayList<>(batches);
    flows.add(null);
    List<Boolean> stay = new ArrayList<>(rowsStay);
    stay.add(true);
    return new Above(more, flows, stay);
  }

  /** With a BATCH: it bounds the calls above that no nearer one bounds. */
  Above and(Batch batch) {
    List<@Nullable BatchSpec> flows = new ArrayList<>(batches);
    flows.replaceAll(flow -> flow == null ? batch.spec() : flow);
    return new Above(calls, flows, rowsStay);
  }

  /** With an operator that changes the number of rows below all calls. */
  Above andOtherRows() {
    return new Above(calls, batches, calls.stream().map(call -> false).toList());
  }

  /** Whether every row at the cut reaches the leading call. */
  boolean isAligned() {
    return isHeavy() && rowsStay.get(leading());
  }

  boolean isHeavy() {
    return !calls.isEmpty();
  }

  /** Seconds of one core a row. */
  double secondsPerRow() {
    return calls.stream().mapToDouble(call -> call.target().cost().secondsPerRow()).sum();
  }

  /** Whether a function or model reads something whose size varies: all but models on numbers. */
  boolean varies() {
    return isHeavy();
  }

  /** Position of the model whose runs decide, else of the costliest function. */
  int leading() {
    int best = 0;
    for (int i = 1; i < calls.size(); i++) {
      if (rank(calls.get(i)) > rank(calls.get(best))) {
        best = i;
      }
    }
    return best;
  }

  private static double rank(ApplyCall call) {
    return (call.target() instanceof CallTarget.Model ? 1e6 : 0)
        + call.target().cost().secondsPerRow();
  }
}
