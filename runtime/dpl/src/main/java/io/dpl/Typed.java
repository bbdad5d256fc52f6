package io.dpl;

import io.dpl.api.diagnostic.DplException;

/** A pipeline whose rows come as records of a class. Immutable. */
public final class Typed<T extends Record> {

  private final Pipeline pipeline;
  private final Class<T> type;

  Typed(Pipeline pipeline, Class<T> type) {
    this.pipeline = pipeline;
    this.type = type;
  }

  /**
   * Compiles the pipeline and checks that its columns fit the record; runs nothing.
   *
   * <p>Errors: {@link DplException} with what is wrong with the script, DPL3140 where a component
   * has no column or one that its class cannot hold.
   */
  public Plan plan() {
    Plan plan = pipeline.plan();
    RecordRows.of(plan, type);
    return plan;
  }

  /** Compiles it, checks the columns and starts it; errors as of {@link #plan}. */
  public Rows<T> rows() {
    return pipeline.plan().rows(type);
  }
}
