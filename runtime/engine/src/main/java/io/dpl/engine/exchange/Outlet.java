package io.dpl.engine.exchange;

import org.apache.arrow.vector.VectorSchemaRoot;

/** Where a task puts the rows of one output. Used by one thread. */
public interface Outlet extends AutoCloseable {

  /**
   * Takes a batch over; may wait for room.
   *
   * @return false if nobody wants more
   */
  boolean put(VectorSchemaRoot batch);

  /** All rows were put; without it, close gives up what was put. */
  void finish();

  @Override
  void close();
}
