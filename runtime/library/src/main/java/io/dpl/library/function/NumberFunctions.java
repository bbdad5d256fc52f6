package io.dpl.library.function;

import static io.dpl.library.function.Definition.scalar;

import io.dpl.api.function.FunctionDefinition;
import java.util.List;

/** Functions on numbers. */
public final class NumberFunctions {

  private static final String GROUP = "Numbers";

  /** All of them. */
  public static final List<FunctionDefinition> LIST =
      List.of(
          scalar(GROUP)
              .is("ABS(value N) -> N", "CAST(abs({0}) AS {returns})")
              .says("The value without its sign.")
              .details(
                  "The smallest integer of a type has no positive counterpart: that is an "
                      + "error.")
              .fallible()
              .example("ABS(-3)", "3"),
          scalar(GROUP)
              .is("CEIL(value BIGINT) -> BIGINT", "{0}")
              .is("CEIL(value DECIMAL(p,s)) -> DECIMAL(38,0)", "CAST(ceil({0}) AS {returns})")
              .is("CEIL(value DOUBLE) -> DOUBLE", "ceil({0})")
              .says("The smallest whole number that is not smaller.")
              .example("CEIL(2.1)", "3"),
          scalar(GROUP)
              .is("FLOOR(value BIGINT) -> BIGINT", "{0}")
              .is("FLOOR(value DECIMAL(p,s)) -> DECIMAL(38,0)", "CAST(floor({0}) AS {returns})")
              .is("FLOOR(value DOUBLE) -> DOUBLE", "floor({0})")
              .says("The largest whole number that is not larger.")
              .example("FLOOR(2.9)", "2"),
          scalar(GROUP)
              .is("TRUNC(value BIGINT) -> BIGINT", "{0}")
              .is("TRUNC(value DECIMAL(p,s)) -> DECIMAL(38,0)", "CAST(trunc({0}) AS {returns})")
              .is("TRUNC(value DOUBLE) -> DOUBLE", "trunc({0})")
              .says("The whole number towards zero.")
              .example("TRUNC(-2.9)", "-2"),
          scalar(GROUP)
              .is("ROUND(value BIGINT) -> BIGINT", "{0}")
              .is("ROUND(value DECIMAL(p,s)) -> DECIMAL(38,0)", "CAST(round({0}) AS {returns})")
              .is("ROUND(value DOUBLE) -> DOUBLE", "round({0})")
              .is(
                  "ROUND(value BIGINT, digits BIGINT) -> BIGINT",
                  "round({0}, CAST({1} AS INTEGER))")
              .is(
                  "ROUND(value DECIMAL(p,s), digits BIGINT) -> DECIMAL(38,s)",
                  "CAST(round({0}, CAST({1} AS INTEGER)) AS {returns})")
              .is(
                  "ROUND(value DOUBLE, digits BIGINT) -> DOUBLE",
                  "round({0}, CAST({1} AS INTEGER))")
              .says(
                  "The nearest number with so many digits behind the point (a constant); "
                      + "halves go away from zero.")
              .example("ROUND(2.567, 2)", "2.570"),
          scalar(GROUP)
              .is("SIGN(value N) -> INTEGER", "CAST(sign({0}) AS INTEGER)")
              .says("-1, 0 or 1.")
              .example("SIGN(-3)", "-1"),
          scalar(GROUP)
              .is("MOD(a N, b N) -> N", "CAST(mod({0}, {1}) AS {returns})")
              .says("The rest of a division, with the sign of the first; the same as `%`.")
              .details("By zero: an error for integers and decimals.")
              .fallible()
              .example("MOD(-7, 3)", "-1"),
          scalar(GROUP)
              .is("SQRT(value DOUBLE) -> DOUBLE", "sqrt({0})")
              .says("The square root; NaN for negative values.")
              .example("SQRT(9)", "3.0"),
          scalar(GROUP)
              .is("CBRT(value DOUBLE) -> DOUBLE", "cbrt({0})")
              .says("The cube root.")
              .example("CBRT(8)", "2.0"),
          scalar(GROUP)
              .is("POWER(base DOUBLE, exponent DOUBLE) -> DOUBLE", "power({0}, {1})")
              .says("The base to the power of the exponent.")
              .example("POWER(2, 10)", "1024.0"),
          scalar(GROUP)
              .is("POW(base DOUBLE, exponent DOUBLE) -> DOUBLE", "power({0}, {1})")
              .says("The same as POWER.")
              .example("POW(2, 3)", "8.0"),
          scalar(GROUP)
              .is("EXP(value DOUBLE) -> DOUBLE", "exp({0})")
              .says("e to the power of the value.")
              .example("EXP(0)", "1.0"),
          scalar(GROUP)
              .is("LN(value DOUBLE) -> DOUBLE", "ln({0})")
              .says("The natural logarithm; -Infinity for 0, NaN below.")
              .example("LN(1)", "0.0"),
          scalar(GROUP)
              .is("LOG10(value DOUBLE) -> DOUBLE", "log10({0})")
              .says("The logarithm to base 10.")
              .example("LOG10(1000)", "3.0"),
          scalar(GROUP)
              .is("LOG2(value DOUBLE) -> DOUBLE", "log2({0})")
              .says("The logarithm to base 2.")
              .example("LOG2(8)", "3.0"),
          scalar(GROUP)
              .is("GREATEST(...T) -> T", "greatest({*})")
              .says("The largest of the values; NULLs are left out.")
              .example("GREATEST(1, 3, NULL)", "3"),
          scalar(GROUP)
              .is("LEAST(...T) -> T", "least({*})")
              .says("The smallest of the values; NULLs are left out.")
              .example("LEAST(2, 1, 3)", "1"),
          scalar(GROUP)
              .is("SIN(value DOUBLE) -> DOUBLE", "sin({0})")
              .says("The sine of an angle in radians.")
              .example("SIN(0)", "0.0"),
          scalar(GROUP)
              .is("COS(value DOUBLE) -> DOUBLE", "cos({0})")
              .says("The cosine of an angle in radians.")
              .example("COS(0)", "1.0"),
          scalar(GROUP)
              .is("TAN(value DOUBLE) -> DOUBLE", "tan({0})")
              .says("The tangent of an angle in radians.")
              .example("TAN(0)", "0.0"),
          scalar(GROUP)
              .is("ASIN(value DOUBLE) -> DOUBLE", "asin({0})")
              .says("The angle of a sine, in radians.")
              .example("ASIN(0)", "0.0"),
          scalar(GROUP)
              .is("ACOS(value DOUBLE) -> DOUBLE", "acos({0})")
              .says("The angle of a cosine, in radians.")
              .example("ACOS(1)", "0.0"),
          scalar(GROUP)
              .is("ATAN(value DOUBLE) -> DOUBLE", "atan({0})")
              .says("The angle of a tangent, in radians.")
              .example("ATAN(0)", "0.0"),
          scalar(GROUP)
              .is("ATAN2(y DOUBLE, x DOUBLE) -> DOUBLE", "atan2({0}, {1})")
              .says("The angle of a point, in radians.")
              .example("ATAN2(0, 1)", "0.0"),
          scalar(GROUP)
              .is("DEGREES(value DOUBLE) -> DOUBLE", "degrees({0})")
              .says("Radians as degrees.")
              .example("DEGREES(PI())", "180.0"),
          scalar(GROUP)
              .is("RADIANS(value DOUBLE) -> DOUBLE", "radians({0})")
              .says("Degrees as radians.")
              .example("RADIANS(0)", "0.0"),
          scalar(GROUP)
              .is("PI() -> DOUBLE", "pi()")
              .says("The ratio of a circle and its diameter.")
              .example("ROUND(PI(), 2)", "3.14"),
          scalar(GROUP)
              .is("RANDOM() -> DOUBLE", "random()")
              .says(
                  "A random number from 0 up to but not including 1; another one in every "
                      + "row.")
              .changing()
              .example("RANDOM() < 1.0", "true"),
          scalar(GROUP)
              .is("GCD(a BIGINT, b BIGINT) -> BIGINT", "gcd({0}, {1})")
              .says("The greatest common divisor.")
              .example("GCD(12, 18)", "6"),
          scalar(GROUP)
              .is("LCM(a BIGINT, b BIGINT) -> BIGINT", "lcm({0}, {1})")
              .says("The least common multiple.")
              .fallible()
              .example("LCM(4, 6)", "12"),
          scalar(GROUP)
              .is(
                  "FACTORIAL(value BIGINT) -> DECIMAL(38,0)",
                  "CAST(factorial(CAST({0} AS INTEGER)) AS {returns})")
              .says("The product of the whole numbers up to the value.")
              .fallible()
              .example("FACTORIAL(5)", "120"),
          scalar(GROUP)
              .is("ISNAN(value DOUBLE) -> BOOLEAN", "isnan({0})")
              .says("Whether the value is not a number.")
              .example("ISNAN(SQRT(-1))", "true"),
          scalar(GROUP)
              .is("ISINF(value DOUBLE) -> BOOLEAN", "isinf({0})")
              .says("Whether the value is infinite.")
              .example("ISINF(1 / 0)", "true"),
          scalar(GROUP)
              .is("ISFINITE(value DOUBLE) -> BOOLEAN", "isfinite({0})")
              .says("Whether the value is neither infinite nor NaN.")
              .example("ISFINITE(1)", "true"),
          scalar(GROUP)
              .is("BIT_AND(a BIGINT, b BIGINT) -> BIGINT", "({0} & {1})")
              .says("The bits that both have.")
              .example("BIT_AND(6, 3)", "2"),
          scalar(GROUP)
              .is("BIT_OR(a BIGINT, b BIGINT) -> BIGINT", "({0} | {1})")
              .says("The bits that one of them has.")
              .example("BIT_OR(6, 3)", "7"),
          scalar(GROUP)
              .is("BIT_XOR(a BIGINT, b BIGINT) -> BIGINT", "xor({0}, {1})")
              .says("The bits that just one of them has.")
              .example("BIT_XOR(6, 3)", "5"),
          scalar(GROUP)
              .is("BIT_NOT(value BIGINT) -> BIGINT", "(~{0})")
              .says("The bits that it has not.")
              .example("BIT_NOT(0)", "-1"),
          scalar(GROUP)
              .is("BIT_COUNT(value BIGINT) -> BIGINT", "CAST(bit_count({0}) AS BIGINT)")
              .says("How many bits are set.")
              .example("BIT_COUNT(7)", "3"),
          scalar(GROUP)
              .is("SHIFT_LEFT(value BIGINT, bits BIGINT) -> BIGINT", "({0} << {1})")
              .says("The bits moved to the left.")
              .fallible()
              .example("SHIFT_LEFT(1, 4)", "16"),
          scalar(GROUP)
              .is("SHIFT_RIGHT(value BIGINT, bits BIGINT) -> BIGINT", "({0} >> {1})")
              .says("The bits moved to the right.")
              .example("SHIFT_RIGHT(16, 4)", "1"));

  private NumberFunctions() {}
}
