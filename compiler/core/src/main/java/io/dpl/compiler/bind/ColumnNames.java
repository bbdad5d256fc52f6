package io.dpl.compiler.bind;

import io.dpl.api.diagnostic.Diagnostics;
import io.dpl.api.diagnostic.NameCode;
import io.dpl.api.diagnostic.Nearest;
import io.dpl.api.diagnostic.Span;
import io.dpl.api.diagnostic.TypeCode;
import io.dpl.api.function.Traits;
import io.dpl.api.type.DplType;
import io.dpl.api.type.Field;
import io.dpl.compiler.rel.DuckTypes;
import io.dpl.grammar.tree.Expression;
import io.dpl.grammar.tree.Name;
import io.dpl.grammar.tree.QualifiedName;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.calcite.rex.RexNode;
import org.jspecify.annotations.Nullable;

/** Finds what a name with dots means: lambda parameter, alias and column, column and fields. */
final class ColumnNames {

  private final Session session;
  private final Diagnostics diagnostics;
  private final RexMaker rex;

  ColumnNames(Session session) {
    this.session = session;
    this.diagnostics = session.diagnostics();
    this.rex = session.rex();
  }

  /** The value and how many parts of the name it took; a null value was reported. */
  private record Found(RexNode value, int parts) {}

  /** The value of a name in an expression. */
  RexNode value(Expression.Column node, Scope scope) {
    List<Name> parts = node.parts();
    Found found = find(parts, node.span(), scope);
    if (found == null) {
      return unknown(parts, node.span(), scope);
    }
    RexNode value = found.value();
    for (Name field : parts.subList(found.parts(), parts.size())) {
      value = field(value, field);
    }
    return value;
  }

  private @Nullable Found find(List<Name> parts, Span span, Scope scope) {
    RexNode variable = scope.variables().get(parts.get(0).text());
    if (variable != null) {
      return new Found(variable, 1);
    }
    Match match = match(parts, scope.flow());
    if (match.candidates().size() > 1) {
      ambiguous(match, span);
      return new Found(rex.error(), parts.size());
    }
    if (match.candidates().size() == 1) {
      Column column = match.candidates().get(0);
      RexNode value = column.broken() ? rex.error() : rex.field(scope.flow().rel(), column.field());
      return new Found(value, column.broken() ? parts.size() : match.parts());
    }
    if (scope.flow().broken()) {
      return new Found(rex.error(), parts.size());
    }
    return scope.outer() == null ? null : outer(parts, span, scope.outer());
  }

  private @Nullable Found outer(List<Name> parts, Span span, Scope outer) {
    Match match = match(parts, outer.flow());
    boolean variable = outer.variables().containsKey(parts.get(0).text());
    if (variable || (!match.candidates().isEmpty() && !outer.correlationAllowed())) {
      session.notYet(
          span,
          "a subquery here that uses the row around it",
          "compute it with EXTEND before, or join");
      return new Found(rex.error(), parts.size());
    }
    if (match.candidates().size() == 1 && !match.candidates().get(0).broken()) {
      int field = match.candidates().get(0).field();
      return new Found(rex.builder().makeFieldAccess(outer.row(), field), match.parts());
    }
    return find(parts, span, outer);
  }

  private record Match(List<Column> candidates, int parts) {}

  private static Match match(List<Name> parts, Flow flow) {
    if (parts.size() > 1) {
      List<Column> qualified = qualified(flow, parts.get(0), parts.get(1));
      if (!qualified.isEmpty()) {
        return new Match(qualified, 2);
      }
    }
    return new Match(plain(flow, parts.get(0)), 1);
  }

  private static List<Column> qualified(Flow flow, Name qualifier, Name name) {
    return flow.columns().stream()
        .filter(c -> qualifier.matches(c.qualifier()) && name.matches(c.name()))
        .toList();
  }

  private static List<Column> plain(Flow flow, Name name) {
    return flow.columns().stream()
        .filter(c -> c.show() != Column.Show.QUALIFIED && name.matches(c.name()))
        .toList();
  }

