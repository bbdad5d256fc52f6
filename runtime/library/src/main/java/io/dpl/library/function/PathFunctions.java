package io.dpl.library.function;

import static io.dpl.library.function.Definition.scalar;

import io.dpl.api.function.FunctionDefinition;
import java.util.List;

/** Parts of paths. */
public final class PathFunctions {

  private static final String GROUP = "Files";

  /** All of them. */
  public static final List<FunctionDefinition> LIST =
      List.of(
          scalar(GROUP)
              .is("PATH_NAME(path STRING) -> STRING", "regexp_extract({0}, '[^/]*$')")
              .says("The file name: what stands behind the last /.")
              .example("PATH_NAME('docs/a.b.md')", "a.b.md"),
          scalar(GROUP)
              .is(
                  "PATH_EXTENSION(path STRING) -> STRING",
                  "regexp_extract({0}, '[^/.][^/]*\\.([^/.]+)$', 1)")
              .says(
                  "What stands behind the last point of the file name; empty if there is "
                      + "none.")
              .example("PATH_EXTENSION('docs/a.b.md')", "md"),
          scalar(GROUP)
              .is(
                  "PATH_PARENT(path STRING) -> STRING",
                  "regexp_replace({0}, '^(/)[^/]*$|/[^/]*$|^[^/]*$', '\\1')")
              .says("The folder: what stands before the last /; empty if there is none.")
              .example("PATH_PARENT('docs/a/b.md')", "docs/a"));

  private PathFunctions() {}
}
