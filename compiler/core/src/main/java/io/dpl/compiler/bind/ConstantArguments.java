package io.dpl.compiler.bind;

import io.dpl.api.function.Signature;
import io.dpl.api.function.SqlAggregate;
import io.dpl.api.type.DplType;
import io.dpl.api.type.DplType.Simple;
import io.dpl.compiler.rel.DuckTypes;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;

/**
 * Writes constant arguments of an aggregate, such as the separator of STRING_AGG, into its
 * templates: DuckDB wants them constant, and as columns they would not be so behind an exchange.
 */
final class ConstantArguments {

  private final RexMaker rex;

  ConstantArguments(RexMaker rex) {
    this.rex = rex;
  }

  /** The definition of a call without the constants, and its other arguments. */
  record Written(SqlAggregate definition, List<RexNode> values) {}

  /** Writes all that can be; the first argument always stays. */
  Written write(SqlAggregate aggregate, Signature signature, List<RexNode> arguments) {
    SqlAggregate definition = aggregate;
    List<RexNode> values = new ArrayList<>(arguments);
    List<Signature.Parameter> parameters = new ArrayList<>(signature.parameters());
    StringBuilder name = new StringBuilder(definition.name());
    for (int i = values.size() - 1; i > 0; i--) {
      Optional<String> constant = constant(values.get(i));
      if (constant.isPresent() && names(definition, i)) {
        name.append('{').append(constant.get()).append('}');
        values.remove(i);
        parameters.remove(signature.values().get(i));
        Signature shorter = new Signature(name.toString(), parameters, signature.returns());
        definition = without(definition, i, constant.get(), shorter);
      }
    }
    return new Written(definition, values);
  }

  private static boolean names(SqlAggregate definition, int argument) {
    String hole = "{" + argument + "}";
    return definition.whole().contains(hole) && !definition.partialTypes().contains(hole);
  }

  private static SqlAggregate without(
      SqlAggregate definition, int argument, String constant, Signature signature) {
    UnaryOperator<String> write =
        template -> {
          String text = template.replace("{" + argument + "}", constant);
          for (int later = argument + 1; text.contains("{" + later + "}"); later++) {
            text = text.replace("{" + later + "}", "{" + (later - 1) + "}");
          }
          return text;
        };
    return new SqlAggregate(
        List.of(signature),
        write.apply(definition.whole()),
        definition.partials().stream().map(write).toList(),
        definition.partialTypes().stream().map(write).toList(),
        definition.merges(),
        definition.last(),
        definition.orderSensitive(),
        definition.windowOnly(),
        definition.traits(),
        definition.doc());
  }

  private Optional<String> constant(RexNode value) {
    if (!(value instanceof RexLiteral literal) || literal.isNull()) {
      return Optional.empty();
    }
    DplType type = rex.type(value);
    if (type == Simple.STRING) {
      return Optional.ofNullable(literal.getValueAs(String.class)).map(DuckTypes::literal);
    }
    return type.isNumeric()
        ? Optional.ofNullable(literal.getValueAs(BigDecimal.class)).map(BigDecimal::toPlainString)
        : Optional.empty();
  }
}
