package io.dpl.grammar.tree;

/** Units of an interval. */
public enum IntervalUnit {
  YEAR,
  QUARTER,
  MONTH,
  WEEK,
  DAY,
  HOUR,
  MINUTE,
  SECOND,
  MILLISECOND,
  MICROSECOND
}
