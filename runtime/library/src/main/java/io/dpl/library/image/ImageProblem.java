package io.dpl.library.image;

import io.dpl.api.diagnostic.Code;
import io.dpl.api.function.RowException;
import org.jspecify.annotations.Nullable;

/** Why an image cannot be used; becomes the {@link RowException} of its row. */
final class ImageProblem extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient Code code;

  ImageProblem(Code code, String message) {
    this(code, message, null);
  }

  ImageProblem(Code code, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  RowException at(int row) {
    return new RowException(row, code, String.valueOf(getMessage()), this);
  }
}
