package io.dpl.value;

/**
 * A NULL where the Java class has no value for it; whoever reads the row makes a diagnostic of it.
 */
public final class NullValueException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  NullValueException(String message) {
    super(message, null, false, false);
  }
}
