package io.dpl.grammar;

import io.dpl.api.diagnostic.Span;
import io.dpl.api.diagnostic.SyntaxCode;
import io.dpl.grammar.antlr.DplLexer;
import io.dpl.grammar.antlr.DplParser;
import io.dpl.grammar.tree.BinaryOperator;
import io.dpl.grammar.tree.Clauses;
import io.dpl.grammar.tree.Expression;
import io.dpl.grammar.tree.Formal;
import io.dpl.grammar.tree.Frame;
import io.dpl.grammar.tree.Name;
import io.dpl.grammar.tree.NamedArgument;
import io.dpl.grammar.tree.OnError;
import io.dpl.grammar.tree.Option;
import io.dpl.grammar.tree.Over;
import io.dpl.grammar.tree.QualifiedName;
import io.dpl.grammar.tree.Resource;
import io.dpl.grammar.tree.SortItem;
import io.dpl.grammar.tree.WindowDefinition;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;

/** Makes what many statements and operators share: arguments, options, windows, error policies. */
final class ClauseBuilder {

  private static final Set<String> DURATIONS = Set.of("TIMEOUT", "BACKOFF");
  private static final Set<String> SIZES = Set.of("MEMORY", "BATCH");

  private final TreeContext context;

  ClauseBuilder(TreeContext context) {
    this.context = context;
  }

  // ------------------------------------------------------------------------------------- calls

  /** The arguments of a call, those by name apart. */
  record Arguments(List<Expression> positional, List<NamedArgument> named) {}

  Arguments arguments(DplParser.@Nullable ArgsContext node) {
    List<Expression> positional = new ArrayList<>();
    List<NamedArgument> named = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (DplParser.ArgContext arg : node == null ? List.<DplParser.ArgContext>of() : node.arg()) {
      if (arg.FATARROW() != null) {
        named(arg, seen, named);
        continue;
      }
      if (!named.isEmpty()) {
        context.error(
            SyntaxCode.ARGUMENT_ORDER,
            context.span(arg),
            "an argument without a name after one with a name",
            "Write the arguments by place first, then those with =>.");
      }
      positional.add(argument(arg));
    }
    return new Arguments(positional, named);
  }

  private void named(DplParser.ArgContext arg, Set<String> seen, List<NamedArgument> to) {
    Expression left = context.expressions.visit(arg.expr(0));
    Expression value = context.expressions.visit(arg.expr(1));
    Optional<Name> name = singleName(left);
    if (name.isEmpty()) {
      context.error(
          SyntaxCode.UNEXPECTED,
          left.span(),
          "no name of an argument before =>",
          "Write the name of an argument, or leave out the =>; comparisons are >= and <=.");
      return;
    }
    context.once(seen, "argument " + name.get().text(), left.span());
    to.add(new NamedArgument(name.get(), value, context.span(arg)));
  }

  private Expression argument(DplParser.ArgContext arg) {
    if (arg.STAR() != null) {
      return new Expression.Star(context.span(arg));
    }
    Expression first = context.expressions.visit(arg.expr(0));
    if (arg.ARROW() != null) {
      return lambda(first, context.expressions.visit(arg.expr(1)), context.span(arg));
    }
    if (arg.FROM() != null) {
      context.error(
          SyntaxCode.UNEXPECTED,
          context.span(arg.FROM().getSymbol()),
          "FROM among arguments",
          "Only EXTRACT(part FROM value) is written so; separate arguments with commas.");
    }
    return first;
  }

  private Expression lambda(Expression parameters, Expression body, Span span) {
    List<Expression> written =
        parameters instanceof Expression.Tuple tuple ? tuple.elements() : List.of(parameters);
    List<Name> names = written.stream().flatMap(p -> singleName(p).stream()).toList();
    if (names.size() < written.size()) {
      context.error(
          SyntaxCode.UNEXPECTED,
          parameters.span(),
          "no names before ->",
          "Write x -> ... or (x, y) -> ...");
      return body;
    }
    return new Expression.Lambda(names, body, span);
  }

  private static Optional<Name> singleName(Expression expression) {
    return expression instanceof Expression.Column column && column.parts().size() == 1
        ? Optional.of(column.parts().get(0))
        : Optional.empty();
  }

