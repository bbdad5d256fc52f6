package io.dpl.grammar.format;

import io.dpl.grammar.tree.OnError;
import io.dpl.grammar.tree.Pipeline;
import io.dpl.grammar.tree.Provider;
import io.dpl.grammar.tree.Returns;
import io.dpl.grammar.tree.Statement;
import io.dpl.grammar.tree.Statement.Creation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes statements, without the sign after them. */
final class StatementPrinter implements Statement.Visitor<Doc> {

  private final Printers printers;

  StatementPrinter(Printers printers) {
    this.printers = printers;
  }

  private Doc pipeline(Pipeline pipeline) {
    return printers.pipelines.print(pipeline, Doc.HARD);
  }

  private static Doc text(String text) {
    return Doc.text(text);
  }

  @Override
  public Doc visitEdition(Statement.Edition node) {
    return text("DPL " + Words.string(node.version()));
  }

  @Override
  public Doc visitParam(Statement.Param node) {
    List<Doc> clauses = new ArrayList<>();
    if (node.defaultValue() != null) {
      Doc value = printers.expressions.print(node.defaultValue());
      clauses.add(Doc.concat(text("DEFAULT "), value));
    }
    if (node.check() != null) {
      Doc check = printers.expressions.print(node.check());
      clauses.add(Doc.concat(text("CHECK ("), check, text(")")));
    }
    Doc first = text("PARAM $" + node.name() + " " + Words.type(node.type().type()));
    return ClausePrinter.followed(first, 2, clauses);
  }

  @Override
  public Doc visitInclude(Statement.Include node) {
    String alias = node.alias() == null ? "" : " AS " + Words.name(node.alias());
    return text("INCLUDE " + Words.string(node.location()) + alias);
  }

  @Override
  public Doc visitUse(Statement.Use node) {
    return text("USE " + Words.name(node.name()));
  }

  @Override
  public Doc visitSetOption(Statement.SetOption node) {
    Doc value = printers.expressions.print(node.value());
    return Doc.concat(text("SET " + Words.name(node.name()) + " = "), value);
  }

  @Override
  public Doc visitResetOption(Statement.ResetOption node) {
    return text("RESET " + (node.name() == null ? "ALL" : Words.name(node.name())));
  }

  @Override
  public Doc visitLet(Statement.Let node) {
    return Doc.concat(text("LET " + Words.name(node.name()) + " = "), pipeline(node.pipeline()));
  }

  // ------------------------------------------------------------------------------------ CREATE

  private static String create(Creation creation, String kind) {
    return switch (creation) {
      case NEW -> "CREATE " + kind + " ";
      case OR_REPLACE -> "CREATE OR REPLACE " + kind + " ";
      case IF_NOT_EXISTS -> "CREATE " + kind + " IF NOT EXISTS ";
    };
  }

  @Override
  public Doc visitCreateView(Statement.CreateView node) {
    String head = create(node.creation(), "VIEW") + Words.name(node.name()) + " AS";
    return Doc.concat(text(head), Doc.HARD, pipeline(node.pipeline()));
  }

  @Override
  public Doc visitCreateFunction(Statement.CreateFunction node) {
    String head = create(node.creation(), "FUNCTION") + Words.name(node.name()) + "(";
    String returns = node.returns() == null ? "" : " RETURNS " + Words.type(node.returns().type());
    Doc first = Doc.concat(printers.clauses.formals(head, node.parameters(), ")"), text(returns));
    List<Doc> clauses = new ArrayList<>();
    if (node.body() != null) {
      clauses.add(Doc.concat(text("AS "), printers.expressions.print(node.body())));
    }
    if (node.provider() != null) {
      clauses.addAll(provider(node.provider(), null));
    }
    return ClausePrinter.followed(first, 2, clauses);
  }

  @Override
  public Doc visitCreateOperator(Statement.CreateOperator node) {
    String head = create(node.creation(), "OPERATOR") + Words.name(node.name()) + "(";
    return Doc.concat(
        printers.clauses.formals(head, node.parameters(), ")"),
        text(" AS "),
        printers.pipelines.branch(node.body()));
  }

  @Override
  public Doc visitCreateModel(Statement.CreateModel node) {
    String head = create(node.creation(), "MODEL") + Words.name(node.name()) + "(";
    Doc first =
        Doc.concat(
            printers.clauses.formals(head, node.parameters(), ")"),
            text(" RETURNS "),
            node.returns().accept(new ReturnsPrinter()));
    return ClausePrinter.followed(first, 2, provider(node.provider(), node.onError()));
  }

  private final class ReturnsPrinter implements Returns.Visitor<Doc> {

    @Override
    public Doc visitValue(Returns.Value node) {
      return text(Words.type(node.type().type()));
    }

    @Override
    public Doc visitColumns(Returns.Columns node) {
      return printers.clauses.formals("(", node.columns(), ")");
    }
  }

  private List<Doc> provider(Provider provider, @Nullable OnError onError) {
    List<Doc> clauses = new ArrayList<>();
    clauses.add(
        Doc.concat(
            text("USING " + Words.name(provider.kind()) + " "),
            printers.expressions.print(provider.location())));
    if (!provider.options().isEmpty()) {
      clauses.add(printers.clauses.options(provider.options()));
    }
    if (!provider.resources().isEmpty()) {
      clauses.add(printers.clauses.resources("WITH (", provider.resources()));
    }
    if (onError != null) {
      clauses.add(printers.clauses.onError(onError));
    }
    return clauses;
  }

  @Override
  public Doc visitCreateSecret(Statement.CreateSecret node) {
    Doc first = text(create(node.creation(), "SECRET") + Words.name(node.name()));
    return ClausePrinter.followed(first, 2, List.of(printers.clauses.options(node.options())));
  }

  // ----------------------------------------------------------------------------- looking, running

  @Override
  public Doc visitDropObject(Statement.DropObject node) {
    String exists = node.ifExists() ? " IF EXISTS " : " ";
    return text("DROP " + node.kind() + exists + Words.name(node.name()));
  }

  @Override
  public Doc visitExplain(Statement.Explain node) {
    String mode = node.mode() == Statement.Explain.Mode.PLAN ? "" : " " + node.mode();
    String format = node.format() == null ? "" : " FORMAT " + Words.name(node.format());
    Doc cluster = Doc.NOTHING;
    if (node.cluster() != null) {
      String open = " ON " + Words.name(node.cluster()) + " (";
      cluster = printers.clauses.resources(open, node.clusterSize());
    }
    return Doc.concat(
        text("EXPLAIN" + mode + format), cluster, Doc.HARD, pipeline(node.pipeline()));
  }

  @Override
  public Doc visitDescribeObject(Statement.DescribeObject node) {
    String kind = node.kind() == null ? "" : node.kind() + " ";
    return text("DESCRIBE " + kind + Words.name(node.name()));
  }

  @Override
  public Doc visitDescribePipeline(Statement.DescribePipeline node) {
    return printers.nested("DESCRIBE (", node.pipeline());
  }

  @Override
  public Doc visitShow(Statement.Show node) {
    String like = node.like() == null ? "" : " LIKE " + Words.string(node.like());
    return text("SHOW " + Words.name(node.what()) + like);
  }

  @Override
  public Doc visitRun(Statement.Run node) {
    return pipeline(node.pipeline());
  }
}
