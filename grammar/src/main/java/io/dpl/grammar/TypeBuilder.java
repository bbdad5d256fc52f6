package io.dpl.grammar;

import io.dpl.api.diagnostic.Nearest;
import io.dpl.api.diagnostic.SyntaxCode;
import io.dpl.api.type.DplType;
import io.dpl.api.type.Field;
import io.dpl.grammar.antlr.DplLexer;
import io.dpl.grammar.antlr.DplParser;
import io.dpl.grammar.tree.TypeName;
import java.util.List;
import org.antlr.v4.runtime.tree.TerminalNode;

/** Makes types. One that does not exist is reported and becomes NULL's type. */
final class TypeBuilder {

  private static final int MOST_BRACKETS = 64;

  private static final List<String> NAMES =
      List.of(
          "BOOLEAN",
          "TINYINT",
          "SMALLINT",
          "INTEGER",
          "BIGINT",
          "FLOAT",
          "DOUBLE",
          "DECIMAL",
          "STRING",
          "VARCHAR",
          "BLOB",
          "DATE",
          "TIME",
          "TIMESTAMP",
          "TIMESTAMPTZ",
          "INTERVAL",
          "STRUCT",
          "MAP");

  private final TreeContext context;

  TypeBuilder(TreeContext context) {
    this.context = context;
  }

  TypeName name(DplParser.TypeContext node) {
    return new TypeName(visit(node), context.span(node));
  }

  private DplType visit(DplParser.TypeContext node) {
    if (node.LB().size() > MOST_BRACKETS) {
      throw new TooDeepException(context.span(node));
    }
    DplType made = base(node);
    for (TerminalNode bracket : node.LB()) {
      int next = node.children.indexOf(bracket) + 1;
      TerminalNode dimension = (TerminalNode) node.getChild(next);
      made =
          dimension.getSymbol().getType() == DplLexer.INTEGER
              ? vector(made, dimension)
              : new DplType.ListOf(made);
    }
    return made;
  }

  private DplType base(DplParser.TypeContext node) {
    if (node.simpleType() != null) {
      return simple(node.simpleType());
    }
    return node.STRUCT() == null
        ? new DplType.MapOf(visit(node.type(0)), visit(node.type(1)))
        : new DplType.Struct(
            node.structType().stream()
                .map(f -> Field.of(context.name(f.identifier()).text(), visit(f.type())))
                .toList());
  }

  private DplType vector(DplType element, TerminalNode dimension) {
    int count;
    try {
      count = Integer.parseInt(dimension.getText().replace("_", ""));
    } catch (NumberFormatException e) {
      count = 0;
    }
    if (count > 0) {
      return new DplType.Vector(element, count);
    }
    context.error(
        SyntaxCode.WRONG_TYPE_NAME,
        context.span(dimension.getSymbol()),
        "a list cannot have the fixed length " + dimension.getText(),
        "Write a length from 1, or " + element + "[] for a list of any length.");
    return new DplType.ListOf(element);
  }

  private DplType simple(DplParser.SimpleTypeContext node) {
    if (node.TIMESTAMP_TZ() != null) {
      return DplType.Simple.TIMESTAMPTZ;
    }
    String name = context.name(node.getStart()).text();
    StringBuilder written = new StringBuilder(name);
    for (int i = 0; i < node.INTEGER().size(); i++) {
      written.append(i == 0 ? "(" : ", ").append(node.INTEGER(i).getText());
    }
    written.append(node.INTEGER().isEmpty() ? "" : ")");
    try {
      return DplType.parse(written.toString());
    } catch (IllegalArgumentException e) {
      String help =
          Nearest.to(name, NAMES)
              .map(near -> "Did you mean " + near + "?")
              .orElse("The types are " + String.join(", ", NAMES) + ", and T[] for lists.");
      context.error(SyntaxCode.WRONG_TYPE_NAME, context.span(node), "no type " + written, help);
      return DplType.Simple.NULL;
    }
  }
}
