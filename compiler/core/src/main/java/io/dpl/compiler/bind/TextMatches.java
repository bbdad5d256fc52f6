package io.dpl.compiler.bind;

import io.dpl.api.diagnostic.TypeCode;
import io.dpl.api.function.Traits;
import io.dpl.api.type.DplType.Simple;
import io.dpl.grammar.tree.Expression;
import io.dpl.grammar.tree.LikeKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;

/** LIKE, ILIKE, GLOB, SIMILAR TO and REGEXP. */
final class TextMatches {

  private static final Pattern NOT_RE2 = Pattern.compile("\\(\\?(<?[=!]|>)|(?<!\\\\)\\\\[1-9]");

  private final ExpressionBinder binder;
  private final RexMaker rex;

  TextMatches(ExpressionBinder binder) {
    this.binder = binder;
    this.rex = binder.session().rex();
  }

  RexNode bind(Expression.Like node) {
    List<RexNode> operands = new ArrayList<>();
    operands.add(text(node.value(), "the value"));
    operands.add(text(node.pattern(), "the pattern"));
    if (node.escape() != null) {
      operands.add(text(node.escape(), "ESCAPE"));
    }
    if (rex.anyError(operands) || !isPattern(node, operands.get(1))) {
      return rex.error();
    }
    String word = node.kind().name().replace('_', ' ');
    String template =
        switch (node.kind()) {
          case REGEXP -> "regexp_matches({0}, {1})";
          case LIKE, ILIKE, GLOB, SIMILAR_TO -> "({0} " + word + " {1}" + escape(node) + ")";
        };
    Traits traits = literal(operands.get(1)).isPresent() ? Traits.PURE : Traits.FALLIBLE;
    RexNode matches =
        rex.template(word, template, Simple.BOOLEAN, traits, word, node.span(), operands);
    return node.negated() ? rex.not(matches) : matches;
  }

  private static String escape(Expression.Like node) {
    return node.escape() == null ? "" : " ESCAPE {2}";
  }

  private RexNode text(Expression node, String what) {
    return binder.coercion().convert(binder.operand(node), Simple.STRING, what);
  }

  private static Optional<String> literal(RexNode node) {
    return node instanceof RexLiteral literal && !literal.isNull()
        ? Optional.ofNullable(literal.getValueAs(String.class))
        : Optional.empty();
  }

  private boolean isPattern(Expression.Like node, RexNode pattern) {
    boolean regular = node.kind() == LikeKind.REGEXP || node.kind() == LikeKind.SIMILAR_TO;
    Optional<String> wrong =
        regular ? literal(pattern).flatMap(TextMatches::notRe2) : Optional.empty();
    wrong.ifPresent(
        part ->
            binder.error(
                TypeCode.BAD_PATTERN,
                node.pattern().span(),
                "the pattern has " + part + ", which RE2 has not",
                "regular expressions are RE2: no lookaround, no back references"));
    return wrong.isEmpty();
  }

  /** The part of a regular expression that RE2 does not know. */
  static Optional<String> notRe2(String pattern) {
    Matcher found = NOT_RE2.matcher(pattern);
    return found.find() ? Optional.of(found.group()) : Optional.empty();
  }
}
