package io.dpl.compiler.bind;

import io.dpl.grammar.tree.Operator;
import org.jspecify.annotations.Nullable;

/** Sends an operator to the class of its family. Sinks are not for it. */
final class OperatorBinder implements Operator.Visitor<Flow> {

  private final Session session;
  private final Flow flow;
  private final @Nullable Scope outer;

  OperatorBinder(Session session, Flow flow, @Nullable Scope outer) {
    this.session = session;
    this.flow = flow;
    this.outer = outer;
  }

  private Flow notYet(Operator node, String what, String instead) {
    session.notYet(node.span(), what, instead);
    return flow;
  }

  @Override
  public Flow visitWhere(Operator.Where node) {
    return new WhereBinder(session, outer).bind(flow, node);
  }

  @Override
  public Flow visitSelect(Operator.Select node) {
    return new SelectBinder(session, outer).bind(flow, node);
  }

  @Override
  public Flow visitExtend(Operator.Extend node) {
    return new ExtendBinder(session, outer).extend(flow, node);
  }

  @Override
  public Flow visitSetColumns(Operator.SetColumns node) {
    return new ExtendBinder(session, outer).set(flow, node);
  }

  @Override
  public Flow visitDrop(Operator.Drop node) {
    return new ColumnBinder(session).drop(flow, node);
  }

  @Override
  public Flow visitRename(Operator.Rename node) {
    return new ColumnBinder(session).rename(flow, node);
  }

  @Override
  public Flow visitAlias(Operator.Alias node) {
    return flow.as(node.name().text());
  }

  @Override
  public Flow visitAggregate(Operator.Aggregate node) {
    return new AggregateBinder(session, outer).bind(flow, node);
  }

  @Override
  public Flow visitDistinct(Operator.Distinct node) {
    return new DistinctBinder(session, outer).bind(flow, node);
  }

  @Override
  public Flow visitOrderBy(Operator.OrderBy node) {
    return new OrderBinder(session, outer).orderBy(flow, node);
  }

  @Override
  public Flow visitLimit(Operator.Limit node) {
    return new OrderBinder(session, outer).limit(flow, node);
  }

  @Override
  public Flow visitTop(Operator.Top node) {
    return new TopBinder(session, outer).bind(flow, node);
  }

  @Override
  public Flow visitSample(Operator.Sample node) {
    return notYet(node, "SAMPLE", "write | LIMIT n");
  }

  @Override
  public Flow visitJoin(Operator.Join node) {
    return new JoinBinder(session, outer).bind(flow, node);
  }

  @Override
  public Flow visitSetOperation(Operator.SetOperation node) {
    return new SetOperationBinder(session, outer).bind(flow, node);
  }

  @Override
  public Flow visitUnnest(Operator.Unnest node) {
    return new UnnestBinder(session, outer).bind(flow, node);
  }

  @Override
  public Flow visitPivot(Operator.Pivot node) {
    return notYet(node, "PIVOT", "write | AGGREGATE SUM(x) FILTER (WHERE k = 'a') AS a");
  }

  @Override
  public Flow visitRepartition(Operator.Repartition node) {
    return new PartitionBinder(session, outer).repartition(flow, node);
  }

  @Override
  public Flow visitBatch(Operator.Batch node) {
    return new PartitionBinder(session, outer).batch(flow, node);
  }

  @Override
  public Flow visitApply(Operator.Apply node) {
    return new ApplyBinder(session, outer).bind(flow, node);
  }

  @Override
  public Flow visitCall(Operator.Call node) {
    return notYet(node, "CALL", "write the operators here");
  }

  @Override
  public Flow visitCache(Operator.Cache node) {
    return notYet(node, "CACHE", "name the pipeline with LET and use it several times");
  }

  @Override
  public Flow visitAssert(Operator.Assert node) {
    return notYet(node, "ASSERT", "filter the rows with WHERE");
  }

  @Override
  public Flow visitTee(Operator.Tee node) {
    return new BranchBinder(session).tee(flow, node);
  }

  @Override
  public Flow visitFork(Operator.Fork node) {
    throw new IllegalStateException("FORK is a sink");
  }

  @Override
  public Flow visitWrite(Operator.Write node) {
    throw new IllegalStateException("WRITE is a sink");
  }

  @Override
  public Flow visitDescribe(Operator.Describe node) {
    return new Descriptions(session).of(flow);
  }
}