  private void ambiguous(Match match, Span span) {
    String name = match.candidates().get(0).name();
    List<String> qualified =
        match.candidates().stream()
            .filter(column -> !column.qualifier().isEmpty())
            .map(column -> column.qualifier() + "." + name)
            .distinct()
            .toList();
    String help =
        qualified.size() > 1
            ? "write " + String.join(" or ", qualified)
            : "give the joined row sets aliases with AS, or rename one column before the join";
    diagnostics.error(NameCode.AMBIGUOUS_COLUMN, span, "several columns are named " + name, help);
  }

  private RexNode unknown(List<Name> parts, Span span, Scope scope) {
    Flow flow = scope.flow();
    String first = parts.get(0).text();
    boolean alias = flow.columns().stream().anyMatch(c -> c.qualifier().equalsIgnoreCase(first));
    if (parts.size() > 1 && alias) {
      String wanted = parts.get(1).text();
      List<String> names =
          flow.columns().stream()
              .filter(c -> c.qualifier().equalsIgnoreCase(first))
              .map(Column::name)
              .toList();
      diagnostics.error(
          NameCode.UNKNOWN_COLUMN,
          span,
          first + " has no column named " + wanted,
          suggestion(wanted, names));
    } else if (parts.size() > 1 && flow.find(parts.get(1).text()).isPresent()) {
      diagnostics.error(
          NameCode.UNKNOWN_ALIAS,
          parts.get(0).span(),
          "no row set has the alias " + first + " here",
          "write " + parts.get(1).text() + " alone");
    } else {
      diagnostics.error(
          NameCode.UNKNOWN_COLUMN,
          parts.get(0).span(),
          "no column named " + first,
          suggestion(first, flow.names()));
    }
    return rex.error();
  }

  private static String suggestion(String name, List<String> names) {
    Optional<String> nearest = Nearest.to(name, names);
    return nearest
        .map(other -> "did you mean " + other + "?")
        .orElseGet(
            () ->
                names.isEmpty()
                    ? "the row has no columns here"
                    : "the columns here are "
                        + names.stream().limit(20).collect(Collectors.joining(", ")));
  }

  /** The only column in {@code *} of this name, for operators that change columns. */
  Optional<Column> column(QualifiedName name, Flow flow) {
    List<Name> parts = name.parts();
    Match match = match(parts, flow);
    List<Column> candidates = match.candidates();
    if (candidates.size() == 1 && match.parts() == parts.size()) {
      return Optional.of(candidates.get(0));
    }
    if (candidates.size() > 1) {
      ambiguous(match, name.span());
    } else if (candidates.size() == 1) {
      diagnostics.error(
          NameCode.UNKNOWN_COLUMN,
          name.span(),
          name.text() + " is a field, not a column",
          "replace the whole column: SET " + parts.get(0).text() + " = ...");
    } else if (!flow.broken()) {
      unknown(parts, name.span(), new Scope(session, flow, null, ""));
    }
    return Optional.empty();
  }

  /** The only column in {@code *} of this name. */
  Optional<Column> column(Name name, Flow flow) {
    return column(new QualifiedName(List.of(name), name.span()), flow);
  }

  /** A field of a struct. */
  RexNode field(RexNode value, Name name) {
    if (rex.isError(value)) {
      return value;
    }
    DplType type = rex.type(value);
    if (!(type instanceof DplType.Struct struct)) {
      diagnostics.error(
          TypeCode.MISMATCH,
          name.span(),
          "only structs have fields, this is " + type,
          "use the value without ." + name.text());
      return rex.error();
    }
    for (Field field : struct.fields()) {
      if (name.matches(field.name())) {
        return rex.template(
            "." + field.name(),
            "struct_extract({0}, " + DuckTypes.literal(field.name()) + ")",
            field.type(),
            Traits.PURE,
            "field " + field.name(),
            name.span(),
            List.of(value));
      }
    }
    diagnostics.error(
        NameCode.UNKNOWN_FIELD,
        name.span(),
        "the struct has no field named " + name.text(),
        suggestion(name.text(), struct.fields().stream().map(Field::name).toList()));
    return rex.error();
  }
}
