package io.dpl.cli.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dpl.api.diagnostic.Diagnostic;
import io.dpl.api.diagnostic.LintCode;
import io.dpl.api.diagnostic.NameCode;
import io.dpl.api.diagnostic.Span;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The two forms that programs read. */
class MachineDiagnosticsTest {
  private static final List<Diagnostic> TWO =
      List.of(
          Diagnostic.error(
              NameCode.UNKNOWN_COLUMN,
              new Span("my scripts/a.dpl", 42, 47, 3, 9),
              "no column named widht",
              "did you mean width?"),
          Diagnostic.warning(LintCode.MODEL_WITHOUT_BATCH, Span.NONE, "no BATCH"));

  @Test
  void jsonSaysWhatTheRecordHolds() throws Exception {
    JsonNode array = written(new JsonDiagnostics());
    assertThat(array).hasSize(2);
    assertThat(array.get(0).path("severity").asText()).isEqualTo("warning");
    assertThat(array.get(0).has("file")).isFalse();
    JsonNode error = array.get(1);
    assertThat(error.path("code").asText()).isEqualTo("DPL2003");
    assertThat(error.path("file").asText()).isEqualTo("my scripts/a.dpl");
    assertThat(error.path("line").asInt()).isEqualTo(3);
    assertThat(error.path("column").asInt()).isEqualTo(9);
    assertThat(error.path("help").get(0).asText()).isEqualTo("did you mean width?");
  }

  @Test
  void sarifHasOneRunWithRulesAndResults() throws Exception {
    JsonNode log = written(new SarifDiagnostics("1.2.3"));
    assertThat(log.path("version").asText()).isEqualTo("2.1.0");
    JsonNode run = log.path("runs").get(0);
    assertThat(run.path("tool").path("driver").path("rules")).hasSize(2);
    JsonNode result = run.path("results").get(1);
    assertThat(result.path("ruleId").asText()).isEqualTo("DPL2003");
    assertThat(result.path("level").asText()).isEqualTo("error");
    JsonNode place = result.path("locations").get(0).path("physicalLocation");
    assertThat(place.path("artifactLocation").path("uri").asText()).isEqualTo("my%20scripts/a.dpl");
    assertThat(place.path("region").path("charLength").asInt()).isEqualTo(5);
  }

  @Test
  void nothingFoundIsStillADocument() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    new JsonDiagnostics().write(List.of(), new PrintStream(bytes, false, StandardCharsets.UTF_8));
    assertThat(new ObjectMapper().readTree(bytes.toByteArray())).isEmpty();
  }

  private static JsonNode written(DiagnosticWriter writer) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream to = new PrintStream(bytes, false, StandardCharsets.UTF_8);
    writer.write(TWO, to);
    to.flush();
    return new ObjectMapper().readTree(bytes.toByteArray());
  }
}
