package io.dpl.compiler.bind;

import io.dpl.api.diagnostic.TypeCode;
import io.dpl.api.function.FunctionDefinition;
import io.dpl.api.function.Signature;
import io.dpl.api.function.SignatureMatch;
import io.dpl.api.type.DplType;
import io.dpl.api.type.DplType.Simple;
import io.dpl.grammar.tree.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;

/** Binds the arguments of a call and chooses the signature. */
final class Arguments {

  private final ExpressionBinder binder;
  private final RexMaker rex;

  Arguments(ExpressionBinder binder) {
    this.binder = binder;
    this.rex = binder.session().rex();
  }

  /**
   * A call that fits a signature.
   *
   * @param values converted to the types of the match
   * @param options by lower-case name, defaults filled in
   */
  record Bound(
      Signature signature,
      SignatureMatch match,
      List<RexNode> values,
      Map<String, Object> options) {}

  /** Empty after reporting. */
  Optional<Bound> bind(Expression.Call node, FunctionDefinition function) {
    List<Operand> operands = operands(node, function);
    Optional<Signature> options = new NamedOptions(binder.session()).check(node, function);
    if (operands.stream().anyMatch(operand -> rex.isError(operand.rex())) || options.isEmpty()) {
      return Optional.empty();
    }
    Optional<Bound> bound = choose(node, function, operands);
    if (bound.isEmpty()) {
      report(node, function, operands);
    }
    return bound.flatMap(
        b ->
            new NamedOptions(binder.session())
                .values(node, b.signature())
                .map(values -> new Bound(b.signature(), b.match(), b.values(), values)));
  }

  private List<Operand> operands(Expression.Call node, FunctionDefinition function) {
    List<Operand> operands = new ArrayList<>();
    for (Expression argument : node.arguments()) {
      if (argument instanceof Expression.Star && node.arguments().size() == 1) {
        if (function.name().equals("COUNT")) {
          return List.of();
        }
      }
      operands.add(
          argument instanceof Expression.Lambda lambda
              ? new Lambdas(binder).bind(lambda, function.name(), operands)
              : binder.operand(argument));
    }
    return operands;
  }

  private Optional<Bound> choose(
      Expression.Call node, FunctionDefinition function, List<Operand> operands) {
    Optional<Bound> exact = best(node, function, operands, false);
    return exact.isPresent() ? exact : best(node, function, operands, true);
  }

  private Optional<Bound> best(
      Expression.Call node, FunctionDefinition function, List<Operand> operands, boolean loose) {
    List<DplType> types =
        operands.stream().map(operand -> loose ? loose(operand) : operand.type()).toList();
    Bound best = null;
    for (Signature signature : function.signatures()) {
      Optional<SignatureMatch> match = signature.match(types);
      boolean named = new NamedOptions(binder.session()).has(node, signature);
      if (match.isPresent()
          && named
          && (best == null || match.get().conversions() < best.match().conversions())) {
        List<RexNode> values = converted(operands, match.get());
        best = new Bound(signature, match.get(), values, Map.of());
      }
    }
    return Optional.ofNullable(best);
  }

  /** Exact numbers in the script stand for DOUBLE where nothing else fits. */
  private static DplType loose(Operand operand) {
    boolean literal = operand.rex() instanceof RexLiteral;
    return literal && operand.type() instanceof DplType.Decimal ? Simple.FLOAT : operand.type();
  }

  private List<RexNode> converted(List<Operand> operands, SignatureMatch match) {
    List<RexNode> values = new ArrayList<>();
    for (int i = 0; i < operands.size(); i++) {
      boolean lambda = operands.get(i).node() instanceof Expression.Lambda;
      RexNode value = operands.get(i).rex();
      values.add(lambda ? value : rex.widen(value, match.arguments().get(i)));
    }
    return values;
  }

  private void report(Expression.Call node, FunctionDefinition function, List<Operand> operands) {
    String types =
        operands.stream().map(o -> o.type().toString()).collect(Collectors.joining(", "));
    String[] signatures =
        function.signatures().stream()
            .limit(6)
            .map(signature -> "it is " + signature)
            .toArray(String[]::new);
    binder
        .session()
        .diagnostics()
        .error(
            TypeCode.NO_SIGNATURE,
            node.span(),
            function.name() + "(" + types + ") does not fit",
            signatures);
  }
}
