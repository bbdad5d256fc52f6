package io.dpl.library.function;

import static io.dpl.library.function.Definition.scalar;

import io.dpl.api.function.FunctionDefinition;
import java.util.List;

/** Functions that choose, and functions about types. */
public final class ConditionFunctions {

  private static final String GROUP = "Conditions";

  /** All of them. */
  public static final List<FunctionDefinition> LIST =
      List.of(
          scalar(GROUP)
              .is("COALESCE(...T) -> T", "coalesce({*})")
              .says("The first value that is not NULL.")
              .example("COALESCE(NULL, 2, 3)", "2"),
          scalar(GROUP)
              .is("IFNULL(value T, otherwise T) -> T", "coalesce({0}, {1})")
              .says("The value, or the other one where it is NULL.")
              .example("IFNULL(NULL, 'x')", "x"),
          scalar(GROUP)
              .is("NULLIF(value T, hole T) -> T", "nullif({0}, {1})")
              .says("NULL where the two are equal, else the first.")
              .example("NULLIF('-', '-')", "NULL"),
          scalar(GROUP)
              .is("IF(condition BOOLEAN, yes T, no T) -> T", "CASE WHEN {0} THEN {1} ELSE {2} END")
              .says("The first value where the condition is TRUE, else the second.")
              .example("IF(1 > 2, 'a', 'b')", "b"),
          scalar(GROUP)
              .is("IFF(condition BOOLEAN, yes T, no T) -> T", "CASE WHEN {0} THEN {1} ELSE {2} END")
              .says("The same as IF.")
              .example("IFF(TRUE, 1, 2)", "1"),
          scalar(GROUP)
              .is(
                  "TYPEOF(value ANY) -> STRING",
                  "replace(replace(typeof({0}), 'VARCHAR', 'STRING'), 'TIMESTAMP WITH TIME "
                      + "ZONE', 'TIMESTAMPTZ')")
              .says("The type of the value as DPL writes it.")
              .example("TYPEOF(['a'])", "STRING[]"),
          scalar(GROUP)
              .is("ERROR(message STRING) -> BOOLEAN", "(error({0}) IS NULL)")
              .says("Fails with the message, for branches that must not be reached.")
              .fallible()
              .example("CASE WHEN TRUE THEN TRUE ELSE ERROR('never') END", "true"));

  private ConditionFunctions() {}
}
