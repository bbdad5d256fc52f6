package io.dpl.compiler.bind;

import io.dpl.api.diagnostic.PlanCode;
import io.dpl.grammar.tree.Operator;
import io.dpl.grammar.tree.Pipeline;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Binds a pipeline: its source, then its operators one after the other. */
final class PipelineBinder {

  private final Session session;

  PipelineBinder(Session session) {
    this.session = session;
  }

  /**
   * A pipeline that makes rows.
   *
   * @param outer names around it where it is a subquery
   * @param what for the message where it has a sink
   */
  Flow rows(Pipeline pipeline, @Nullable Scope outer, String what) {
    Flow flow = new SourceBinder(session, outer).bind(pipeline.source());
    for (Operator operator : pipeline.operators()) {
      if (isSink(operator)) {
        session
            .diagnostics()
            .error(
                PlanCode.SINK_PLACE,
                operator.span(),
                what + " needs rows, a sink has none",
                "write it in a statement of its own");
        return flow;
      }
      flow = operator.accept(new OperatorBinder(session, flow, outer));
    }
    return flow;
  }

  private static boolean isSink(Operator operator) {
    return operator instanceof Operator.Write
        || operator instanceof Operator.Tee
        || operator instanceof Operator.Fork;
  }

  /** A pipeline that is a statement: it ends in sinks or in a result. */
  void run(Pipeline pipeline) {
    Flow source = new SourceBinder(session, null).bind(pipeline.source());
    end(source, pipeline.operators(), pipeline.span());
  }

  /** Operators up to the end of a statement or branch. */
  void end(Flow start, List<Operator> operators, io.dpl.api.diagnostic.Span span) {
    Optional<Flow> rest = operators(start, operators);
    rest.ifPresent(flow -> new SinkBinder(session).result(flow, "", span));
  }

  /** The rows at the end; empty where a sink took them. */
  private Optional<Flow> operators(Flow start, List<Operator> operators) {
    Flow flow = start;
    for (int i = 0; i < operators.size(); i++) {
      Operator operator = operators.get(i);
      boolean ends = operator instanceof Operator.Write || operator instanceof Operator.Fork;
      if (!ends) {
        flow = operator.accept(new OperatorBinder(session, flow, null));
        continue;
      }
      if (i + 1 < operators.size()) {
        session.notYet(
            operators.get(i + 1).span(),
            "an operator after " + (operator instanceof Operator.Write ? "WRITE" : "FORK"),
            "use TEE for a branch that writes, and go on after it");
      }
      if (operator instanceof Operator.Write write) {
        new SinkBinder(session).write(flow, write);
      } else if (operator instanceof Operator.Fork fork) {
        new BranchBinder(session).fork(flow, fork);
      }
      return Optional.empty();
    }
    return Optional.of(flow);
  }
}
