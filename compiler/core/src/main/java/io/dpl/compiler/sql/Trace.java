package io.dpl.compiler.sql;

import io.dpl.api.diagnostic.Span;
import io.dpl.api.plan.PlanNode.Fragment.Fallible;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;

/**
 * What is learnt of the script's places while an operator's expressions are written: where it
 * stands and what in it can fail.
 *
 * <p>A fallible expression behind a condition (CASE, AND, OR, COALESCE) is recorded under that
 * condition, so that rows which never reach it are not blamed.
 */
final class Trace {

  private final List<Fallible> fallible = new ArrayList<>();
  private final Deque<String> conditions = new ArrayDeque<>();
  private Span span = Span.NONE;
  private int muted;

  List<Fallible> fallible() {
    return fallible;
  }

  /** From the first call of the operator to its last. */
  Span span() {
    return span;
  }

  void at(Span place) {
    if (place.isKnown()) {
      Span first = !span.isKnown() || place.start() < span.start() ? place : span;
      span = span.isKnown() ? first.to(span).to(place) : place;
    }
  }

  void add(String sql, List<String> arguments, Span place, String what) {
    if (muted == 0) {
      fallible.add(
          new Fallible(guarded(sql), arguments.stream().map(this::guarded).toList(), place, what));
    }
  }

  /** Writes something that is reached only where the condition holds. */
  String under(String condition, Supplier<String> part) {
    conditions.addLast(condition);
    try {
      return part.get();
    } finally {
      conditions.removeLast();
    }
  }

  /** Writes something whose failures cannot be evaluated by themselves or do not matter. */
  String muted(Supplier<String> part) {
    muted++;
    try {
      return part.get();
    } finally {
      muted--;
    }
  }

  private String guarded(String sql) {
    return conditions.isEmpty()
        ? sql
        : "CASE WHEN " + String.join(" AND ", conditions) + " THEN " + sql + " END";
  }
}
