package io.dpl.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class TerminalTest {
  private static final Map<String, String> XTERM = Map.of("TERM", "xterm");

  @Test
  void believesTheLauncher() {
    Terminal terminal = detect("err", "120", XTERM);
    assertThat(terminal).isEqualTo(new Terminal(false, true, 120, false));
    assertThat(detect("", "", XTERM)).isEqualTo(new Terminal(false, false, 80, false));
  }

  @Test
  void neverUsesLessThanTwentyColumns() {
    assertThat(detect("out,err", "3", XTERM).columns()).isEqualTo(20);
    assertThat(detect("out,err", "many", XTERM).columns()).isEqualTo(80);
  }

  @Test
  void coloursWhereAPersonLooks() {
    Terminal seen = detect("out,err", "80", XTERM);
    assertThat(Color.AUTO.on(true, seen)).isEqualTo(Paint.COLORED);
    assertThat(Color.AUTO.on(false, seen)).isEqualTo(Paint.PLAIN);
    assertThat(Color.NEVER.on(true, seen)).isEqualTo(Paint.PLAIN);
    assertThat(Color.ALWAYS.on(false, seen)).isEqualTo(Paint.COLORED);
  }

  @Test
  void coloursNotWhereTheUserSaysSo() {
    Terminal plain = detect("out,err", "80", Map.of("TERM", "xterm", "NO_COLOR", "1"));
    assertThat(Color.AUTO.on(true, plain)).isEqualTo(Paint.PLAIN);
    assertThat(detect("out", "80", Map.of("TERM", "dumb")).plain()).isTrue();
  }

  @Test
  void countsColumnsNotCharacters() {
    assertThat(DisplayWidth.of("変数")).isEqualTo(4);
    assertThat(DisplayWidth.of("e\u0301")).isEqualTo(1);
    assertThat(DisplayWidth.of("\ud83d\ude80")).isEqualTo(2);
    assertThat(DisplayWidth.fit("ab変c", 0, 3)).isEqualTo(2);
  }

  private static Terminal detect(String seen, String columns, Map<String, String> environment) {
    Properties properties = new Properties();
    properties.setProperty("dpl.terminal", seen);
    properties.setProperty("dpl.columns", columns);
    return Terminal.detect(properties, environment);
  }
}
