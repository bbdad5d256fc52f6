package io.dpl.cli.diagnostic;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.dpl.api.diagnostic.Code;
import io.dpl.api.diagnostic.Diagnostic;
import io.dpl.api.diagnostic.Severity;
import io.dpl.api.diagnostic.Span;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Diagnostics for editors and CI, as one run of a SARIF log.
 *
 * <p>Source: OASIS SARIF 2.1.0, sections 3.14 (run), 3.27 (result), 3.30 (region, whose columns
 * count UTF-16 units from 1 as our spans do).
 *
 * @param version of DPL
 */
public record SarifDiagnostics(String version) implements DiagnosticWriter {

  @Override
  public void write(List<Diagnostic> diagnostics, PrintStream to) {
    List<Diagnostic> sorted = diagnostics.stream().sorted(BY_PLACE).toList();
    try (JsonGenerator json =
        new JsonFactory()
            .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
            .createGenerator(to)
            .useDefaultPrettyPrinter()) {
      json.writeStartObject();
      json.writeStringField("version", "2.1.0");
      json.writeArrayFieldStart("runs");
      json.writeStartObject();
      writeTool(sorted, json);
      json.writeStringField("columnKind", "utf16CodeUnits");
      json.writeArrayFieldStart("results");
      for (Diagnostic diagnostic : sorted) {
        writeResult(diagnostic, json);
      }
      json.writeEndArray();
      json.writeEndObject();
      json.writeEndArray();
      json.writeEndObject();
      json.writeRaw('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void writeTool(List<Diagnostic> diagnostics, JsonGenerator json) throws IOException {
    Set<Code> codes = new LinkedHashSet<>();
    diagnostics.forEach(diagnostic -> codes.add(diagnostic.code()));
    json.writeObjectFieldStart("tool");
    json.writeObjectFieldStart("driver");
    json.writeStringField("name", "dpl");
    json.writeStringField("version", version);
    json.writeArrayFieldStart("rules");
    for (Code code : codes) {
      json.writeStartObject();
      json.writeStringField("id", code.id());
      writeText("shortDescription", code.title(), json);
      writeText("fullDescription", code.cause(), json);
      writeText("help", code.cure(), json);
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void writeResult(Diagnostic diagnostic, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("ruleId", diagnostic.code().id());
    json.writeStringField("level", level(diagnostic.severity()));
    String help = diagnostic.help().isEmpty() ? "" : "\n" + String.join("\n", diagnostic.help());
    writeText("message", diagnostic.message() + help, json);
    Span span = diagnostic.span();
    if (span.isKnown()) {
      json.writeArrayFieldStart("locations");
      json.writeStartObject();
      json.writeObjectFieldStart("physicalLocation");
      json.writeObjectFieldStart("artifactLocation");
      json.writeStringField("uri", uri(span.source()));
      json.writeEndObject();
      json.writeObjectFieldStart("region");
      json.writeNumberField("startLine", span.line());
      json.writeNumberField("startColumn", span.column());
      json.writeNumberField("charOffset", span.start());
      json.writeNumberField("charLength", span.end() - span.start());
      json.writeEndObject();
      json.writeEndObject();
      json.writeEndObject();
      json.writeEndArray();
    }
    json.writeEndObject();
  }

  /** A relative reference where the user wrote a relative path; percent-encoded as URIs ask for. */
  private static String uri(String path) {
    try {
      return new URI(null, null, path, null).toASCIIString();
    } catch (URISyntaxException e) {
      // A colon in the first segment reads as a scheme.
      return URI.create("./").resolve(URLEncoder.encode(path, StandardCharsets.UTF_8)).toString();
    }
  }

  private static void writeText(String field, String text, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart(field);
    json.writeStringField("text", text);
    json.writeEndObject();
  }

  private static String level(Severity severity) {
    return switch (severity) {
      case ERROR -> "error";
      case WARNING -> "warning";
      case NOTE -> "note";
    };
  }
}
