package io.dpl.engine.event;

/** The run was cancelled; never reaches the user as it is. */
public final class CancelledException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public CancelledException() {
    super("cancelled", null, false, false);
  }
}
