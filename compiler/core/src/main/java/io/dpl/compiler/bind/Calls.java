package io.dpl.compiler.bind;

import io.dpl.api.diagnostic.Code;
import io.dpl.api.diagnostic.NameCode;
import io.dpl.api.diagnostic.Nearest;
import io.dpl.api.diagnostic.TypeCode;
import io.dpl.api.function.FunctionDefinition;
import io.dpl.api.function.HeavyFunction;
import io.dpl.api.function.SqlAggregate;
import io.dpl.api.function.SqlFunction;
import io.dpl.api.type.DplType.Simple;
import io.dpl.compiler.rel.DuckTypes;
import io.dpl.grammar.tree.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.calcite.rex.RexNode;

/** Calls of functions and aggregates. */
final class Calls {

  /** Functions of the language itself: they evaluate arguments only where needed. */
  static final List<String> CONDITIONAL =
      List.of("COALESCE", "IFNULL", "IF", "IFF", "NULLIF", "TRY");

  private final ExpressionBinder binder;
  private final Session session;
  private final RexMaker rex;

  Calls(ExpressionBinder binder) {
    this.binder = binder;
    this.session = binder.session();
    this.rex = session.rex();
  }

  RexNode bind(Expression.Call node) {
    String name = node.function().text().toUpperCase(Locale.ROOT);
    if (CONDITIONAL.contains(name) || name.equals("ENV")) {
      return plain(node, name) ? conditional(node, name) : rex.error();
    }
    if (session.models().containsKey(name)) {
      return model(node);
    }
    Optional<FunctionDefinition> definition = session.registry().function(name);
    if (definition.isEmpty()) {
      return unknown(node, name);
    }
    if (definition.get() instanceof SqlAggregate aggregate) {
      return aggregate(node, aggregate);
    }
    if (!plain(node, name)) {
      return rex.error();
    }
    return definition.get() instanceof SqlFunction function
        ? scalar(node, function)
        : heavy(node, (HeavyFunction) definition.get());
  }

  private RexNode conditional(Expression.Call node, String name) {
    Conditionals conditionals = new Conditionals(binder);
    return switch (name) {
      case "COALESCE", "IFNULL" -> conditionals.coalesce(node);
      case "IF", "IFF" -> conditionals.ifElse(node);
      case "NULLIF" -> conditionals.nullIf(node);
      case "TRY" -> conditionals.tryOf(node);
      default ->
          session
              .constants()
              .text(node, "ENV(...)")
              .map(text -> new Literals(rex).of(text, Simple.STRING))
              .orElse(rex.error());
    };
  }

  /** Whether nothing stands in the call that belongs to aggregates. */
  private boolean plain(Expression.Call node, String name) {
    String wrong =
        node.distinct()
            ? "DISTINCT"
            : !node.orderBy().isEmpty()
                ? "ORDER BY"
                : node.filter() != null ? "FILTER" : node.over() != null ? "OVER" : "";
    if (!wrong.isEmpty()) {
      report(
          TypeCode.CALL_FORM,
          node,
          name + " is no aggregate: " + wrong + " cannot stand with it",
          "remove " + wrong);
    }
    return wrong.isEmpty();
  }

  private RexNode model(Expression.Call node) {
    String name = node.function().text();
    return report(
        TypeCode.CALL_FORM,
        node,
        name + " is a model: it is called by APPLY",
        "write | APPLY " + name + "(...) AS " + name.toLowerCase(Locale.ROOT));
  }

  private RexNode unknown(Expression.Call node, String name) {
    List<String> names = new ArrayList<>(session.models().keySet());
    names.addAll(CONDITIONAL);
    session.registry().functions().forEach(f -> names.add(f.name()));
    node.arguments().forEach(binder::checkOnly);
    return report(
        NameCode.UNKNOWN_FUNCTION,
        node,
        "no function named " + name,
        Nearest.to(name, names)
            .map(other -> "did you mean " + other + "?")
            .orElse("`dpl docs` lists the functions"));
  }

  private RexNode report(Code code, Expression.Call node, String message, String help) {
    session.diagnostics().error(code, node.function().span(), message, help);
    return rex.error();
  }

  private RexNode aggregate(Expression.Call node, SqlAggregate aggregate) {
    if (node.over() != null) {
      return new Windows(binder).bind(node, aggregate);
    }
    String name = aggregate.name();
    if (aggregate.windowOnly()) {
      return report(
          TypeCode.CALL_FORM,
          node,
          name + " needs a window",
          "write " + name + "(...) OVER (ORDER BY ...)");
    }
    AggregateCalls calls = binder.scope().aggregates();
    if (calls == null) {
      return report(
          TypeCode.AGGREGATE_PLACE,
          node,
          "the aggregate " + name + " cannot stand in " + binder.scope().place(),
          "use | AGGREGATE " + name + "(...) AS x before, or " + name + "(...) OVER (...)");
    }
    return calls.add(node, aggregate, binder);
  }

  private RexNode heavy(Expression.Call node, HeavyFunction function) {
    return binder
        .scope()
        .extracted(node)
        .orElseGet(
            () -> {
              session.notYet(
                  node.span(),
                  function.name() + " in " + binder.scope().place(),
                  "compute it before: | EXTEND " + function.name() + "(...) AS x");
              return rex.error();
            });
  }

  private RexNode scalar(Expression.Call node, SqlFunction function) {
    Optional<Arguments.Bound> bound = new Arguments(binder).bind(node, function);
    if (bound.isEmpty()) {
      return rex.error();
    }
    Arguments.Bound call = bound.get();
    String template =
        substitute(function.sql(call.signature()), call.options())
            .replace("{returns}", DuckTypes.text(call.match().returns()));
    return rex.template(
        function.name() + shown(call.options()),
        template,
        call.match().returns(),
        function.traits(),
        function.name(),
        node.span(),
        call.values());
  }

  /** Writes the options of a call into a template. */
  static String substitute(String template, Map<String, Object> options) {
    String text = template;
    for (Map.Entry<String, Object> option : options.entrySet()) {
      text = text.replace("{" + option.getKey() + "}", sql(option.getValue()));
    }
    return text;
  }

  /** A constant as DuckDB writes it. */
  static String sql(Object value) {
    if (value instanceof String text) {
      return DuckTypes.literal(text);
    }
    if (value instanceof List<?> list) {
      return list.stream().map(Calls::sql).collect(Collectors.joining(", ", "[", "]"));
    }
    return value instanceof Boolean bool
        ? bool.toString().toUpperCase(Locale.ROOT)
        : value.toString();
  }

  static String shown(Map<String, Object> options) {
    return options.isEmpty() ? "" : options.toString();
  }
}
