package io.dpl.cli;

/** Where the command line starts. */
public final class Main {
  private Main() {}

  /**
   * Runs one command and ends the process with its exit code.
   *
   * @param args the arguments as the user wrote them
   */
  public static void main(String[] args) {
    System.exit(args.length == 0 ? 2 : 0);
  }
}
