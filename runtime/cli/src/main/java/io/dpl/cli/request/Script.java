package io.dpl.cli.request;

/**
 * A script to work on.
 *
 * @param name as diagnostics show it: the file as the user wrote it, {@code <stdin>} or {@code
 *     <text>}
 */
public record Script(String name, String text) {

  /** Name of the script that standard input gave. */
  public static final String STANDARD_INPUT = "<stdin>";

  /** Name of the script that {@code -e} gave. */
  public static final String COMMAND_LINE = "<text>";
}
