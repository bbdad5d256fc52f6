package io.dpl.compiler.stage;

import io.dpl.compiler.rel.BatchSpec;
import org.apache.calcite.rel.RelNode;
import org.jspecify.annotations.Nullable;

/**
 * The rows at one point of a plan: the stage that makes them, and the relational stretch on top of
 * the stage's nodes that is not written as SQL yet.
 *
 * @param rel its leaves are {@link StageLeaf}s of the stage and {@link
 *     io.dpl.compiler.rel.SourceScan}s
 * @param rows estimate
 * @param rowBytes estimate
 * @param batch the BATCH that bounds the flow here, null for none
 */
record Stream(
    StageDraft draft, RelNode rel, double rows, double rowBytes, @Nullable BatchSpec batch) {

  StageDraft stage() {
    return draft.resolve();
  }

  Stream with(RelNode other) {
    return new Stream(draft, other, rows, rowBytes, batch);
  }

  Stream estimated(double newRows, double newRowBytes) {
    return new Stream(draft, rel, newRows, newRowBytes, batch);
  }

  Stream batched(@Nullable BatchSpec spec) {
    return new Stream(draft, rel, rows, rowBytes, spec);
  }
}
