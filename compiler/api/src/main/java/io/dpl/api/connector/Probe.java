package io.dpl.api.connector;

import io.dpl.api.type.Schema;

/** What the compiler may ask of the world; the engine implements it, tests give a fixed one. */
public interface Probe {

  /** Where files are. */
  Storage storage();

  /**
   * The columns of a DuckDB table expression such as {@code read_csv('a.csv')}. Starts DuckDB: only
   * for formats whose schema Java cannot read cheaply.
   *
   * @throws io.dpl.api.diagnostic.DplException 5xxx if DuckDB refuses it; without a place, the
   *     caller adds it
   */
  Schema describe(String tableExpression);
}
