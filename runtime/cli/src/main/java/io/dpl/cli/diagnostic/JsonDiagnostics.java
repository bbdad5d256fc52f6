package io.dpl.cli.diagnostic;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.dpl.api.diagnostic.Diagnostic;
import io.dpl.api.diagnostic.Span;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;

/**
 * Diagnostics for programs: an array of objects with {@code severity}, {@code code}, {@code title},
 * {@code message}, {@code help} and, where it has a place, {@code file}, {@code line}, {@code
 * column} (both from 1), {@code start} and {@code end} (offsets from 0). All of them, without
 * limit.
 */
public final class JsonDiagnostics implements DiagnosticWriter {

  @Override
  public void write(List<Diagnostic> diagnostics, PrintStream to) {
    try (JsonGenerator json =
        new JsonFactory()
            .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
            .createGenerator(to)
            .useDefaultPrettyPrinter()) {
      json.writeStartArray();
      for (Diagnostic diagnostic : diagnostics.stream().sorted(BY_PLACE).toList()) {
        write(diagnostic, json);
      }
      json.writeEndArray();
      json.writeRaw('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Diagnostic diagnostic, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("severity", diagnostic.severity().name().toLowerCase(Locale.ROOT));
    json.writeStringField("code", diagnostic.code().id());
    json.writeStringField("title", diagnostic.code().title());
    json.writeStringField("message", diagnostic.message());
    json.writeArrayFieldStart("help");
    for (String help : diagnostic.help()) {
      json.writeString(help);
    }
    json.writeEndArray();
    Span span = diagnostic.span();
    if (span.isKnown()) {
      json.writeStringField("file", span.source());
      json.writeNumberField("line", span.line());
      json.writeNumberField("column", span.column());
      json.writeNumberField("start", span.start());
      json.writeNumberField("end", span.end());
    }
    json.writeEndObject();
  }
}
