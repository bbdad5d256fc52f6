package io.dpl.grammar;

import io.dpl.api.diagnostic.Span;
import io.dpl.api.diagnostic.SyntaxCode;
import io.dpl.grammar.antlr.DplBaseVisitor;
import io.dpl.grammar.antlr.DplParser;
import io.dpl.grammar.tree.Expression;
import io.dpl.grammar.tree.Formal;
import io.dpl.grammar.tree.OnError;
import io.dpl.grammar.tree.Option;
import io.dpl.grammar.tree.Provider;
import io.dpl.grammar.tree.Resource;
import io.dpl.grammar.tree.Returns;
import io.dpl.grammar.tree.Statement;
import io.dpl.grammar.tree.Statement.Creation;
import io.dpl.grammar.tree.TypeName;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;

/** Makes statements. */
final class StatementBuilder extends DplBaseVisitor<Statement> {

  private final TreeContext context;

  StatementBuilder(TreeContext context) {
    this.context = context;
  }

  @Override
  public Statement visitEdition(DplParser.EditionContext node) {
    return new Statement.Edition(text(node.STRING()), context.span(node));
  }

  @Override
  public Statement visitParam(DplParser.ParamContext node) {
    Set<String> seen = new HashSet<>();
    Expression defaultValue = null;
    Expression check = null;
    for (int i = 0, clause = 3; i < node.expr().size(); i++) {
      boolean isDefault = node.getChild(clause) == node.DEFAULT(0);
      context.once(seen, isDefault ? "DEFAULT" : "CHECK", context.span(node.expr(i)));
      Expression value = context.expressions.visit(node.expr(i));
      if (isDefault) {
        defaultValue = value;
        clause += 2;
      } else {
        check = value;
        clause += 4;
      }
    }
    return new Statement.Param(
        node.PARAMETER().getText().substring(1),
        context.types.name(node.type()),
        defaultValue,
        check,
        context.span(node));
  }

  @Override
  public Statement visitInclude(DplParser.IncludeContext node) {
    return new Statement.Include(
        text(node.STRING()),
        node.identifier() == null ? null : context.name(node.identifier()),
        context.span(node));
  }

  @Override
  public Statement visitUse(DplParser.UseContext node) {
    return new Statement.Use(context.qualified(node.qname()), context.span(node));
  }

  @Override
  public Statement visitSetOption(DplParser.SetOptionContext node) {
    return new Statement.SetOption(
        context.qualified(node.qname()),
        context.expressions.visit(node.expr()),
        context.span(node));
  }

  @Override
  public Statement visitResetOption(DplParser.ResetOptionContext node) {
    return new Statement.ResetOption(
        node.qname() == null ? null : context.qualified(node.qname()), context.span(node));
  }

  @Override
  public Statement visitLet(DplParser.LetContext node) {
    return new Statement.Let(
        context.name(node.identifier()),
        context.sources.pipeline(node.pipeline()),
        context.span(node));
  }

  // ------------------------------------------------------------------------------------ CREATE

  @Override
  public Statement visitCreate(DplParser.CreateContext node) {
    return node.created().accept(new CreatedBuilder(node.REPLACE() != null, context.span(node)));
  }

  private final class CreatedBuilder extends DplBaseVisitor<Statement> {

    private final boolean replace;
    private final Span span;

    CreatedBuilder(boolean replace, Span span) {
      this.replace = replace;
      this.span = span;
    }

    private Creation creation(DplParser.@Nullable IfNotExistsContext unless) {
      if (replace && unless != null) {
        context.error(
            SyntaxCode.UNEXPECTED,
            context.span(unless),
            "OR REPLACE and IF NOT EXISTS exclude each other",
            "Keep one of them.");
      }
      return replace ? Creation.OR_REPLACE : unless == null ? Creation.NEW : Creation.IF_NOT_EXISTS;
    }

    @Override
    public Statement visitCreateView(DplParser.CreateViewContext node) {
      return new Statement.CreateView(
          creation(node.ifNotExists()),
          context.qualified(node.qname()),
          context.sources.pipeline(node.pipeline()),
          span);
    }

    @Override
    public Statement visitCreateFunction(DplParser.CreateFunctionContext node) {
      if (node.provider() != null && node.provider().ON() != null) {
        context.error(
            SyntaxCode.UNEXPECTED,
            context.span(node.provider().ON().getSymbol()),
            "a function has no ON ERROR of its own",
            "Write it where the function is called, for example after EXTEND.");
      }
      return new Statement.CreateFunction(
          creation(node.ifNotExists()),
          context.qualified(node.qname()),
          context.clauses.formals(node.formals()),
          node.type() == null ? null : context.types.name(node.type()),
          context.expressions.orNull(node.expr()),
          node.provider() == null ? null : provider(node.provider()),
          span);
    }

