package io.dpl.cli.progress;

import java.util.OptionalLong;

/**
 * How far a stage of a run is.
 *
 * @param doing what it does, in a few words: {@code embedding}
 * @param done pieces done, of one kind over the whole stage
 * @param total pieces there are, where that is known
 * @param rows rows that came out so far
 * @param bytes bytes that came out so far
 * @param startNanos when it began, by the clock of the progress
 */
public record RunState(
    String doing, long done, OptionalLong total, long rows, long bytes, long startNanos) {

  /** The same under another name. */
  RunState called(String name) {
    return new RunState(name, done, total, rows, bytes, startNanos);
  }
}
