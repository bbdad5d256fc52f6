package io.dpl.compiler.bind;

import io.dpl.api.diagnostic.NameCode;
import io.dpl.api.type.DplType.Simple;
import io.dpl.compiler.rel.LogicalPlan;
import io.dpl.compiler.rel.Sink;
import io.dpl.grammar.tree.Expression;
import io.dpl.grammar.tree.Resource;
import io.dpl.grammar.tree.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.logical.LogicalValues;

/** EXPLAIN: the inner pipeline becomes a plan of its own. */
final class ExplainBinder {

  private final Session session;

  ExplainBinder(Session session) {
    this.session = session;
  }

  void bind(Statement.Explain node) {
    if (node.mode() == Statement.Explain.Mode.ANALYZE) {
      session.notYet(node.span(), "EXPLAIN ANALYZE", "write EXPLAIN");
      return;
    }
    if (node.format() != null && !node.format().matches("TEXT")) {
      session.notYet(node.format().span(), "EXPLAIN FORMAT", "write EXPLAIN");
    }
    List<Sink> own = new ArrayList<>();
    int sharedBefore = session.shared().size();
    List<Sink> before = session.redirect(own);
    Places.Mark mark = session.places().mark();
    new PipelineBinder(session).run(node.pipeline());
    session.places().reset(mark);
    session.redirect(before);
    String cluster = cluster(node);
    List<LogicalPlan.Shared> shared = new ArrayList<>(session.shared());
    session.shared().subList(sharedBefore, session.shared().size()).clear();
    if (session.diagnostics().hasErrors()) {
      return;
    }
    session
        .sinks()
        .add(
            new Sink.Explain(
                empty(),
                new LogicalPlan(shared, own),
                cluster,
                stage(node.mode()),
                session.settings(),
                node.span()));
  }

  private static String stage(Statement.Explain.Mode mode) {
    return switch (mode) {
      case LOGICAL -> "logical";
      case PLAN, ANALYZE, PHYSICAL -> "stages";
    };
  }

  private RelNode empty() {
    return LogicalValues.createEmpty(
        session.cluster(),
        session
            .cluster()
            .getTypeFactory()
            .builder()
            .add("plan", session.types().toRel(Simple.STRING, false))
            .build());
  }

  /** ON CLUSTER (NODES 4, CPUS 16) as {@code nodes=4 cpus=16}. */
  private String cluster(Statement.Explain node) {
    if (node.cluster() == null) {
      return "";
    }
    if (!node.cluster().matches("CLUSTER")) {
      session
          .diagnostics()
          .error(
              NameCode.UNKNOWN_RESOURCE,
              node.cluster().span(),
              "EXPLAIN ON knows no " + node.cluster(),
              "write ON CLUSTER (NODES 4, CPUS 16)");
    }
    List<String> parts = new ArrayList<>();
    for (Resource resource : node.clusterSize()) {
      Expression value = resource.values().get(0);
      session
          .constants()
          .value(value)
          .ifPresent(
              constant ->
                  parts.add(
                      resource.name().text().toLowerCase(Locale.ROOT)
                          + "="
                          + constant.value()
                          + (value instanceof Expression.SizeLiteral ? "B" : "")));
    }
    return String.join(" ", parts);
  }
}
