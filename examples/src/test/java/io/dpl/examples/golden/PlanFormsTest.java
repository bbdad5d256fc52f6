package io.dpl.examples.golden;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.dpl.Dpl;
import io.dpl.Plan;
import io.dpl.api.diagnostic.DplException;
import io.dpl.api.plan.PlanCodec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code dpl explain} writes for programs, of every plan of the corpus. */
class PlanFormsTest {

  private static final Path SCHEMA = Path.of("../docs/reference/plan.schema.json");
  private static final int PATIENCE_SECONDS = 120;

  private static Map<String, Plan> plans;

  @BeforeAll
  static void plan() {
    plans = plans();
  }

  @Test
  void everyPlanFitsThePublishedSchema() throws Exception {
    String wanted = PlanSchema.text();
    if (Boolean.getBoolean("docs.rewrite")) {
      Files.writeString(SCHEMA, wanted);
    }
    assertThat(SCHEMA)
        .as("the schema is old: run the tests of examples with -Ddocs.rewrite=true")
        .content()
        .isEqualTo(wanted);
    JsonSchema schema =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(wanted);
    ObjectMapper mapper = new ObjectMapper();
    assertThat(plans).hasSizeGreaterThan(100);
    for (Map.Entry<String, Plan> plan : plans.entrySet()) {
      Set<ValidationMessage> wrong =
          schema.validate(mapper.readTree(PlanCodec.encode(plan.getValue().stages())));
      assertThat(wrong).as(plan.getKey()).isEmpty();
    }
  }

  @Test
  void theRealMermaidParsesEveryPicture(@TempDir Path folder) throws Exception {
    String node = System.getProperty("dpl.node.mermaid", "");
    Assumptions.assumeFalse(node.isEmpty(), "no Node with Mermaid; see ./test");
    List<String> command = new ArrayList<>(List.of("node", Path.of(node, "parse.mjs").toString()));
    int number = 0;
    for (Plan plan : plans.values()) {
      Path file = folder.resolve(number++ + ".mmd");
      Files.writeString(file, plan.mermaid());
      command.add(file.toString());
    }
    Path log = folder.resolve("log");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (!ended) {
      process.destroyForcibly();
    }
    assertThat(ended).isTrue();
    assertThat(process.exitValue()).as(Files.readString(log)).isZero();
  }

  /** Of the cases that can be planned, for one node and for three. */
  private static Map<String, Plan> plans() {
    Map<String, Plan> plans = new LinkedHashMap<>();
    try (Dpl one = GoldenData.open();
        Dpl nodes = GoldenData.openForNodes()) {
      for (GoldenCase golden : GoldenCase.all()) {
        for (Dpl dpl : List.of(one, nodes)) {
          try {
            String name = golden.name() + (dpl == one ? "" : ", three nodes");
            plans.put(name, dpl.pipeline("case.dpl", golden.source()).plan());
          } catch (DplException e) {
            // A case of what is wrong has no plan.
            assertThat(golden.sections()).as(golden.name()).containsKey("PROBLEMS");
          }
        }
      }
    }
    return plans;
  }
}
