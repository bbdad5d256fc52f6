package io.dpl.examples.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import io.dpl.Dpl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.arrow.memory.RootAllocator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The programs run, and the pages show them as they are. */
class JavaPagesTest {

  private static final Pattern BLOCK = Pattern.compile("(?ms)^```java\\n(.*?)^```");

  private static Dpl dpl;

  @BeforeAll
  static void open() {
    dpl = Dpl.builder().memoryBytes(1L << 30).open();
  }

  @AfterAll
  static void close() {
    dpl.close();
  }

  @ParameterizedTest
  @CsvSource({"java.md,People.java,4", "jdbc.md,JdbcPeople.java,1"})
  void pagesShowTheProgramsAsTheyAre(String page, String program, int blocks) throws IOException {
    String source =
        plain(Files.readString(Path.of("src/main/java/io/dpl/examples/embedding", program)));
    Matcher block = BLOCK.matcher(Files.readString(Path.of("../docs/how-to", page)));
    int found = 0;
    while (block.find()) {
      found++;
      assertThat(source).contains(plain(block.group(1)));
    }
    assertThat(found).isEqualTo(blocks);
  }

  /** A page, the starter project and the build say the same. */
  @Test
  void theStarterHasTheVersionsOfThePage() throws IOException {
    String starter = plain(Files.readString(Path.of("starter/pom.xml")));
    String build = Files.readString(Path.of("../pom.xml"));
    String page = plain(Files.readString(Path.of("../docs/how-to/java.md")));
    Matcher version = Pattern.compile("<version>(.*?)</version>").matcher(build);
    assertThat(version.find()).isTrue();
    assertThat(starter).contains("<dpl.version>" + version.group(1) + "</dpl.version>");
    assertThat(page).contains("<artifactId>dpl-runtime</artifactId> " + version.group());
    for (String named : List.of("maven-surefire-plugin", "maven-compiler-plugin", "junit")) {
      Matcher pinned =
          Pattern.compile("<" + named + "\\.version>(.*?)</" + named + "\\.version>")
              .matcher(build);
      assertThat(pinned.find()).isTrue();
      assertThat(starter).contains("<version>" + pinned.group(1) + "</version>");
    }
  }

  private static String plain(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }

  @Test
  void recordsComeBack() {
    assertThat(People.older(dpl, 40)).containsExactly(new People.Person("bob", 51));
  }

  @Test
  void arrowComesOut() throws IOException {
    try (RootAllocator allocator = new RootAllocator()) {
      assertThat(People.countBatches(dpl, allocator)).isEqualTo(1);
    }
  }

  @Test
  void ownRowsFunctionsAndModels() {
    assertThat(People.shop(List.of(new People.Person("ann", 34))))
        .hasToString("[name=ann, age=34, greeting=hello ann, s=0.34]");
  }

  @Test
  void writingTellsTheRows(@TempDir Path folder) {
    assertThat(People.write(dpl, folder)).isEqualTo(1000);
    assertThat(folder.resolve("numbers.parquet")).exists();
  }

  @Test
  void jdbcFindsBob() throws Exception {
    assertThat(JdbcPeople.find()).containsExactly("bob 51");
  }
}
