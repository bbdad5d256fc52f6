package io.dpl.compiler.bind;

import io.dpl.api.diagnostic.NameCode;
import io.dpl.api.diagnostic.Nearest;
import io.dpl.api.diagnostic.TypeCode;
import io.dpl.api.type.Field;
import io.dpl.compiler.rel.ApplyCall;
import io.dpl.compiler.rel.CallTarget;
import io.dpl.grammar.tree.ApplyItem;
import io.dpl.grammar.tree.Clauses;
import io.dpl.grammar.tree.Expression;
import io.dpl.grammar.tree.Name;
import io.dpl.grammar.tree.NamedArgument;
import io.dpl.grammar.tree.Operator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.rel.type.RelDataTypeFieldImpl;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.jspecify.annotations.Nullable;

/** APPLY: calls models once a row. */
final class ApplyBinder {

  private final Session session;
  private final @Nullable Scope outer;

  ApplyBinder(Session session, @Nullable Scope outer) {
    this.session = session;
    this.outer = outer;
  }

  Flow bind(Flow input, Operator.Apply node) {
    Resources group = resources(node.clauses());
    Flow flow = input;
    Map<String, RexNode> known = new HashMap<>();
    for (ApplyItem item : node.items()) {
      flow =
          bind(
              flow,
              item,
              item.clauses().resources().isEmpty() ? group : resources(item.clauses()),
              known);
    }
    return session.rels().compact(flow);
  }

  private Resources resources(Clauses clauses) {
    new ClauseCheck(session).onError(clauses.onError());
    return new ResourceReader(session).read(clauses.resources());
  }

  private Flow bind(Flow input, ApplyItem item, Resources resources, Map<String, RexNode> known) {
    BoundModel model = session.models().get(item.model().text());
    if (model == null) {
      unknown(item);
      return new Flow(input.rel(), input.columns(), input.order(), true);
    }
    Optional<List<Name>> names = names(item, model);
    HeavyCalls heavy = new HeavyCalls(session, input, outer, "APPLY", Map.of(), known);
    item.arguments().forEach(argument -> heavy.take(argument, ""));
    item.namedArguments().forEach(argument -> heavy.take(argument.value(), ""));
    Flow flow = heavy.flow();
    Scope scope = new Scope(session, flow, outer, "APPLY").extract(heavy.extracted());
    Optional<List<RexNode>> arguments = arguments(item, model, scope);
    if (names.isEmpty()) {
      return new Flow(input.rel(), input.columns(), input.order(), true);
    }
    List<Field> outputs = model.declaration().outputs();
    boolean free = true;
    for (int i = 0; i < names.get().size(); i++) {
      Name name = names.get().get(i);
      List<Column> taken = new ArrayList<>(input.columns());
      names.get().subList(0, i).forEach(n -> taken.add(Column.shown(n.text(), "", -1)));
      free &=
          new Names(session)
              .isFree(
                  name.text(),
                  name.span().isKnown() ? name.span() : item.span(),
                  taken,
                  "choose another name with AS");
    }
    if (arguments.isEmpty() || model.signature() == null || !free) {
      return brokenOutputs(input, names.get());
    }
    CallTarget target = model.target(model.signature(), resources);
    return call(flow, item, target, arguments.get(), names.get(), outputs, scope);
  }

  private static Flow brokenOutputs(Flow input, List<Name> names) {
    List<Column> columns = new ArrayList<>(input.columns());
    for (Name name : names) {
      if (input.find(name.text()).isEmpty()) {
        columns.add(new Column(name.text(), "", 0, Column.Show.SHOWN, true));
      }
    }
    return input.withColumns(columns);
  }

  private void unknown(ApplyItem item) {
    String name = item.model().text();
    boolean function = session.registry().function(name).isPresent();
    String help =
        function
            ? name + " is a function: write | EXTEND " + name + "(...) AS x"
            : Nearest.to(name, session.models().keySet())
                .map(other -> "did you mean " + other + "?")
                .orElse("declare it before: CREATE MODEL " + name + "(...) RETURNS ... USING ...;");
    session
        .diagnostics()
        .error(NameCode.UNKNOWN_MODEL, item.model().span(), "no model named " + name, help);
  }

