package io.dpl.value;

/** A Java class cannot hold what a column gives; whoever plans makes a diagnostic of it. */
public final class MismatchException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String help;

  MismatchException(String message, String help) {
    super(message, null, false, false);
    this.help = help;
  }

  /** What to do. */
  public String help() {
    return help;
  }
}
