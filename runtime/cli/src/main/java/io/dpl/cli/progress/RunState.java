package io.dpl.cli.progress;

import java.util.OptionalLong;

/**
 * How far a run is.
 *
 * @param doing what it does now, in a few words: {@code embedding}
 * @param done pieces done, of one kind over the whole run
 * @param total pieces there are, where that is known
 * @param rows rows that came out so far
 */
public record RunState(String doing, long done, OptionalLong total, long rows) {

  /** The same under another name. */
  RunState called(String name) {
    return new RunState(name, done, total, rows);
  }
}