  Expression call(QualifiedName function, DplParser.CallTailContext node, Span span) {
    Arguments arguments = arguments(node.args());
    Over over = null;
    if (node.OVER() != null) {
      over =
          node.window() == null
              ? new Over.Reference(context.name(node.identifier()), context.span(node.identifier()))
              : window(node.window());
    }
    return new Expression.Call(
        function,
        arguments.positional(),
        arguments.named(),
        node.DISTINCT() != null,
        node.sortItems() == null ? List.of() : sortItems(node.sortItems()),
        context.expressions.orNull(node.expr()),
        over,
        span);
  }

  // ------------------------------------------------------------------------------ order, windows

  List<SortItem> sortItems(DplParser.SortItemsContext node) {
    List<SortItem> items = new ArrayList<>();
    for (DplParser.SortItemContext item : node.sortItem()) {
      SortItem.NullOrder nulls =
          item.NULLS() == null
              ? null
              : item.FIRST() != null ? SortItem.NullOrder.FIRST : SortItem.NullOrder.LAST;
      Expression key = context.expressions.visit(item.expr());
      items.add(new SortItem(key, item.DESC() != null, nulls, context.span(item)));
    }
    return items;
  }

  List<WindowDefinition> windows(DplParser.@Nullable WindowsContext node) {
    if (node == null) {
      return List.of();
    }
    List<WindowDefinition> windows = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (DplParser.WindowDefinitionContext definition : node.windowDefinition()) {
      Name name = context.name(definition.identifier());
      context.once(seen, "window " + name.text(), name.span());
      windows.add(
          new WindowDefinition(name, window(definition.window()), context.span(definition)));
    }
    return windows;
  }

  private Over.Window window(DplParser.WindowContext node) {
    return new Over.Window(
        context.expressions.all(node.exprs()),
        node.sortItems() == null ? List.of() : sortItems(node.sortItems()),
        node.frame() == null ? null : frame(node.frame()),
        context.span(node));
  }

  private Frame frame(DplParser.FrameContext node) {
    return new Frame(
        node.ROWS() != null ? Frame.Unit.ROWS : Frame.Unit.RANGE,
        bound(node.bound(0)),
        node.bound().size() > 1 ? bound(node.bound(1)) : null,
        context.span(node));
  }

  private Frame.Bound bound(DplParser.BoundContext node) {
    boolean before = node.PRECEDING() != null;
    Frame.Bound.Kind kind;
    if (node.CURRENT() != null) {
      kind = Frame.Bound.Kind.CURRENT_ROW;
    } else if (node.UNBOUNDED() != null) {
      kind = before ? Frame.Bound.Kind.UNBOUNDED_PRECEDING : Frame.Bound.Kind.UNBOUNDED_FOLLOWING;
    } else {
      kind = before ? Frame.Bound.Kind.PRECEDING : Frame.Bound.Kind.FOLLOWING;
    }
    Expression offset = null;
    if (node.PARAMETER() != null) {
      offset = context.expressions.parameter(node.PARAMETER().getSymbol());
    } else if (node.literal() != null) {
      offset = context.expressions.literals().literal(node.literal());
    } else if (node.interval() != null) {
      offset = context.expressions.primaries().interval(node.interval());
    }
    return new Frame.Bound(kind, offset, context.span(node));
  }

  // ------------------------------------------------------------------------------------ clauses

  List<Formal> formals(DplParser.@Nullable FormalsContext node) {
    if (node == null) {
      return List.of();
    }
    List<Formal> formals = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (DplParser.FormalContext formal : node.formal()) {
      Name name = context.name(formal.identifier());
      context.once(seen, name.text(), name.span());
      formals.add(
          new Formal(
              name,
              context.types.name(formal.type()),
              context.expressions.orNull(formal.expr()),
              context.span(formal)));
    }
    return formals;
  }

  List<Option> options(DplParser.@Nullable OptionListContext node) {
    if (node == null) {
      return List.of();
    }
    List<Option> options = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (DplParser.OptionContext option : node.option()) {
      Name name = context.name(option.identifier());
      context.once(seen, "option " + name.text(), name.span());
      Expression value = context.expressions.visit(option.expr());
      options.add(new Option(name, value, context.span(option)));
    }
    return options;
  }

  List<Resource> resources(DplParser.@Nullable WithClauseContext node) {
    return node == null ? List.of() : resources(node.resources());
  }

  List<Resource> resources(DplParser.ResourcesContext node) {
    List<Resource> resources = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (DplParser.ResourceContext resource : node.resource()) {
      Name name = context.name(resource.identifier(0));
      context.once(seen, name.text(), name.span());
      resources.add(new Resource(name, values(name, resource), context.span(resource)));
    }
    return resources;
  }

