package io.dpl.cli.action;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShowDocsTest {

  @Test
  void knowsFunctionsProvidersConnectorsAndCodes() {
    assertThat(Call.of("docs", "round").out()).contains("ROUND(value DOUBLE) -> DOUBLE");
    assertThat(Call.of("docs", "builtin").out()).contains("CREATE MODEL");
    assertThat(Call.of("docs", "Parquet").out()).contains("READ PARQUET").contains("compression");
    assertThat(Call.of("docs", "dpl2003").out()).contains("Cause: ").contains("Cure: ");
  }

  @Test
  void proposesTheNearestName() {
    Call call = Call.of("docs", "rond");
    assertThat(call.exitCode()).isEqualTo(2);
    assertThat(call.err()).contains("did you mean ROUND?");
    assertThat(Call.of("docs", "DPL2033x").exitCode()).isEqualTo(2);
  }

  @Test
  void listsEverythingInGroups() {
    assertThat(Call.of("docs").out().lines())
        .contains("Connectors", "Model providers", "Codes")
        .anyMatch(line -> line.startsWith("  COUNT "));
  }
}
