package io.dpl.compiler.optimize;

import io.dpl.compiler.rel.ApplyCall;
import org.apache.calcite.rel.RelNode;

/** Whether a heavy function or a model runs somewhere below. */
final class HeavyBelow {

  private HeavyBelow() {}

  static boolean test(RelNode rel) {
    RelNode node = rel.stripped();
    return node instanceof ApplyCall || node.getInputs().stream().anyMatch(HeavyBelow::test);
  }
}
