package io.dpl.cli.terminal;

/** Colours words, or leaves them as they are. */
public enum Paint {
  PLAIN,
  COLORED;

  /** An error's word. */
  public String red(String text) {
    return with("1;31", text);
  }

  /** A warning's word. */
  public String yellow(String text) {
    return with("1;33", text);
  }

  /** A place, a help's word. */
  public String cyan(String text) {
    return with("36", text);
  }

  /** A heading. */
  public String bold(String text) {
    return with("1", text);
  }

  /** What matters less: rulers, NULL. */
  public String dim(String text) {
    return with("2", text);
  }

  private String with(String code, String text) {
    return this == PLAIN || text.isEmpty() ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
  }
}
