package io.dpl.api.function;

import io.dpl.api.type.DplType;
import io.dpl.api.type.DplType.Simple;
import java.util.List;
import java.util.Optional;

/**
 * Which conversions happen without a CAST. Only those that never fail: to a wider number, from
 * NULL, DATE to TIMESTAMP, vector to list. Numbers and texts never mix.
 */
public final class Conversions {

  private static final List<DplType> NUMBERS =
      List.of(
          Simple.TINYINT,
          Simple.SMALLINT,
          Simple.INTEGER,
          Simple.BIGINT,
          Simple.FLOAT,
          Simple.DOUBLE);

  private Conversions() {}

  /** Whether a value of one type can stand where the other is wanted. */
  public static boolean isImplicit(DplType from, DplType to) {
    return from.equals(to) || common(from, to).filter(to::equals).isPresent();
  }

  /** Cost of an implicit conversion, for choosing between signatures: 0 none, more is farther. */
  static int distance(DplType from, DplType to) {
    int a = NUMBERS.indexOf(from);
    int b = NUMBERS.indexOf(to);
    return a >= 0 && b >= 0 ? Math.abs(b - a) : from.equals(to) ? 0 : 3;
  }

  /** The type that both convert to, as CASE, UNION and comparisons need it. */
  public static Optional<DplType> common(DplType a, DplType b) {
    if (a.equals(b) || b == Simple.NULL) {
      return Optional.of(a);
    }
    if (a == Simple.NULL) {
      return Optional.of(b);
    }
    if (a.isNumeric() && b.isNumeric()) {
      return Optional.of(commonNumber(a, b));
    }
    if (isTemporal(a) && isTemporal(b)) {
      return Optional.of(
          a == Simple.TIMESTAMPTZ || b == Simple.TIMESTAMPTZ
              ? Simple.TIMESTAMPTZ
              : Simple.TIMESTAMP);
    }
    Optional<DplType> left = element(a);
    Optional<DplType> right = element(b);
    if (left.isPresent() && right.isPresent() && sameDimension(a, b)) {
      return common(left.get(), right.get()).map(DplType.ListOf::new);
    }
    return Optional.empty();
  }

  private static boolean sameDimension(DplType a, DplType b) {
    return !(a instanceof DplType.Vector x && b instanceof DplType.Vector y)
        || x.dimension() == y.dimension();
  }

  private static Optional<DplType> element(DplType type) {
    if (type instanceof DplType.ListOf list) {
      return Optional.of(list.element());
    }
    return type instanceof DplType.Vector vector ? Optional.of(vector.element()) : Optional.empty();
  }

  private static boolean isTemporal(DplType type) {
    return type == Simple.DATE || type == Simple.TIMESTAMP || type == Simple.TIMESTAMPTZ;
  }

  private static DplType commonNumber(DplType a, DplType b) {
    if (a instanceof DplType.Decimal || b instanceof DplType.Decimal) {
      if (a == Simple.FLOAT || a == Simple.DOUBLE || b == Simple.FLOAT || b == Simple.DOUBLE) {
        return Simple.DOUBLE;
      }
      DplType.Decimal x = decimal(a);
      DplType.Decimal y = decimal(b);
      int scale = Math.max(x.scale(), y.scale());
      int whole = Math.max(x.precision() - x.scale(), y.precision() - y.scale());
      return new DplType.Decimal(Math.min(38, whole + scale), scale);
    }
    if ((a == Simple.FLOAT && b == Simple.BIGINT) || (a == Simple.BIGINT && b == Simple.FLOAT)) {
      return Simple.DOUBLE; // as in DuckDB, FLOAT keeps 24 bits only
    }
    return NUMBERS.get(Math.max(NUMBERS.indexOf(a), NUMBERS.indexOf(b)));
  }

  /** The DECIMAL that holds every value of an integer type. */
  private static DplType.Decimal decimal(DplType type) {
    if (type instanceof DplType.Decimal decimal) {
      return decimal;
    }
    return new DplType.Decimal(
        type == Simple.BIGINT ? 19 : type == Simple.INTEGER ? 10 : type == Simple.SMALLINT ? 5 : 3,
        0);
  }
}
