package io.dpl.compiler.bind;

import io.dpl.api.diagnostic.TypeCode;
import io.dpl.api.function.Conversions;
import io.dpl.api.function.Traits;
import io.dpl.api.type.DplType;
import io.dpl.api.type.DplType.Simple;
import io.dpl.api.type.Field;
import io.dpl.compiler.rel.DuckTypes;
import io.dpl.grammar.tree.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.rex.RexNode;
import org.jspecify.annotations.Nullable;

/** Lists, structs and texts: literals, elements, slices, joining. */
final class Collections {

  private final ExpressionBinder binder;
  private final RexMaker rex;

  Collections(ExpressionBinder binder) {
    this.binder = binder;
    this.rex = binder.session().rex();
  }

  RexNode list(Expression.ListLiteral node) {
    if (node.elements().isEmpty()) {
      DplType empty = new DplType.ListOf(Simple.NULL);
      return rex.template("LIST", "[]", empty, Traits.PURE, "", node.span(), List.of());
    }
    return binder
        .coercion()
        .unify(binder.operands(node.elements()), "cannot stand in one list")
        .map(
            elements ->
                rex.template(
                    "LIST",
                    "list_value({*})",
                    new DplType.ListOf(rex.type(elements.get(0))),
                    Traits.PURE,
                    "",
                    node.span(),
                    elements))
        .orElse(rex.error());
  }

  RexNode struct(Expression.StructLiteral node) {
    List<RexNode> values = new ArrayList<>();
    List<Field> fields = new ArrayList<>();
    List<String> parts = new ArrayList<>();
    for (Expression.StructField field : node.fields()) {
      RexNode value = binder.bind(field.value());
      parts.add(DuckTypes.quoted(field.name().text()) + " := {" + values.size() + "}");
      values.add(value);
      fields.add(Field.of(field.name().text(), rex.type(value)));
    }
    if (rex.anyError(values)) {
      return rex.error();
    }
    if (values.isEmpty()) {
      return binder.error(TypeCode.BAD_VALUE, node.span(), "a struct has at least one field");
    }
    String template = "struct_pack(" + String.join(", ", parts) + ")";
    return rex.template(
        "STRUCT(" + String.join(", ", fields.stream().map(Field::name).toList()) + ")",
        template,
        new DplType.Struct(fields),
        Traits.PURE,
        "",
        node.span(),
        values);
  }

  RexNode index(Expression.Index node) {
    Operand base = binder.operand(node.base());
    Operand index = binder.operand(node.index());
    if (rex.isError(base.rex()) || rex.isError(index.rex())) {
      return rex.error();
    }
    DplType key = Simple.BIGINT;
    DplType result;
    if (base.type() instanceof DplType.MapOf map) {
      key = map.key();
      result = map.value();
    } else if (base.type() == Simple.STRING) {
      result = Simple.STRING;
    } else {
      Optional<DplType> element = element(base.type());
      if (element.isEmpty()) {
        return binder.error(
            TypeCode.MISMATCH,
            node.span(),
            "[...] takes an element of a list, map or text, not of " + base.type());
      }
      result = element.get();
    }
    RexNode place = binder.coercion().convert(index, key, "the index");
    return rex.isError(place)
        ? place
        : rex.template(
            "[]",
            "({0})[{1}]",
            result,
            Traits.PURE,
            "[...]",
            node.span(),
            List.of(base.rex(), place));
  }

  /** The element type of a list or vector. */
  static Optional<DplType> element(DplType type) {
    if (type instanceof DplType.ListOf list) {
      return Optional.of(list.element());
    }
    return type instanceof DplType.Vector vector ? Optional.of(vector.element()) : Optional.empty();
  }

