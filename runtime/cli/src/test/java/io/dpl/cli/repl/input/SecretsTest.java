package io.dpl.cli.repl.input;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE SECRET s OPTIONS (key = 'abc');",
        "create or replace secret s options (k = 'abc');",
        "PARAM $api_key STRING DEFAULT 'abc';",
        "\\bind password abc",
        "\\bind my_token abc",
        "READ CSV 'https://me:abc@host/a.csv';",
        "READ CSV 'a.csv' OPTIONS (secret_access_key = 'abc');",
        " FROM t;"
      })
  void mayHoldASecret(String text) {
    assertThat(Secrets.mayBeIn(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "FROM t | SELECT TOKEN_COUNT(caption) AS n;",
        "LET keys = READ CSV 'keys.csv';",
        "READ CSV 'https://host/a.csv';",
        "\\bind day 2026-01-02"
      })
  void holdsNone(String text) {
    assertThat(Secrets.mayBeIn(text)).isFalse();
  }
}