  /** Names of the outputs: those of AS, else those of RETURNS. */
  private Optional<List<Name>> names(ApplyItem item, BoundModel model) {
    List<Field> outputs = model.declaration().outputs();
    if (item.outputs() == null) {
      return Optional.of(outputs.stream().map(field -> Name.of(field.name())).toList());
    }
    List<Name> names = item.outputs().names();
    if (names.size() != outputs.size()) {
      session
          .diagnostics()
          .error(
              TypeCode.COLUMN_COUNT,
              item.outputs().span(),
              model.declaration().name()
                  + " returns "
                  + outputs.size()
                  + " values, AS names "
                  + names.size(),
              "write AS (" + String.join(", ", outputs.stream().map(Field::name).toList()) + ")");
      return Optional.empty();
    }
    return Optional.of(names);
  }

  private Optional<List<RexNode>> arguments(ApplyItem item, BoundModel model, Scope scope) {
    List<Field> inputs = model.inputs();
    List<Expression> given = new ArrayList<>(item.arguments());
    if (item.bare()) {
      for (Field input : inputs) {
        given.add(
            new Expression.Column(
                List.of(new Name(input.name(), false, item.model().span())), item.model().span()));
      }
    }
    for (NamedArgument argument : item.namedArguments()) {
      if (given.size() < inputs.size()
          && argument.name().matches(inputs.get(given.size()).name())) {
        given.add(argument.value());
      } else {
        session
            .diagnostics()
            .error(
                NameCode.UNKNOWN_OPTION,
                argument.span(),
                "no input " + argument.name() + " at this place",
                "the inputs are " + signature(inputs));
        return Optional.empty();
      }
    }
    if (given.size() != inputs.size()) {
      session
          .diagnostics()
          .error(
              TypeCode.NO_SIGNATURE,
              item.span(),
              model.declaration().name()
                  + " takes "
                  + inputs.size()
                  + " inputs, not "
                  + given.size(),
              "the inputs are " + signature(inputs));
      return Optional.empty();
    }
    ExpressionBinder binder = new ExpressionBinder(session, scope);
    List<RexNode> arguments = new ArrayList<>();
    for (int i = 0; i < given.size(); i++) {
      Field input = inputs.get(i);
      String what = "the input " + input.name() + " of " + model.declaration().name();
      arguments.add(binder.coercion().convert(binder.operand(given.get(i)), input.type(), what));
    }
    return session.rex().anyError(arguments) ? Optional.empty() : Optional.of(arguments);
  }

  private static String signature(List<Field> inputs) {
    return "("
        + String.join(", ", inputs.stream().map(f -> f.name() + " " + f.type()).toList())
        + ")";
  }

  private Flow call(
      Flow flow,
      ApplyItem item,
      CallTarget target,
      List<RexNode> arguments,
      List<Name> names,
      List<Field> outputs,
      Scope scope) {
    RelNode rel = flow.rel();
    List<Integer> fields = new ArrayList<>();
    List<RexNode> added = new ArrayList<>();
    for (RexNode argument : arguments) {
      if (argument instanceof RexInputRef ref) {
        fields.add(ref.getIndex());
      } else {
        fields.add(flow.width() + added.size());
        added.add(argument);
      }
    }
    rel =
        session
            .rels()
            .append(
                rel,
                added,
                java.util.Collections.nCopies(added.size(), "_argument"),
                scope.correlations());
    List<RelDataTypeField> results = new ArrayList<>();
    List<Column> columns = new ArrayList<>(flow.columns());
    List<String> taken = new ArrayList<>(rel.getRowType().getFieldNames());
    for (int i = 0; i < outputs.size(); i++) {
      int place = rel.getRowType().getFieldCount() + i;
      taken.add(names.get(i).text());
      String unique = RelMaker.unique(taken).get(place);
      results.add(
          new RelDataTypeFieldImpl(
              unique, place, session.types().toRel(outputs.get(i).type(), true)));
      columns.add(Column.shown(names.get(i).text(), "", place));
    }
    RelNode call = ApplyCall.create(rel, target, fields, -1, results, item.span());
    return flow.with(call).withColumns(columns);
  }
}
