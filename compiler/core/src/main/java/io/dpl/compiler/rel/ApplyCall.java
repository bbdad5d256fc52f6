package io.dpl.compiler.rel;

import io.dpl.api.diagnostic.Span;
import java.util.List;
import org.apache.calcite.plan.Convention;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelWriter;
import org.apache.calcite.rel.SingleRel;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.util.ImmutableIntList;

/**
 * Calls a heavy function or a model once a row: the input's columns, then the outputs. Row count
 * and order stay. A node of its own, so that no rule evaluates it twice.
 */
public final class ApplyCall extends SingleRel {

  private final CallTarget target;
  private final ImmutableIntList arguments;
  private final int guard;
  private final List<RelDataTypeField> outputs;
  private final Span span;

  private ApplyCall(
      RelNode input,
      CallTarget target,
      ImmutableIntList arguments,
      int guard,
      List<RelDataTypeField> outputs,
      Span span) {
    super(input.getCluster(), input.getCluster().traitSetOf(Convention.NONE), input);
    this.target = target;
    this.arguments = arguments;
    this.guard = guard;
    this.outputs = List.copyOf(outputs);
    this.span = span;
  }

  /**
   * @param arguments columns of the input
   * @param guard BOOLEAN column of the input: only its TRUE rows are called, others give NULL; -1
   *     for all rows
   * @param outputs names and (nullable) types of the new columns
   */
  public static ApplyCall create(
      RelNode input,
      CallTarget target,
      List<Integer> arguments,
      int guard,
      List<RelDataTypeField> outputs,
      Span span) {
    return new ApplyCall(input, target, ImmutableIntList.copyOf(arguments), guard, outputs, span);
  }

  public CallTarget target() {
    return target;
  }

  public ImmutableIntList arguments() {
    return arguments;
  }

  public int guard() {
    return guard;
  }

  public List<RelDataTypeField> outputs() {
    return outputs;
  }

  public Span span() {
    return span;
  }

  /** Position of the first output. */
  public int firstOutput() {
    return input.getRowType().getFieldCount();
  }

  @Override
  protected RelDataType deriveRowType() {
    RelDataTypeFactory.Builder row = getCluster().getTypeFactory().builder();
    row.addAll(input.getRowType().getFieldList());
    row.addAll(outputs);
    return row.build();
  }

  @Override
  public RelNode copy(RelTraitSet traits, List<RelNode> inputs) {
    return new ApplyCall(inputs.get(0), target, arguments, guard, outputs, span);
  }

  @Override
  public RelWriter explainTerms(RelWriter writer) {
    String options =
        target instanceof CallTarget.Function function ? function.options().toString() : "";
    return super.explainTerms(writer)
        .item("call", target.name())
        .item("arguments", arguments)
        .itemIf("options", options, options.length() > 2)
        .itemIf("guard", guard, guard >= 0)
        .item("outputs", outputs);
  }
}
