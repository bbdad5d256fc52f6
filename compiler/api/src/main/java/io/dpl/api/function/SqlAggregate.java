package io.dpl.api.function;

import java.util.List;

/**
 * An aggregate that DuckDB computes, whole or in two phases.
 *
 * <p>Example: AVG is {@code whole = avg({0})}, {@code partials = [sum({0}), count({0})]}, {@code
 * merges = [sum({0}), sum({0})]}, {@code last = {0} / {1}}.
 *
 * @param whole template of the aggregate in one phase
 * @param partials templates of the columns that the first phase makes of the argument(s); empty
 *     where it cannot be split
 * @param merges templates that combine each of those columns in the second phase, {@code {0}} is
 *     the column
 * @param last template of the result from the merged columns {@code {0}}, {@code {1}} ...
 * @param orderSensitive the result depends on the order of rows (ARRAY_AGG, STRING_AGG, FIRST)
 * @param window whether it (also) stands with OVER; {@code windowOnly} ones have no two-phase form
 */
public record SqlAggregate(
    List<Signature> signatures,
    String whole,
    List<String> partials,
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
    merges = List.copyOf(merges);
  }

  /** Whether it can be computed as partial, merge and final part. */
  public boolean isSplittable() {
    return !partials.isEmpty();
  }
}
