package io.dpl.cli.output;

import io.dpl.cli.terminal.Paint;

/**
 * How a table is shown.
 *
 * @param columns width to fit, 0 for any
 * @param maxRows most rows shown
 * @param maxLines most lines of a folded cell; 1 where the output is not read by a person
 */
public record TableStyle(int columns, long maxRows, int maxLines, Paint paint) {

  /** Rows that a terminal shows where nobody asked for more. */
  public static final long TERMINAL_ROWS = 40;

  private static final int TERMINAL_LINES = 4;

  /** Fitted into a terminal. */
  public static TableStyle terminal(int columns, long maxRows, Paint paint) {
    return new TableStyle(columns, maxRows, TERMINAL_LINES, paint);
  }

  /** For a file or the next program of a pipe: one line a row. */
  public static TableStyle piped(long maxRows) {
    return new TableStyle(0, maxRows, 1, Paint.PLAIN);
  }
}
