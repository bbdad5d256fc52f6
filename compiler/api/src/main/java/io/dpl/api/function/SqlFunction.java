package io.dpl.api.function;

import java.util.Collections;
import java.util.List;

/**
 * A scalar function that is an expression of DuckDB.
 *
 * @param templates one for each signature: {@code {0}}, {@code {1}} are the positional arguments,
 *     {@code {*}} all of them with commas, {@code {name}} the value of an option, {@code {returns}}
 *     the result type as DuckDB writes it. Example: {@code list_slice({0}, {1}, {2})}
 */
public record SqlFunction(
    List<Signature> signatures, List<String> templates, Traits traits, FunctionDoc doc)
    implements FunctionDefinition {

  public SqlFunction {
    signatures = List.copyOf(signatures);
    templates = List.copyOf(templates);
    if (signatures.size() != templates.size()) {
      throw new IllegalArgumentException("one template for each signature: " + signatures);
    }
  }

  /** One template for all signatures. */
  public SqlFunction(List<Signature> signatures, String sql, Traits traits, FunctionDoc doc) {
    this(signatures, Collections.nCopies(signatures.size(), sql), traits, doc);
  }

  /** The template of one of its signatures. */
  @SuppressWarnings("ReferenceEquality")
  public String sql(Signature signature) {
    // By identity: a call is matched against these very signatures, and a record's equals costs a
    // start milliseconds.
    for (int i = 0; i < templates.size(); i++) {
      if (signatures.get(i) == signature) {
        return templates.get(i);
      }
    }
    throw new IllegalArgumentException(signature + " is not among " + signatures);
  }
}