  private List<Expression> values(Name name, DplParser.ResourceContext node) {
    if (node.LP() != null) {
      return List.of(
          context.expressions.number(node.number(0)), context.expressions.number(node.number(1)));
    }
    if (node.count() != null) {
      return List.of(context.expressions.count(node.count()));
    }
    Token token = node.getStop();
    if (node.identifier().size() > 1) {
      return List.of(new Expression.Column(List.of(context.name(token)), context.span(token)));
    }
    String text = token.getText();
    LiteralBuilder literals = context.expressions.literals();
    if (token.getType() == DplLexer.SIZE) {
      return List.of(literals.size(text, context.span(token)));
    }
    if (token.getType() == DplLexer.DURATION) {
      return List.of(literals.duration(text, context.span(token)));
    }
    String upper = name.text().toUpperCase(Locale.ROOT);
    String value = literals.text(token);
    if (SIZES.contains(upper)) {
      return List.of(literals.size(value, context.span(token)));
    }
    return DURATIONS.contains(upper)
        ? List.of(literals.duration(value, context.span(token)))
        : List.of(context.expressions.string(token));
  }

  Clauses clauses(List<DplParser.ItemClauseContext> nodes) {
    if (nodes.isEmpty()) {
      return Clauses.NONE;
    }
    List<Resource> resources = List.of();
    OnError onError = null;
    Set<String> seen = new HashSet<>();
    for (DplParser.ItemClauseContext node : nodes) {
      if (node.withClause() != null) {
        context.once(seen, "WITH", context.span(node));
        resources = resources(node.withClause());
      } else {
        context.once(seen, "ON ERROR", context.span(node));
        onError = onError(node.ON(), node.policy());
      }
    }
    Span span = context.span(nodes.get(0)).to(context.span(nodes.get(nodes.size() - 1)));
    return new Clauses(resources, onError, span);
  }

  OnError onError(TerminalNode on, DplParser.PolicyContext node) {
    return onError(on, node.errorAction(), node.quarantine());
  }

  /** The policy after ON ERROR: one of the two. */
  OnError onError(
      TerminalNode on,
      DplParser.@Nullable ErrorActionContext action,
      DplParser.@Nullable QuarantineContext quarantine) {
    Span start = context.span(on.getSymbol());
    if (quarantine != null) {
      DplParser.ErrorLimitContext limit = quarantine.errorLimit();
      return new OnError(
          OnError.Action.QUARANTINE,
          null,
          location(quarantine.location()),
          options(quarantine.optionList()),
          limit == null ? null : context.expressions.count(limit.count()),
          limit != null && limit.PERCENT() != null,
          start.to(context.span(quarantine)));
    }
    DplParser.ErrorActionContext plain = Objects.requireNonNull(action);
    OnError.Action what =
        plain.FAIL() != null
            ? OnError.Action.FAIL
            : plain.NULL() != null ? OnError.Action.NULL : OnError.Action.SKIP;
    DplParser.ErrorLimitContext limit = plain.errorLimit();
    return new OnError(
        what,
        plain.identifier() == null ? null : context.name(plain.identifier()),
        null,
        List.of(),
        limit == null ? null : context.expressions.count(limit.count()),
        limit != null && limit.PERCENT() != null,
        start.to(context.span(plain)));
  }

  Expression location(DplParser.LocationContext node) {
    return location(context.expressions.visit(node.value()));
  }

  /** A place; one that is not constant is reported. */
  Expression location(Expression location) {
    if (!isConstant(location)) {
      context.error(
          SyntaxCode.NO_LOCATION,
          location.span(),
          "a place must be known before the script runs",
          "Write a string, 'data/*.parquet', a parameter, $in, or both joined with ||.");
    }
    return location;
  }

  private static boolean isConstant(Expression location) {
    if (location instanceof Expression.Binary join) {
      return join.operator() == BinaryOperator.CONCAT
          && isConstant(join.left())
          && isConstant(join.right());
    }
    return location instanceof Expression.Literal literal
        ? literal.value() instanceof String
        : location instanceof Expression.Parameter
            || location instanceof Expression.Placeholder
            || location instanceof Expression.FString
            || location instanceof Expression.Call;
  }

  /** Reports clauses that come twice, by their first word. */
  void eachOnce(List<? extends ParserRuleContext> clauses) {
    Set<String> seen = new HashSet<>();
    for (ParserRuleContext clause : clauses) {
      String word = clause.getStart().getText().toUpperCase(Locale.ROOT);
      context.once(seen, word, context.span(clause));
    }
  }
}
