package io.dpl.library.function.heavy;

import io.dpl.api.function.HeavyOperator;
import java.util.List;
import org.apache.arrow.vector.FieldVector;

/** Computes row after row until enough bytes are written; a NULL argument gives NULL. */
record RowLoop(Row row) implements HeavyOperator {

  /** One row of the work. */
  interface Row {

    /**
     * Computes row {@code from} of the arguments, none of them NULL, into row {@code to} of the
     * result.
     *
     * @return bytes written
     */
    long compute(List<FieldVector> arguments, int from, FieldVector out, int to);
  }

  @Override
  public int run(
      List<FieldVector> arguments, int from, int rows, FieldVector out, long limitBytes) {
    long bytes = 0;
    int done = 0;
    while (from + done < rows && (done == 0 || bytes < limitBytes)) {
      int at = from + done;
      if (arguments.stream().anyMatch(argument -> argument.isNull(at))) {
        out.setNull(done);
      } else {
        bytes += row.compute(arguments, at, out, done);
      }
      done++;
    }
    return done;
  }
}
