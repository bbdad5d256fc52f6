package io.dpl.cli.arguments;

/** The command was called wrongly; the message says how, in the words of the user. */
public final class UsageException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public UsageException(String message) {
    super(message);
  }
}
