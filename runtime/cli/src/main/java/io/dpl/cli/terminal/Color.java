package io.dpl.cli.terminal;

/** When to colour: the values of {@code --color}. */
public enum Color {
  AUTO,
  ALWAYS,
  NEVER;

  /** The paint for a stream that is a terminal or not. */
  public Paint on(boolean seen, Terminal terminal) {
    return switch (this) {
      case ALWAYS -> Paint.COLORED;
      case NEVER -> Paint.PLAIN;
      case AUTO -> seen && !terminal.plain() ? Paint.COLORED : Paint.PLAIN;
    };
  }
}
