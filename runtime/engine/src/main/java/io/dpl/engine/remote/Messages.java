package io.dpl.engine.remote;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.dpl.api.cluster.ClusterSpec;
import io.dpl.api.diagnostic.Code;
import io.dpl.api.diagnostic.Codes;
import io.dpl.api.diagnostic.Diagnostic;
import io.dpl.api.diagnostic.DplException;
import io.dpl.api.diagnostic.RunCode;
import io.dpl.api.diagnostic.Severity;
import io.dpl.api.diagnostic.Span;
import io.dpl.engine.Runner;
import io.dpl.engine.event.RunEvent;
import io.dpl.engine.sink.Manifest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** The payloads of frames, as JSON. */
final class Messages {

  private static final ObjectMapper MAPPER =
      new ObjectMapper()
          .configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false)
          .configure(SerializationFeature.FAIL_ON_EMPTY_BEANS, false);

  static {
    MAPPER.registerSubtypes(RunEvent.class.getPermittedSubclasses());
  }

  /** {@link Kind#HELLO}. */
  record Hello(int version, String token) {}

  /** {@link Kind#READY} and {@link Kind#CLUSTER}. */
  record Ready(ClusterSpec cluster, List<String> notes) {

    static Ready of(Runner runner) {
      return new Ready(runner.cluster(), runner.notes());
    }
  }

  /** {@link Kind#CREDIT}. */
  record Credit(int result, long bytes) {}

  /** {@link Kind#RESULT_END} and {@link Kind#RESULT_CLOSE}. */
  record OfResult(int result) {}

  /** {@link Kind#DONE}. */
  record Done(List<Manifest> manifests, long spilledBytes) {}

  /**
   * {@link Kind#REFUSED}, {@link Kind#FAILED} and {@link Kind#RESULT_FAILED}.
   *
   * @param result the result that failed; -1 for the whole run
   */
  record Failed(int result, List<Problem> problems) {

    static Failed of(int result, RuntimeException failure) {
      return new Failed(
          result,
          failure instanceof DplException known
              ? known.diagnostics().stream().map(Problem::of).toList()
              : List.of(
                  Problem.of(
                      Diagnostic.error(
                          RunCode.INTERNAL, Span.NONE, "internal error: " + failure))));
    }

    DplException exception() {
      return new DplException(problems.stream().map(Problem::diagnostic).toList());
    }
  }

  /** A diagnostic with its code by id. */
  record Problem(Severity severity, String code, Span span, String message, List<String> help) {

    static Problem of(Diagnostic diagnostic) {
      return new Problem(
          diagnostic.severity(),
          diagnostic.code().id(),
          diagnostic.span(),
          diagnostic.message(),
          diagnostic.help());
    }

    Diagnostic diagnostic() {
      Code known = Codes.find(code).orElse(RunCode.INTERNAL);
      return new Diagnostic(severity, known, span, message, help);
    }
  }

  private Messages() {}

  static byte[] encode(Object message) {
    try {
      return MAPPER.writeValueAsBytes(message);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static <T> T decode(byte[] bytes, Class<T> type) throws IOException {
    return MAPPER.readValue(bytes, type);
  }
}
