package io.dpl.library.image;

import io.dpl.api.function.FunctionDefinition;
import java.util.List;

/** The functions on images. */
public final class ImageFunctions {

  /** All of them. */
  public static final List<FunctionDefinition> LIST =
      List.of(new ImageTensor(), new ImageInfo(), new ImageDecode(), new ImageStats());

  private ImageFunctions() {}
}
