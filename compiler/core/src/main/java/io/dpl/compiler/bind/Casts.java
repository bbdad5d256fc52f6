package io.dpl.compiler.bind;

import io.dpl.api.diagnostic.TypeCode;
import io.dpl.api.function.Conversions;
import io.dpl.api.function.Traits;
import io.dpl.api.type.DplType;
import io.dpl.api.type.DplType.Simple;
import io.dpl.compiler.rel.DuckTypes;
import io.dpl.grammar.tree.Expression;
import java.util.List;
import org.apache.calcite.rex.RexNode;

/** CAST, TRY_CAST and {@code ::}. */
final class Casts {

  private final ExpressionBinder binder;
  private final RexMaker rex;

  Casts(ExpressionBinder binder) {
    this.binder = binder;
    this.rex = binder.session().rex();
  }

  RexNode bind(Expression.Cast node) {
    Operand operand = binder.operand(node.value());
    DplType from = operand.type();
    DplType to = node.type().type();
    if (rex.isError(operand.rex())) {
      return operand.rex();
    }
    if (Conversions.isImplicit(from, to)) {
      return rex.widen(operand.rex(), to);
    }
    if (!isPossible(from, to)) {
      return binder.error(
          TypeCode.BAD_CAST,
          node.span(),
          "there is no conversion from " + from + " to " + to,
          to == Simple.BLOB || from == Simple.BLOB
              ? "only texts and blobs convert to each other"
              : "convert to STRING first, if that is what you want");
    }
    String word = node.safe() ? "TRY_CAST" : "CAST";
    String text = word + "({0} AS " + DuckTypes.text(to) + ")";
    boolean safe = node.safe() || (to == Simple.STRING && from != Simple.BLOB);
    return rex.template(
        word + " " + to,
        text,
        to,
        safe ? Traits.PURE : Traits.FALLIBLE,
        "cast to " + to,
        node.span(),
        List.of(operand.rex()));
  }

  private static boolean isPossible(DplType from, DplType to) {
    if (from == Simple.STRING || to == Simple.STRING) {
      return true;
    }
    if (isNumberLike(from) && isNumberLike(to)) {
      return true;
    }
    if (isMoment(from) && isMoment(to)) {
      return true;
    }
    if (to == Simple.TIME) {
      return from == Simple.TIMESTAMP || from == Simple.TIMESTAMPTZ;
    }
    if (from instanceof DplType.Struct a && to instanceof DplType.Struct b) {
      return a.fields().size() == b.fields().size();
    }
    if (from instanceof DplType.MapOf a && to instanceof DplType.MapOf b) {
      return castable(a.key(), b.key()) && castable(a.value(), b.value());
    }
    return element(from) != Simple.NULL
        && element(to) != Simple.NULL
        && castable(element(from), element(to));
  }

  private static boolean castable(DplType from, DplType to) {
    return Conversions.isImplicit(from, to) || isPossible(from, to);
  }

  private static DplType element(DplType type) {
    if (type instanceof DplType.ListOf list) {
      return list.element();
    }
    return type instanceof DplType.Vector vector ? vector.element() : Simple.NULL;
  }

  private static boolean isNumberLike(DplType type) {
    return type.isNumeric() || type == Simple.BOOLEAN;
  }

  private static boolean isMoment(DplType type) {
    return type == Simple.DATE || type == Simple.TIMESTAMP || type == Simple.TIMESTAMPTZ;
  }
}
