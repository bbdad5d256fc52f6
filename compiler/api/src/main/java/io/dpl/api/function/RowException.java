package io.dpl.api.function;

import io.dpl.api.diagnostic.Code;
import org.jspecify.annotations.Nullable;

/**
 * One row cannot be computed: the engine adds the place in the script, the file and the row, and
 * the policy decides.
 */
public final class RowException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int row;
  private final transient Code code;

  /**
   * @param row row in the batch given to the operator
   * @param message what is wrong with the value, with its path or a short form of it
   */
  public RowException(int row, Code code, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.row = row;
    this.code = code;
  }

  public int row() {
    return row;
  }

  public Code code() {
    return code;
  }
}
