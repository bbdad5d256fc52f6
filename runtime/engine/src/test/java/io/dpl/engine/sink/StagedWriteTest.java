package io.dpl.engine.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dpl.api.diagnostic.DplException;
import io.dpl.api.diagnostic.RunCode;
import io.dpl.api.plan.Output;
import io.dpl.api.type.Schema;
import io.dpl.engine.kit.NumberRows;
import io.dpl.engine.kit.Plans;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StagedWriteTest {

  @Test
  void aFolderThatTheWorkerDoesNotSeeIsNamed(@TempDir Path temp) {
    Schema schema = Plans.schema("n BIGINT");
    Output.Write write =
        Plans.write(1, "NUMBERS", temp.resolve("out") + "/", Output.Mode.ERROR, schema);
    Path elsewhere = temp.resolve(".out.dpl-x");
    StagedWrite staged =
        new StagedWrite(write, new NumberRows().write().orElseThrow(), schema, elsewhere);
    DplException failure = catchThrowableOfType(DplException.class, () -> staged.taskFolder(0, 1));
    assertThat(failure.diagnostics().get(0).code()).isEqualTo(RunCode.STAGING_UNSEEN);
    assertThat(failure.diagnostics().get(0).span()).isEqualTo(Plans.SPAN);
    assertThat(failure).hasMessageContaining(elsewhere.toString());
    assertThat(elsewhere).doesNotExist();
  }
}
