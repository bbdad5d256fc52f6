package io.dpl.cli.action;

import io.dpl.Dpl;
import io.dpl.Job;
import io.dpl.ResultBatches;
import io.dpl.api.diagnostic.DplException;
import io.dpl.cli.action.Examine.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.arrow.vector.VectorSchemaRoot;

/** Runs small scripts, each of which needs one more of the native libraries. */
record Trials(Context context) {

  private static final String AGAIN =
      "build again: remove the folder runtime/cli/target; --log-level debug shows what went wrong";

  private static final String MODEL =
      "CREATE MODEL m(text STRING) RETURNS FLOAT[384] USING BUILTIN 'embed/all-MiniLM-L6-v2-q';";

  List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    try (Dpl dpl = Opening.builder(context.common()).open()) {
      findings.add(run(dpl, "DuckDB runs", "VALUES (1) AS t(n) | WHERE n = 1"));
      findings.add(
          run(dpl, "Tokenizers run", "VALUES ('one two') AS t(s) | SELECT TOKEN_COUNT(s) AS n"));
      findings.add(
          run(
              dpl,
              "ONNX Runtime runs",
              MODEL + " VALUES ('one') AS t(s) | APPLY m(s) AS v | SELECT v"));
    }
    return findings;
  }

  private static Finding run(Dpl dpl, String what, String script) {
    long start = System.nanoTime();
    try (Job job = dpl.pipeline(script).start();
        ResultBatches result = job.result(0);
        VectorSchemaRoot batch = result.next()) {
      job.await();
      double seconds = (System.nanoTime() - start) / 1e9;
      return Examine.good(what, String.format(Locale.ROOT, "%.1f s", seconds));
    } catch (DplException e) {
      return new Finding(
          what, String.valueOf(e.getMessage()).lines().findFirst().orElse(""), AGAIN);
    } catch (RuntimeException | LinkageError e) {
      return new Finding(what, e.toString(), AGAIN);
    }
  }
}
