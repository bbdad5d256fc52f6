package io.dpl.api.function;

import io.dpl.api.type.DplType;
import java.util.List;

/**
 * An aggregate that DuckDB computes, whole or in two phases.
 *
 * <p>{@code whole}, {@code partials} and {@code merges} are each one plain call, {@code f(...)}:
 * the compiler writes DISTINCT behind its first parenthesis, ORDER BY before its last, FILTER and
 * OVER behind it, and casts the outcome to the declared type. {@code {*}} is empty without
 * arguments.
 *
 * <p>Example: AVG is {@code whole = avg({0})}, {@code partials = [sum({0}), count({0})]}, {@code
 * partialTypes = [DOUBLE, BIGINT]}, {@code merges = [sum({0}), sum({0})]}, {@code last = {0} /
 * {1}}.
 *
 * @param whole template of the aggregate in one phase
 * @param partials templates of the columns that the first phase makes of the argument(s); empty
 *     where it cannot be split. FILTER belongs to this phase; a DISTINCT call is never split
 * @param partialTypes type of each of those columns: a type, {@code RETURNS} for the result's, or
 *     {@code {0}} for that of an argument; see {@link #partialTypes(SignatureMatch)}
 * @param merges templates that combine each of those columns in the second phase, {@code {0}} is
 *     the column; the type stays
 * @param last template of the result from the merged columns {@code {0}}, {@code {1}} ..., cast to
 *     the result's type by the compiler
 * @param orderSensitive the result depends on the order of rows (ARRAY_AGG, STRING_AGG, FIRST)
 * @param windowOnly whether it stands with OVER only; all others may stand with it
 */
public record SqlAggregate(
    List<Signature> signatures,
    String whole,
    List<String> partials,
    List<String> partialTypes,
    List<String> merges,
    String last,
    boolean orderSensitive,
    boolean windowOnly,
    Traits traits,
    FunctionDoc doc)
    implements FunctionDefinition {

  public SqlAggregate {
    signatures = List.copyOf(signatures);
    partials = List.copyOf(partials);
    partialTypes = List.copyOf(partialTypes);
    merges = List.copyOf(merges);
    if (partials.size() != partialTypes.size() || partials.size() != merges.size()) {
      throw new IllegalArgumentException("a type and a merge for each partial: " + signatures);
    }
  }

  /** Whether it can be computed as partial, merge and final part. */
  public boolean isSplittable() {
    return !partials.isEmpty();
  }

  /** The types of the columns between the two phases, for one call. */
  public List<DplType> partialTypes(SignatureMatch match) {
    return partialTypes.stream().map(text -> partialType(text, match)).toList();
  }

  private static DplType partialType(String text, SignatureMatch match) {
    if (text.equals("RETURNS")) {
      return match.returns();
    }
    return text.startsWith("{")
        ? match.arguments().get(Integer.parseInt(text.substring(1, text.length() - 1)))
        : DplType.parse(text);
  }
}
