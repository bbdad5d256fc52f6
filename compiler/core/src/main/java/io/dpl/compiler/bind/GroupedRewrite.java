package io.dpl.compiler.bind;

import java.util.List;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;

/**
 * Turns an expression over the input of AGGREGATE into one over its keys and results. References
 * behind the input's fields stand for aggregates.
 */
final class GroupedRewrite extends RexShuttle {

  private final RexMaker rex;
  private final List<RexNode> keys;
  private final int width;
  private boolean ungrouped;

  /**
   * @param width fields of the input
   */
  GroupedRewrite(RexMaker rex, List<RexNode> keys, int width) {
    this.rex = rex;
    this.keys = keys;
    this.width = width;
  }

  /** Whether a column stood outside of an aggregate. */
  boolean isUngrouped() {
    return ungrouped;
  }

  @Override
  public RexNode visitCall(RexCall call) {
    int key = keys.indexOf(call);
    return key >= 0 ? rex.builder().makeInputRef(call.getType(), key) : super.visitCall(call);
  }

  @Override
  public RexNode visitInputRef(RexInputRef ref) {
    if (ref.getIndex() >= width) {
      int place = keys.size() + ref.getIndex() - width;
      return rex.builder().makeInputRef(ref.getType(), place);
    }
    int key = keys.indexOf(ref);
    ungrouped |= key < 0;
    return key < 0 ? ref : rex.builder().makeInputRef(ref.getType(), key);
  }
}
