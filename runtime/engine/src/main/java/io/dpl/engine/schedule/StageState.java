package io.dpl.engine.schedule;

import io.dpl.api.plan.Output;
import io.dpl.api.plan.Stage;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/**
 * How far a stage is: counts and sets of bits, never an object a task. A partition waits, flies, is
 * held back, or is done.
 */
final class StageState {

  private static final long LEAST_COST = 1L << 20;
  private static final long MOST_COST = 64L << 20;

  final Stage stage;
  final boolean beside;
  final Share share;
  final Waiting waiting = new Waiting();
  final BitSet done = new BitSet();

  /** Tasks that ran while their worker died; how many workers. */
  final Map<Integer, Integer> deaths = new HashMap<>();

  /** Tasks that ran out of memory. */
  final BitSet outOfMemory = new BitSet();

  boolean prepared;
  boolean committed;
  boolean told;
  int partitions;
  long startNanos;
  long endNanos;
  private int doneCount;
  private int[] attempts = {};
  private long[] rows = {};
  private long[] bytes = {};
  private long rowsSum;
  private long bytesSum;

  StageState(Stage stage, boolean beside) {
    this.stage = stage;
    this.beside = beside;
    this.share = new Share(beside ? 0 : stage.parallelism());
  }

  void prepare(int tasks, long nanos) {
    partitions = tasks;
    attempts = new int[tasks];
    rows = new long[tasks];
    bytes = new long[tasks];
    prepared = true;
    startNanos = nanos;
    waiting.addAll(tasks);
  }

  /** Whether all tasks are done. */
  boolean isComplete() {
    return prepared && doneCount == partitions;
  }

  /** Whether it has taken rows. */
  boolean hasStarted() {
    return doneCount > 0 || share.total() > 0;
  }

  boolean hasDone() {
    return doneCount > 0;
  }

  int nextAttempt(int partition) {
    return ++attempts[partition];
  }

  int attempts(int partition) {
    return attempts[partition];
  }

  void done(int partition, long taskRows, long taskBytes) {
    done.set(partition);
    doneCount++;
    count(partition, taskRows, taskBytes);
    deaths.remove(partition);
  }

  void undo(int partition) {
    done.clear(partition);
    doneCount--;
    count(partition, 0, 0);
  }

  private void count(int partition, long taskRows, long taskBytes) {
    rowsSum += taskRows - rows[partition];
    bytesSum += taskBytes - bytes[partition];
    rows[partition] = taskRows;
    bytes[partition] = taskBytes;
  }

  long rows() {
    return rowsSum;
  }

  long bytes() {
    return bytesSum;
  }

  long rows(int partition) {
    return rows[partition];
  }

  long bytes(int partition) {
    return bytes[partition];
  }

  /** Credit that one task takes: what those before it gave, or the estimate of it. */
  long costBytes() {
    long bytesOut = doneCount > 0 ? bytesSum / doneCount : stage.bytes() / Math.max(1, partitions);
    return Math.max(LEAST_COST, Math.min(MOST_COST, bytesOut));
  }

  boolean sends() {
    return stage.outputs().stream().anyMatch(Output.Send.class::isInstance);
  }

  boolean hasResult() {
    return stage.outputs().stream().anyMatch(Output.Result.class::isInstance);
  }

  /** Whether anybody but other stages sees what it makes. */
  boolean isSeen() {
    return stage.outputs().stream().anyMatch(output -> !(output instanceof Output.Send));
  }

  /** For people: the task as they know it. */
  String task(int partition) {
    return "task " + partition + " of '" + stage.name() + "'";
  }
}
