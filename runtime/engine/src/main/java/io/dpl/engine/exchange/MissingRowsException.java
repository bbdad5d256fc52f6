package io.dpl.engine.exchange;

/** Rows that a receiver needs are not where it runs; never reaches the user as it is. */
public final class MissingRowsException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public MissingRowsException(String message) {
    super(message);
  }
}
