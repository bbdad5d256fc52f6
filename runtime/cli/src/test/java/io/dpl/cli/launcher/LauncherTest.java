package io.dpl.cli.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.dpl.cli.launcher.Launcher.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code dpl} hands to Java. */
class LauncherTest {
  @TempDir Path folder;
  private Launcher launcher;

  @BeforeEach
  void install() {
    launcher = Launcher.installIn(folder);
  }

  @Test
  void handsEveryArgumentOnAsItCame() throws Exception {
    String[] arguments = {
      "run", "a b.dpl", "-p", "q=what's \"this\" $HOME *", "", "--memory", "1G"
    };
    Outcome outcome = launcher.start(arguments);
    assertThat(outcome.dplArguments()).containsExactly(arguments);
  }

  @Test
  void keepsTheExitCode() throws Exception {
    Outcome outcome = launcher.start(folder, launcher.home().resolve("dpl"), 130, "run", "x");
    assertThat(outcome.exitCode()).isEqualTo(130);
  }

  @Test
  void findsItsHomeThroughLinksFromAnyFolder() throws Exception {
    Path inner = Files.createDirectories(folder.resolve("bin/inner"));
    Files.createSymbolicLink(inner.resolve("dpl2"), Path.of("../../dist of dpl/dpl"));
    Path link = Files.createSymbolicLink(folder.resolve("dpl"), inner.resolve("dpl2"));
    Outcome outcome = launcher.start(inner, link, 0, "run", "x");
    Path home = launcher.home().toRealPath();
    assertThat(outcome.javaArguments())
        .containsSequence("-cp", home.resolve("dpl.jar") + ":" + home.resolve("lib/weights.jar"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"explain", "check", "docs", "doctor", "help", "fmt"})
  void startsShortCommandsWithTheQuickCompiler(String command) throws Exception {
    assertThat(launcher.start("--color", "never", command, "run").flags())
        .contains("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");
  }

  @Test
  void leavesRunsTheFullCompiler() throws Exception {
    assertThat(launcher.start("run", "explain").flags()).doesNotContain("-XX:TieredStopAtLevel=1");
    assertThat(launcher.start("explain", "x", "--analyze").flags())
        .doesNotContain("-XX:TieredStopAtLevel=1");
  }

  @Test
  void runsPayForOptimisingOnlyAfterSeconds() throws Exception {
    assertThat(launcher.start("run", "x").flags())
        .contains("-XX:+UseParallelGC")
        .anyMatch(flag -> flag.startsWith("-XX:Tier4InvocationThreshold="));
    assertThat(launcher.start("run", "x", "--memory=1GiB").flags()).contains("-XX:+UseSerialGC");
  }

  @ParameterizedTest
  @CsvSource({
    "1GiB, 262144k",
    "4G, 1048576k",
    "2048M, 524288k",
    "1048576KiB, 262144k",
    "1073741824, 262144k",
    "1gib, 262144k",
    "1.5GiB, 393216k",
    "1GB, 244140k",
    "64M, 65536k"
  })
  void givesTheHeapAQuarterOfTheMemory(String memory, String heap) throws Exception {
    assertThat(launcher.start("run", "x", "--memory", memory).flags()).contains("-Xmx" + heap);
    assertThat(launcher.start("--memory=" + memory, "run", "x").flags()).contains("-Xmx" + heap);
  }

  @ParameterizedTest
  @ValueSource(strings = {"much", "", "-1G", "4X", "99999999999999999999G"})
  void leavesWrongSizesToJava(String memory) throws Exception {
    Outcome outcome = launcher.start("run", "x", "--memory", memory);
    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.flags()).noneMatch(flag -> flag.startsWith("-Xmx"));
  }

  @Test
  void doesNotTakeTheTextOfAScriptForAnOption() throws Exception {
    assertThat(launcher.start("run", "-e", "--memory", "1G").flags())
        .noneMatch(flag -> flag.startsWith("-Xmx"));
  }

  @Test
  void preparesTheArchiveOnceForEachJarAndJava() throws Exception {
    assertThat(launcher.start("run").errors()).contains("preparing the start-up archive");
    Outcome second = launcher.start("run");
    assertThat(second.errors()).isEmpty();
    assertThat(second.flags()).anyMatch(flag -> flag.startsWith("-XX:SharedArchiveFile="));

    launcher.withJavaRelease("17.0.2");
    assertThat(launcher.start("run").errors()).contains("preparing the start-up archive");

    Files.setLastModifiedTime(
        launcher.home().resolve("dpl.jar"), FileTime.from(Instant.now().plusSeconds(60)));
    assertThat(launcher.start("run").errors()).contains("preparing the start-up archive");
  }

  @Test
  void refusesAnOldJava() throws Exception {
    launcher.withJavaRelease("11.0.2");
    Outcome outcome = launcher.start("run");
    assertThat(outcome.exitCode()).isEqualTo(3);
    assertThat(outcome.errors()).contains("Java 11.0.2 is too old");
  }

  @Test
  void allowsNativeAccessWhereJavaAsksForIt() throws Exception {
    assertThat(launcher.start("run").flags()).doesNotContain("--enable-native-access=ALL-UNNAMED");
    launcher.withJavaRelease("25");
    assertThat(launcher.start("run").flags())
        .contains("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow");
  }
}
