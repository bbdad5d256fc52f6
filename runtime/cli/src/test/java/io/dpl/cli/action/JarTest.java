package io.dpl.cli.action;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JarTest {

  private static final String MODEL =
      """
      package mine;

      import io.dpl.api.model.EmbeddingModel;
      import java.util.List;

      public final class Lengths implements EmbeddingModel {
        @Override
        public List<float[]> embed(List<String> texts) {
          return texts.stream().map(text -> new float[] {text.length(), 1}).toList();
        }
      }
      """;

  private static final String SCRIPT =
      "CREATE MODEL lengths(text STRING) RETURNS FLOAT[2] USING JAVA 'mine.Lengths' WITH (BATCH AUTO);"
          + " VALUES ('four') AS t(s) | APPLY lengths(s) AS v | SELECT v[1] AS n";

  @TempDir Path folder;

  @Test
  void aModelComesFromAJar() throws IOException {
    Path jar = jar();
    Call call = Call.of("run", "--jar", jar.toString(), "-o", "csv", "-e", SCRIPT);
    assertThat(call.err()).isEmpty();
    assertThat(call.out()).isEqualTo("n\n4.0\n");
    assertThat(Call.of("run", "-e", SCRIPT).err()).contains("--jar");
    assertThat(Call.of("run", "--jar", jar + "x", "-e", SCRIPT).exitCode()).isEqualTo(2);
  }

  private Path jar() throws IOException {
    Path source = folder.resolve("mine/Lengths.java");
    Files.createDirectories(source.getParent());
    Files.writeString(source, MODEL);
    int failed =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "-proc:none",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                source.toString());
    assertThat(failed).isZero();
    Path jar = folder.resolve("mine.jar");
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file)) {
      out.putNextEntry(new JarEntry("mine/Lengths.class"));
      Files.copy(folder.resolve("mine/Lengths.class"), out);
    }
    return jar;
  }
}
