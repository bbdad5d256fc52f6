package io.dpl.ray.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dpl.api.diagnostic.Code;
import io.dpl.api.diagnostic.DplException;
import io.dpl.api.diagnostic.RunCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is found on this machine before anything starts. */
class FindTest {

  @TempDir Path temp;

  private Path installed() throws IOException {
    Path ray = temp.resolve("env/lib/python3.11/site-packages/ray");
    Files.createDirectories(ray.resolve("jars"));
    Files.writeString(ray.resolve("jars/ray_dist.jar"), "jar");
    Files.writeString(ray.resolve("_version.py"), "commit = \"x\"\nversion = \"2.60.0\"\n");
    return ray;
  }

  private static void fails(Runnable action, Code code) {
    assertThatThrownBy(action::run)
        .isInstanceOfSatisfying(
            DplException.class, e -> assertThat(e.diagnostics().get(0).code()).isEqualTo(code));
  }

  @Test
  void rayIsFoundWhereItIsNamed() throws IOException {
    Path ray = installed();
    for (Path home : List.of(ray, temp.resolve("env"))) {
      RayHome found = RayHome.find(Optional.of(home), Map.of());
      assertThat(found.folder()).isEqualTo(ray);
      assertThat(found.version()).isEqualTo("2.60.0");
      assertThat(RayHome.find(Optional.empty(), Map.of("RAY_HOME", home.toString())).folder())
          .isEqualTo(ray);
    }
  }

  @Test
  void rayIsFoundByItsCommand() throws IOException {
    Path ray = installed();
    Path bin = Files.createDirectories(temp.resolve("env/bin"));
    Path command = Files.writeString(bin.resolve("ray"), "#!/bin/false\n");
    assertThat(command.toFile().setExecutable(true)).isTrue();
    assertThat(RayHome.find(Optional.empty(), Map.of("PATH", bin.toString())).folder())
        .isEqualTo(ray);
  }

  @Test
  void noRayIsSaid() {
    fails(() -> RayHome.find(Optional.of(temp), Map.of()), RunCode.RAY_NOT_FOUND);
    fails(() -> RayHome.find(Optional.empty(), Map.of("PATH", "")), RunCode.RAY_NOT_FOUND);
    fails(
        () -> RayHome.find(Optional.empty(), Map.of("RAY_HOME", temp.toString())),
        RunCode.RAY_NOT_FOUND);
  }

  @Test
  void addressesAreRead() {
    assertThat(RayAddress.parse("10.0.0.1:6380")).isEqualTo(new RayAddress("10.0.0.1", 6380));
    assertThat(RayAddress.parse("head")).isEqualTo(new RayAddress("head", 6379));
    for (String wrong : List.of("http://head:8265", "head:x", "head:0", ":6379")) {
      fails(() -> RayAddress.parse(wrong), RunCode.RAY_NO_ANSWER);
    }
  }

  @Test
  void aPackageIsAFolderWithItsLibraries() throws IOException {
    Path lib = Files.createDirectories(temp.resolve("dist/lib"));
    Files.writeString(temp.resolve("dist/dpl-worker.jar"), "worker");
    Files.writeString(temp.resolve("dist/dpl.jar"), "not for workers");
    Files.writeString(temp.resolve("dist/libduckdb_java.so_linux_amd64"), "native");
    Files.writeString(lib.resolve("weights.jar"), "weights");
    WorkerPackage found = WorkerPackage.in(temp.resolve("dist").toString());
    assertThat(found.jar()).isEqualTo(temp.resolve("dist/dpl-worker.jar"));
    assertThat(found.more()).containsExactly(lib.resolve("weights.jar"));
    assertThat(found.beside()).hasSize(1);
    fails(() -> WorkerPackage.in(lib.toString()), RunCode.RAY_PACKAGE);
  }

  @Test
  void tokensAreFoundAsRayFindsThem() throws IOException {
    Path home = Files.createDirectories(temp.resolve("home/.ray"));
    assertThat(RayToken.find(Map.of("HOME", temp.resolve("home").toString()))).isEmpty();
    Files.writeString(home.resolve("auth_token"), "from-the-file\n");
    Map<String, String> environment = Map.of("HOME", temp.resolve("home").toString());
    assertThat(RayToken.find(environment)).contains("from-the-file");
    assertThat(RayToken.find(Map.of("RAY_AUTH_TOKEN", "from-the-variable")))
        .contains("from-the-variable");
  }
}
