package io.dpl.compiler.sql;

import io.dpl.api.diagnostic.Span;
import io.dpl.api.plan.PlanNode.Fragment.Fallible;
import java.util.BitSet;
import java.util.List;

/**
 * One operator as a SELECT.
 *
 * @param columns names of its columns
 * @param exact see {@link Table}
 * @param from what the fallible expressions are over, empty where there is nothing to say
 * @param span the operator in the script, as far as its calls tell
 */
record Select(
    String sql,
    List<String> columns,
    BitSet exact,
    String from,
    List<Fallible> fallible,
    Span span) {}
