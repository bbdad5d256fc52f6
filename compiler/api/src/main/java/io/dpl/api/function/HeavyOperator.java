package io.dpl.api.function;

import java.util.List;
import org.apache.arrow.vector.FieldVector;

/** A heavy function at work in one pipeline; used by one thread. */
public interface HeavyOperator extends AutoCloseable {

  /**
   * Computes rows {@code from}, {@code from + 1} ... of the arguments into rows 0, 1 ... of {@code
   * out} until the rows are used up or {@code out} holds {@code limitBytes} or more.
   *
   * <p>Nulls: a null argument gives a null result unless the function says otherwise. The caller
   * owns all vectors and sets the value count of {@code out}.
   *
   * @param rows rows in the arguments
   * @param out empty vector of the result type
   * @param limitBytes where to stop, in bytes of {@code out}; one row is always done
   * @return rows done, at least 1
   * @throws RowException if a row cannot be computed
   */
  int run(List<FieldVector> arguments, int from, int rows, FieldVector out, long limitBytes);

  @Override
  default void close() {}
}
