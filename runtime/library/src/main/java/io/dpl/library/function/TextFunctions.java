package io.dpl.library.function;

import static io.dpl.library.function.Definition.scalar;

import io.dpl.api.function.FunctionDefinition;
import java.util.List;

/** Functions on texts. */
public final class TextFunctions {

  private static final String GROUP = "Text";

  /** All of them. */
  public static final List<FunctionDefinition> LIST =
      List.of(
          scalar(GROUP)
              .is("UPPER(text STRING) -> STRING", "upper({0})")
              .says("The text in upper case.")
              .example("UPPER('dpl')", "DPL"),
          scalar(GROUP)
              .is("LENGTH(text STRING) -> BIGINT", "length({0})")
              .is("LENGTH(data BLOB) -> BIGINT", "octet_length({0})")
              .says("Number of characters of a text, of bytes of a blob.")
              .example("LENGTH('größe')", "5"));

  private TextFunctions() {}
}
