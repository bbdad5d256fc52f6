package io.dpl.compiler.bind;

import io.dpl.api.diagnostic.NameCode;
import io.dpl.api.diagnostic.PlanCode;
import io.dpl.grammar.tree.Statement;

/** Binds statements one after the other. */
final class StatementBinder implements Statement.Visitor<Boolean> {

  private static final String EDITION = "1.0";

  private final Session session;

  StatementBinder(Session session) {
    this.session = session;
  }

  /** Binds one. */
  void bind(Statement statement) {
    statement.accept(this);
  }

  private Boolean notYet(Statement node, String what, String instead) {
    session.notYet(node.span(), what, instead);
    return false;
  }

  @Override
  public Boolean visitEdition(Statement.Edition node) {
    if (!node.version().equals(EDITION)) {
      session
          .diagnostics()
          .error(
              PlanCode.EDITION,
              node.span(),
              "no edition " + node.version() + " of the language",
              "write DPL '" + EDITION + "'");
    }
    return true;
  }

  @Override
  public Boolean visitParam(Statement.Param node) {
    new ParamBinder(session).bind(node);
    return true;
  }

  @Override
  public Boolean visitSetOption(Statement.SetOption node) {
    new SettingBinder(session).set(node);
    return true;
  }

  @Override
  public Boolean visitResetOption(Statement.ResetOption node) {
    new SettingBinder(session).reset(node);
    return true;
  }

  @Override
  public Boolean visitLet(Statement.Let node) {
    String name = node.name().text();
    boolean taken = session.lets().isBound(name);
    if (taken) {
      session
          .diagnostics()
          .error(
              NameCode.ALREADY_DEFINED,
              node.name().span(),
              "LET " + name + " stands already in the script",
              "use another name");
    }
    Flow flow = new PipelineBinder(session).rows(node.pipeline(), null, "LET");
    if (!taken) {
      session.lets().bind(name, new SharedPlans(session).let(name, flow));
    }
    return true;
  }

  @Override
  public Boolean visitCreateModel(Statement.CreateModel node) {
    new ModelBinder(session).create(node);
    return true;
  }

  @Override
  public Boolean visitExplain(Statement.Explain node) {
    new ExplainBinder(session).bind(node);
    return true;
  }

  @Override
  public Boolean visitRun(Statement.Run node) {
    new PipelineBinder(session).run(node.pipeline());
    return true;
  }

  @Override
  public Boolean visitDescribePipeline(Statement.DescribePipeline node) {
    Flow flow = new PipelineBinder(session).rows(node.pipeline(), null, "DESCRIBE");
    new SinkBinder(session).result(new Descriptions(session).of(flow), "", node.span());
    return true;
  }

  @Override
  public Boolean visitInclude(Statement.Include node) {
    return notYet(node, "INCLUDE", "write the statements of the file here");
  }

  @Override
  public Boolean visitUse(Statement.Use node) {
    return notYet(node, "USE", "read files with READ");
  }

  @Override
  public Boolean visitCreateView(Statement.CreateView node) {
    return notYet(node, "CREATE VIEW", "write LET " + node.name().last() + " = ...");
  }

  @Override
  public Boolean visitCreateFunction(Statement.CreateFunction node) {
    return notYet(node, "CREATE FUNCTION", "write the expression where it is used");
  }

  @Override
  public Boolean visitCreateOperator(Statement.CreateOperator node) {
    return notYet(node, "CREATE OPERATOR", "write its operators where it is used");
  }

  @Override
  public Boolean visitCreateSecret(Statement.CreateSecret node) {
    return notYet(node, "CREATE SECRET", "read local files");
  }

  @Override
  public Boolean visitDropObject(Statement.DropObject node) {
    return notYet(node, "DROP", "models end with the script");
  }

  @Override
  public Boolean visitDescribeObject(Statement.DescribeObject node) {
    return notYet(node, "DESCRIBE of a name", "write `dpl docs " + node.name() + "`");
  }

  @Override
  public Boolean visitShow(Statement.Show node) {
    return notYet(node, "SHOW", "write `dpl docs`");
  }
}
