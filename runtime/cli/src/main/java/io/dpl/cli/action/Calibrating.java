package io.dpl.cli.action;

import io.dpl.Calibration;
import io.dpl.Dpl;
import io.dpl.Measurement;
import io.dpl.ModelTime;
import io.dpl.Plan;
import io.dpl.cli.request.RunRequest;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** Measures the models of a script on the first rows of its sources, and keeps what they took. */
final class Calibrating {

  private static final long SAMPLE_ROWS = 1_000;

  private Calibrating() {}

  /** Writes nothing but the calibration; whether it was not interrupted. */
  static boolean run(RunRequest request, Context context) {
    Path file = context.common().calibrationFile();
    try (Dpl dpl = Opening.builder(context.common()).open()) {
      Plan plan =
          Opening.pipeline(dpl, request.script(), request.parameters())
              .sample(request.sampleRows().orElse(SAMPLE_ROWS))
              .plan()
              .withoutWrites()
              .withTriedBatches();
      if (plan.stages().models().isEmpty()) {
        context.note("the script calls no model: nothing to calibrate");
        return true;
      }
      Optional<Measurement> measured = Analysis.run(plan);
      if (measured.isEmpty()) {
        return false;
      }
      Calibration known = Calibration.read(file).with(plan, measured.get());
      known.write(file);
      for (ModelTime time : measured.get().models()) {
        context.note(
            String.format(
                Locale.ROOT,
                "%s took %.3g s a row over %,d rows; kept in %s",
                time.model(),
                time.secondsPerRow(),
                time.rows(),
                file));
      }
      return true;
    }
  }
}
