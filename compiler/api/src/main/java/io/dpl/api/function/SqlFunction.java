package io.dpl.api.function;

import java.util.List;

/**
 * A scalar function that is an expression of DuckDB.
 *
 * @param sql template: {@code {0}}, {@code {1}} are the positional arguments, {@code {*}} all of
 *     them with commas, {@code {name}} the value of an option. Example: {@code list_slice({0}, {1},
 *     {2})}
 */
public record SqlFunction(List<Signature> signatures, String sql, Traits traits, FunctionDoc doc)
    implements FunctionDefinition {

  public SqlFunction {
    signatures = List.copyOf(signatures);
  }
}
