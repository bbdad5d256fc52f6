package io.dpl.engine.pipeline;

import io.dpl.api.diagnostic.Diagnostic;
import io.dpl.api.diagnostic.DplException;
import io.dpl.api.diagnostic.RunCode;
import io.dpl.api.diagnostic.Span;
import io.dpl.api.function.RowException;
import io.dpl.engine.event.CancelledException;
import java.util.List;
import org.apache.arrow.memory.OutOfMemoryException;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.jspecify.annotations.Nullable;

/** What Java operators throw, as diagnostics with the place in the script and in the data. */
final class RowFailure {

  private static final int SHOWN = 200;

  private RowFailure() {}

  /**
   * A failure of a row.
   *
   * @param batch the rows that the operator saw, as far as other columns are at hand
   * @param row position in it
   */
  static DplException of(RowException e, Span span, VectorSchemaRoot batch, int row) {
    return new DplException(
        List.of(Diagnostic.error(e.code(), span, e.getMessage() + place(e, batch, row))), e);
  }

  private static String place(RowException e, VectorSchemaRoot batch, int row) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < batch.getFieldVectors().size(); i++) {
      String name = batch.getSchema().getFields().get(i).getName();
      FieldVector vector = batch.getVector(i);
      String word =
          switch (name) {
            case "_path", "path" -> "file";
            case "_row" -> "row";
            case "_line" -> "line";
            default -> "";
          };
      if (!word.isEmpty() && row < vector.getValueCount() && !vector.isNull(row)) {
        String value = String.valueOf(vector.getObject(row));
        String shown = value.length() > SHOWN ? value.substring(0, SHOWN) + "..." : value;
        if (!String.valueOf(e.getMessage()).contains(shown)) {
          text.append(text.isEmpty() ? " (" : ", ").append(word).append(' ').append(shown);
        }
      }
    }
    return text.isEmpty() ? "" : text.append(')').toString();
  }

  /** Anything else that an operator of this name threw. */
  static RuntimeException of(RuntimeException e, Span span, String name) {
    if (e instanceof DplException known) {
      return placed(known, span);
    }
    if (e instanceof CancelledException) {
      return e;
    }
    if (e instanceof OutOfMemoryException) {
      return outOfMemory(e, span, name);
    }
    String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    return new DplException(
        List.of(
            Diagnostic.error(
                RunCode.OPERATOR_FAILED,
                span,
                name + " failed: " + message.lines().findFirst().orElse(""))),
        e);
  }

  /** Whether memory ran out, also where the operator said so in its own words. */
  static boolean isLackOfMemory(@Nullable Throwable e) {
    for (Throwable each = e; each != null; each = each.getCause()) {
      if (each instanceof OutOfMemoryException || each instanceof OutOfMemoryError) {
        return true;
      }
    }
    return false;
  }

  /** Memory ran out in an operator. */
  static DplException outOfMemory(Throwable e, Span span, String name) {
    return new DplException(
        List.of(
            Diagnostic.error(
                RunCode.OUT_OF_MEMORY,
                span,
                name + " needs more memory than the run has",
                "Give the run more memory (--memory), or write a smaller BATCH before it.")),
        e);
  }

  /** Library code leaves out the place where it does not know it. */
  static DplException placed(DplException e, Span span) {
    if (e.diagnostics().stream().allMatch(diagnostic -> diagnostic.span().isKnown())) {
      return e;
    }
    return new DplException(
        e.diagnostics().stream()
            .map(
                d ->
                    d.span().isKnown()
                        ? d
                        : new Diagnostic(d.severity(), d.code(), span, d.message(), d.help()))
            .toList(),
        e);
  }
}
