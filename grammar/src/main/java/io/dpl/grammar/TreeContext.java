package io.dpl.grammar;

import io.dpl.api.diagnostic.Diagnostics;
import io.dpl.api.diagnostic.Span;
import io.dpl.api.diagnostic.SyntaxCode;
import io.dpl.grammar.antlr.DplParser;
import io.dpl.grammar.tree.Name;
import io.dpl.grammar.tree.QualifiedName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;

/** What the builders of one text share: places, diagnostics, names, and one another. */
final class TreeContext {

  private final SourceText text;
  private final Diagnostics diagnostics;
  final ExpressionBuilder expressions = new ExpressionBuilder(this);
  final TypeBuilder types = new TypeBuilder(this);
  final ClauseBuilder clauses = new ClauseBuilder(this);
  final SourceBuilder sources = new SourceBuilder(this);
  final OperatorBuilder operators = new OperatorBuilder(this);

  TreeContext(SourceText text, Diagnostics diagnostics) {
    this.text = text;
    this.diagnostics = diagnostics;
  }

  SourceText text() {
    return text;
  }

  Diagnostics diagnostics() {
    return diagnostics;
  }

  Span span(ParserRuleContext node) {
    return text.span(node);
  }

  Span span(Token token) {
    return text.span(token);
  }

  void error(SyntaxCode code, Span span, String message, String... help) {
    diagnostics.error(code, span, message, help);
  }

  Name name(DplParser.IdentifierContext node) {
    return name(node.getStart());
  }

  Name name(Token token) {
    String written = token.getText();
    char quote = written.charAt(0);
    if (quote == '"' || quote == '`') {
      String sign = String.valueOf(quote);
      String inner = written.substring(1, written.length() - 1).replace(sign + sign, sign);
      return new Name(inner, true, span(token));
    }
    return new Name(written, false, span(token));
  }

  List<Name> names(DplParser.ColumnListContext node) {
    return node.identifier().stream().map(this::name).toList();
  }

  QualifiedName qualified(DplParser.QnameContext node) {
    List<Name> parts = new ArrayList<>(node.identifier().size());
    for (DplParser.IdentifierContext part : node.identifier()) {
      parts.add(name(part));
    }
    return new QualifiedName(parts, span(node));
  }

  /** Reports a clause or name that comes a second time. */
  void once(Set<String> seen, String what, Span span) {
    if (!seen.add(what.toUpperCase(Locale.ROOT))) {
      error(SyntaxCode.TWICE, span, what + " is given twice", "Keep one of them.");
    }
  }
}
