package io.dpl.compiler.bind;

import io.dpl.api.diagnostic.Code;
import io.dpl.api.diagnostic.TypeCode;
import io.dpl.api.function.Conversions;
import io.dpl.api.type.DplType;
import io.dpl.api.type.DplType.Simple;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;

/** Implicit conversions: only such that lose nothing; everything else needs a CAST. */
final class Coercion {

  private final Session session;
  private final RexMaker rex;

  Coercion(Session session) {
    this.session = session;
    this.rex = session.rex();
  }

  /** The value as this type, or an error that says the CAST to write. */
  RexNode convert(Operand operand, DplType to, String what) {
    if (rex.isError(operand.rex())) {
      return operand.rex();
    }
    if (Conversions.isImplicit(operand.type(), to) || fits(operand, to)) {
      return rex.widen(operand.rex(), to);
    }
    session
        .diagnostics()
        .error(
            TypeCode.MISMATCH,
            operand.span(),
            what + " must be " + to + ", this is " + operand.type(),
            "write " + operand.cast(to));
    return rex.error();
  }

  /** A condition: BOOLEAN. */
  RexNode condition(Operand operand, String what) {
    if (operand.type() == Simple.NULL && !rex.isError(operand.rex())) {
      return rex.nullOf(Simple.BOOLEAN);
    }
    if (rex.isError(operand.rex()) || operand.type() == Simple.BOOLEAN) {
      return operand.rex();
    }
    session
        .diagnostics()
        .error(
            TypeCode.MISMATCH,
            operand.span(),
            what + " must be BOOLEAN, this is " + operand.type(),
            "compare it with something, for example " + operand.text() + " IS NOT NULL");
    return rex.error();
  }

  /** Numeric literals stand for every number type that holds them. */
  private boolean fits(Operand operand, DplType to) {
    return operand.rex() instanceof RexLiteral literal
        && !literal.isNull()
        && operand.type().isNumeric()
        && to.isNumeric()
        && !(operand.type() == Simple.DOUBLE && to != Simple.FLOAT)
        && (to == Simple.FLOAT || to == Simple.DOUBLE || holds(literal, to));
  }

  private static boolean holds(RexLiteral literal, DplType to) {
    try {
      return ValueReader.read(literal.getValueAs(java.math.BigDecimal.class), to) != null;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** A type for all of them, or empty. */
  Optional<DplType> common(List<Operand> operands) {
    DplType common = Simple.NULL;
    for (Operand operand : operands) {
      if (rex.isError(operand.rex())) {
        continue;
      }
      Optional<DplType> next = Conversions.common(common, operand.type());
      if (next.isEmpty()) {
        return next;
      }
      common = next.get();
    }
    return Optional.of(common);
  }

  /**
   * All of them in one type; texts beside dates and times are read as such. Empty after reporting
   * that there is none, or where one of them is an error.
   */
  Optional<List<RexNode>> unify(List<Operand> operands, String what) {
    List<Operand> read = readTexts(operands);
    if (read.stream().anyMatch(operand -> rex.isError(operand.rex()))) {
      return Optional.empty();
    }
    Optional<DplType> common = common(read);
    if (common.isEmpty()) {
      report(read, what);
      return Optional.empty();
    }
    List<RexNode> converted = new ArrayList<>();
    read.forEach(operand -> converted.add(rex.widen(operand.rex(), common.get())));
    return Optional.of(converted);
  }

  private void report(List<Operand> operands, String what) {
    Operand first = operands.get(0);
    Operand other =
        operands.stream()
            .filter(o -> Conversions.common(first.type(), o.type()).isEmpty())
            .findFirst()
            .orElse(operands.get(operands.size() - 1));
    session
        .diagnostics()
        .error(
            TypeCode.NO_COMMON_TYPE,
            first.span().to(other.span()),
            first.type() + " and " + other.type() + " " + what,
            "write " + first.cast(other.type()) + " or " + other.cast(first.type()));
  }

  private List<Operand> readTexts(List<Operand> operands) {
    Optional<DplType> temporal =
        operands.stream()
            .map(Operand::type)
            .filter(Coercion::isTemporal)
            .reduce((a, b) -> Conversions.common(a, b).orElse(a));
    if (temporal.isEmpty()) {
      return operands;
    }
    return operands.stream().map(operand -> readText(operand, temporal.get())).toList();
  }

  private Operand readText(Operand operand, DplType type) {
    if (operand.type() != Simple.STRING || !(operand.rex() instanceof RexLiteral literal)) {
      return operand;
    }
    String text = literal.getValueAs(String.class);
    boolean dateOnly = type == Simple.DATE && text != null && text.strip().length() > 10;
    DplType wanted = dateOnly ? Simple.TIMESTAMP : type;
    try {
      RexNode read = new Literals(rex).of(ValueReader.read(text, wanted), wanted);
      return new Operand(read, wanted, operand.node());
    } catch (IllegalArgumentException e) {
      session
          .diagnostics()
          .error(TypeCode.BAD_VALUE, operand.span(), e.getMessage(), example(wanted));
      return new Operand(rex.error(), Simple.NULL, operand.node());
    }
  }

  private static String example(DplType type) {
    return type == Simple.DATE
        ? "write it as '2024-12-31'"
        : type == Simple.TIME ? "write it as '23:59:00'" : "write it as '2024-12-31 23:59:00'";
  }

  static boolean isTemporal(DplType type) {
    return type == Simple.DATE
        || type == Simple.TIME
        || type == Simple.TIMESTAMP
        || type == Simple.TIMESTAMPTZ;
  }

  /** Reports and gives the error value. */
  RexNode error(Code code, io.dpl.api.diagnostic.Span span, String message, String... help) {
    session.diagnostics().error(code, span, message, help);
    return rex.error();
  }
}