  RexNode slice(Expression.Slice node) {
    Operand base = binder.operand(node.base());
    List<RexNode> operands = new ArrayList<>();
    operands.add(base.rex());
    String from = bound(node.from(), operands);
    String to = bound(node.to(), operands);
    if (rex.anyError(operands)) {
      return rex.error();
    }
    Optional<DplType> element = element(base.type());
    if (base.type() != Simple.STRING && element.isEmpty()) {
      return binder.error(
          TypeCode.MISMATCH,
          node.span(),
          "[a:b] takes a part of a list or text, not of " + base.type());
    }
    DplType type = element.<DplType>map(DplType.ListOf::new).orElse(base.type());
    String template = "({0})[" + from + ":" + to + "]";
    if (base.type() instanceof DplType.Vector) {
      template = "CAST({0} AS " + DuckTypes.text(type) + ")[" + from + ":" + to + "]";
    }
    String name = "[" + (from.isEmpty() ? "" : "a") + ":" + (to.isEmpty() ? "" : "b") + "]";
    return rex.template(name, template, type, Traits.PURE, "[a:b]", node.span(), operands);
  }

  private String bound(@Nullable Expression node, List<RexNode> operands) {
    if (node == null) {
      return "";
    }
    operands.add(binder.coercion().convert(binder.operand(node), Simple.BIGINT, "the bound"));
    return "{" + (operands.size() - 1) + "}";
  }

  /** {@code ||}: texts, blobs or lists. */
  RexNode concat(Expression.Binary node) {
    Operand left = binder.operand(node.left());
    Operand right = binder.operand(node.right());
    if (rex.isError(left.rex()) || rex.isError(right.rex())) {
      return rex.error();
    }
    Optional<DplType> common = Conversions.common(left.type(), right.type());
    boolean joinable =
        common.isPresent()
            && (common.get() == Simple.STRING
                || common.get() == Simple.BLOB
                || common.get() == Simple.NULL
                || element(common.get()).isPresent());
    if (!joinable) {
      Operand other = left.type() == Simple.STRING ? right : left;
      return binder.error(
          TypeCode.MISMATCH,
          node.span(),
          "|| joins two texts, blobs or lists, not " + left.type() + " and " + right.type(),
          "write " + other.cast(Simple.STRING) + ", or an F-string: F'...{x}...'");
    }
    DplType type = element(common.get()).<DplType>map(DplType.ListOf::new).orElse(common.get());
    return rex.template(
        "||",
        "({0} || {1})",
        type,
        Traits.PURE,
        "||",
        node.span(),
        List.of(rex.widen(left.rex(), type), rex.widen(right.rex(), type)));
  }

  /** Texts and values in turn, values as texts; NULL where one is NULL. */
  RexNode fString(Expression.FString node) {
    List<RexNode> parts = new ArrayList<>();
    for (Expression.Part part : node.parts()) {
      parts.add(
          part.value() == null
              ? new Literals(rex).of(part.text(), Simple.STRING)
              : text(part.value()));
    }
    if (rex.anyError(parts)) {
      return rex.error();
    }
    if (parts.isEmpty()) {
      return new Literals(rex).of("", Simple.STRING);
    }
    List<String> holes = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      holes.add("{" + i + "}");
    }
    return parts.size() == 1
        ? parts.get(0)
        : rex.template(
            "F",
            "(" + String.join(" || ", holes) + ")",
            Simple.STRING,
            Traits.PURE,
            "F-string",
            node.span(),
            parts);
  }

  private RexNode text(Expression node) {
    Operand value = binder.operand(node);
    if (rex.isError(value.rex()) || value.type() == Simple.STRING) {
      return value.rex();
    }
    if (value.type() == Simple.BLOB) {
      return binder.error(
          TypeCode.MISMATCH, value.span(), "a BLOB has no text", "decode it before");
    }
    return rex.template(
        "CAST STRING",
        "CAST({0} AS VARCHAR)",
        Simple.STRING,
        Traits.PURE,
        "cast to STRING",
        node.span(),
        List.of(value.rex()));
  }
}
