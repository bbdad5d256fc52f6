package io.dpl.engine.message;

import io.dpl.api.diagnostic.Codes;
import io.dpl.api.diagnostic.Diagnostic;
import io.dpl.api.diagnostic.DplException;
import io.dpl.api.diagnostic.RunCode;
import io.dpl.api.diagnostic.Severity;
import io.dpl.api.diagnostic.Span;
import io.dpl.engine.event.CancelledException;
import io.dpl.engine.exchange.MissingRowsException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.apache.arrow.memory.OutOfMemoryException;

/**
 * What went wrong at a worker. Diagnostics arrive as they were; of anything else the text.
 *
 * @param text of the exception with its stack; for {@link Kind#DIAGNOSTICS} of its cause, may be
 *     empty
 */
public record Trouble(Kind kind, List<Told> diagnostics, String text) {

  /** What it means. */
  public enum Kind {
    /** The user is told. */
    DIAGNOSTICS,
    /** The run is to end. */
    CANCELLED,
    /** Rows are not there that were to be; they can be made again. */
    MISSING,
    /** Our bug. */
    INTERNAL
  }

  /** A diagnostic. */
  public record Told(String code, Span span, String message, List<String> help) {}

  /** Of whatever was thrown. */
  public static Trouble of(Throwable thrown) {
    if (thrown instanceof DplException known) {
      return new Trouble(
          Kind.DIAGNOSTICS,
          known.diagnostics().stream()
              .map(each -> new Told(each.code().id(), each.span(), each.message(), each.help()))
              .toList(),
          known.getCause() == null ? "" : stack(known.getCause()));
    }
    if (thrown instanceof CancelledException) {
      return new Trouble(Kind.CANCELLED, List.of(), "");
    }
    if (thrown instanceof MissingRowsException) {
      return new Trouble(Kind.MISSING, List.of(), String.valueOf(thrown.getMessage()));
    }
    if (thrown instanceof OutOfMemoryException
        || thrown instanceof OutOfMemoryError
        || thrown.getCause() instanceof OutOfMemoryError) {
      return new Trouble(
          Kind.DIAGNOSTICS,
          List.of(
              new Told(
                  RunCode.OUT_OF_MEMORY.id(),
                  Span.NONE,
                  "a task needs more memory than its worker has",
                  List.of("Give the workers more memory, or make batches or partitions smaller."))),
          stack(thrown));
    }
    return new Trouble(Kind.INTERNAL, List.of(), stack(thrown));
  }

  private static String stack(Throwable thrown) {
    StringWriter text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text));
    return text.toString();
  }

  /** As an exception again. */
  public RuntimeException exception() {
    return switch (kind) {
      case DIAGNOSTICS ->
          new DplException(
              diagnostics.stream().map(Trouble::diagnostic).toList(),
              text.isEmpty() ? null : new RemoteException(text));
      case CANCELLED -> new CancelledException();
      case MISSING -> new MissingRowsException(text);
      case INTERNAL -> new RemoteException(text);
    };
  }

  private static Diagnostic diagnostic(Told told) {
    return new Diagnostic(
        Severity.ERROR,
        Codes.find(told.code()).orElse(RunCode.INTERNAL),
        told.span(),
        told.message(),
        told.help());
  }

  /** An exception of a worker, with the stack that it had there as its message. */
  public static final class RemoteException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RemoteException(String text) {
      super(text, null, false, false);
    }
  }
}