    @Override
    public Statement visitCreateOperator(DplParser.CreateOperatorContext node) {
      return new Statement.CreateOperator(
          creation(node.ifNotExists()),
          context.qualified(node.qname()),
          context.clauses.formals(node.formals()),
          context.sources.branch(node.branch()),
          span);
    }

    @Override
    public Statement visitCreateModel(DplParser.CreateModelContext node) {
      DplParser.FormalsContext parameters = null;
      DplParser.FormalsContext columns = null;
      for (DplParser.FormalsContext formals : node.formals()) {
        if (formals.getStart().getTokenIndex() < node.RETURNS().getSymbol().getTokenIndex()) {
          parameters = formals;
        } else {
          columns = formals;
        }
      }
      return new Statement.CreateModel(
          creation(node.ifNotExists()),
          context.qualified(node.qname()),
          context.clauses.formals(parameters),
          returns(node, columns),
          provider(node.provider()),
          policy(node.provider()),
          span);
    }

    private Returns returns(
        DplParser.CreateModelContext node, DplParser.@Nullable FormalsContext columns) {
      if (columns == null) {
        TypeName type = context.types.name(node.type());
        return new Returns.Value(type, type.span());
      }
      List<Formal> formals = context.clauses.formals(columns);
      return new Returns.Columns(formals, context.span(columns));
    }

    @Override
    public Statement visitCreateSecret(DplParser.CreateSecretContext node) {
      return new Statement.CreateSecret(
          creation(node.ifNotExists()),
          context.qualified(node.qname()),
          context.clauses.options(node.optionList()),
          span);
    }
  }

  private Provider provider(DplParser.ProviderContext node) {
    Set<String> seen = new HashSet<>();
    List<Option> options = List.of();
    List<Resource> resources = context.clauses.resources(node.withClause());
    if (node.withClause() != null) {
      context.once(seen, "WITH", context.span(node.withClause()));
    }
    for (DplParser.ProviderClauseContext clause : node.providerClause()) {
      if (clause.optionList() != null) {
        context.once(seen, "OPTIONS", context.span(clause));
        options = context.clauses.options(clause.optionList());
      } else {
        context.once(seen, "WITH", context.span(clause));
        resources = context.clauses.resources(clause.withClause());
      }
    }
    return new Provider(
        context.name(node.identifier()),
        context.clauses.location(node.location()),
        options,
        resources,
        context.span(node));
  }

  private @Nullable OnError policy(DplParser.ProviderContext node) {
    return node.ON() == null
        ? null
        : context.clauses.onError(node.ON(), node.errorAction(), node.quarantine());
  }

  // ----------------------------------------------------------------------------- looking, running

  @Override
  public Statement visitDropObject(DplParser.DropObjectContext node) {
    return new Statement.DropObject(
        kind(node.objectKind()),
        node.EXISTS() != null,
        context.qualified(node.qname()),
        context.span(node));
  }

  @Override
  public Statement visitExplain(DplParser.ExplainContext node) {
    boolean format = node.FORMAT() != null;
    boolean cluster = node.ON() != null;
    return new Statement.Explain(
        node.explainMode() == null
            ? Statement.Explain.Mode.PLAN
            : Statement.Explain.Mode.valueOf(upper(node.explainMode().getText())),
        format ? context.name(node.identifier(0)) : null,
        cluster ? context.name(node.identifier(format ? 1 : 0)) : null,
        cluster ? context.clauses.resources(node.resources()) : List.of(),
        context.sources.pipeline(node.pipeline()),
        context.span(node));
  }

  @Override
  public Statement visitDescribeStatement(DplParser.DescribeStatementContext node) {
    if (node.pipeline() != null) {
      return new Statement.DescribePipeline(
          context.sources.pipeline(node.pipeline()), context.span(node));
    }
    return new Statement.DescribeObject(
        node.objectKind() == null ? null : kind(node.objectKind()),
        context.qualified(node.qname()),
        context.span(node));
  }

  @Override
  public Statement visitShow(DplParser.ShowContext node) {
    return new Statement.Show(
        context.name(node.identifier()),
        node.STRING() == null ? null : text(node.STRING()),
        context.span(node));
  }

  @Override
  public Statement visitRun(DplParser.RunContext node) {
    return new Statement.Run(context.sources.pipeline(node.pipeline()), context.span(node));
  }

  private static Statement.ObjectKind kind(DplParser.ObjectKindContext node) {
    return Statement.ObjectKind.valueOf(upper(node.getText()));
  }

  private static String upper(String word) {
    return word.toUpperCase(Locale.ROOT);
  }

  private String text(TerminalNode string) {
    return context.expressions.text(string.getSymbol());
  }
}
