package io.dpl.compiler.rel;

import io.dpl.api.diagnostic.Span;
import java.util.List;
import org.apache.calcite.plan.Convention;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelWriter;
import org.apache.calcite.rel.SingleRel;
import org.apache.calcite.rel.metadata.RelMetadataQuery;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.util.ImmutableIntList;

/**
 * One row per element of the lists (several zip): the input's columns, the elements, and the
 * position from 1 where asked for.
 */
public final class Unnest extends SingleRel {

  private final ImmutableIntList lists;
  private final List<RelDataTypeField> outputs;
  private final boolean ordinality;
  private final boolean outer;
  private final Span span;

  private Unnest(
      RelNode input,
      ImmutableIntList lists,
      List<RelDataTypeField> outputs,
      boolean ordinality,
      boolean outer,
      Span span) {
    super(input.getCluster(), input.getCluster().traitSetOf(Convention.NONE), input);
    this.lists = lists;
    this.outputs = List.copyOf(outputs);
    this.ordinality = ordinality;
    this.outer = outer;
    this.span = span;
  }

  /**
   * @param lists list columns of the input
   * @param outputs one an element, in the order of the lists, then the BIGINT position where {@code
   *     ordinality}
   * @param outer rows with empty or NULL lists stay, with NULL elements
   */
  public static Unnest create(
      RelNode input,
      List<Integer> lists,
      List<RelDataTypeField> outputs,
      boolean ordinality,
      boolean outer,
      Span span) {
    return new Unnest(input, ImmutableIntList.copyOf(lists), outputs, ordinality, outer, span);
  }

  public ImmutableIntList lists() {
    return lists;
  }

  public List<RelDataTypeField> outputs() {
    return outputs;
  }

  public boolean ordinality() {
    return ordinality;
  }

  public boolean outer() {
    return outer;
  }

  public Span span() {
    return span;
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
    return new Unnest(inputs.get(0), lists, outputs, ordinality, outer, span);
  }

  /** Ten elements a list where nothing is known. */
  @Override
  public double estimateRowCount(RelMetadataQuery metadata) {
    return 10 * metadata.getRowCount(input);
  }

  @Override
  public RelWriter explainTerms(RelWriter writer) {
    return super.explainTerms(writer)
        .item("lists", lists)
        .item("outputs", outputs)
        .itemIf("ordinality", true, ordinality)
        .itemIf("outer", true, outer);
  }
}
