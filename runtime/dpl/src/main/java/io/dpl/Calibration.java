package io.dpl;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.dpl.api.diagnostic.DplException;
import io.dpl.api.diagnostic.PlanCode;
import io.dpl.api.diagnostic.Span;
import io.dpl.api.model.ModelDeclaration;
import io.dpl.api.model.ModelSignature;
import io.dpl.api.plan.ModelUse;
import io.dpl.api.plan.PlanNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What models took where they ran, in a file of JSON, so that the next plan is made with it: {@code
 * dpl run --calibrate} begins one, {@code dpl explain --analyze} adds to one that is there.
 *
 * <p>A model is known by its provider, its location and its options, of which only a digest is
 * kept: no location, no option and so no secret stands in the file.
 *
 * <p>Example: <code>{"version": 1, "models": {"9f0c...": {"model": "embed", "provider": "BUILTIN",
 * "secondsPerRow": 0.021, "secondsPerRun": 0.0, "batchRows": 64, "rows": 2000}}}</code>
 *
 * @param models by digest
 */
public record Calibration(int version, Map<String, Cost> models) {

  /** Version that this code writes and reads. */
  public static final int VERSION = 1;

  /** Nothing was measured. */
  public static final Calibration EMPTY = new Calibration(VERSION, Map.of());

  private static final ObjectMapper MAPPER =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  public Calibration {
    models = Collections.unmodifiableMap(new TreeMap<>(models));
  }

  /**
   * What a model took.
   *
   * @param model its name in the script, for people
   * @param secondsPerRow in runs of {@code batchRows}
   * @param secondsPerRun the part of a run that does not depend on its rows, 0 where that was not
   *     found
   * @param batchRows the batch at which BATCH AUTO came to rest, else the largest
   * @param rows over which it was measured
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Cost(
      String model,
      String provider,
      double secondsPerRow,
      double secondsPerRun,
      int batchRows,
      long rows) {}

  /**
   * What a file says; nothing where there is none.
   *
   * <p>Errors: DPL4017 where it cannot be read or is of another version.
   */
  public static Calibration read(Path file) {
    if (!Files.exists(file)) {
      return EMPTY;
    }
    try {
      Calibration read = MAPPER.readValue(Files.readAllBytes(file), Calibration.class);
      if (read.version() != VERSION) {
        throw wrong(file, "it is of version " + read.version() + ", this is version " + VERSION);
      }
      return read;
    } catch (IOException e) {
      throw wrong(file, String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
    } catch (NullPointerException e) {
      throw wrong(file, "it names no models");
    }
  }

  private static DplException wrong(Path file, String why) {
    return DplException.of(
        PlanCode.CALIBRATION,
        Span.NONE,
        "cannot use the calibration " + file + ": " + why,
        "remove it; dpl run --calibrate writes it anew");
  }

  /** What was measured of a model. */
  public Optional<Cost> find(ModelDeclaration declaration) {
    return Optional.ofNullable(models.get(ModelDigest.of(declaration)));
  }

  /** The same with what a run of a plan measured, which replaces what was known. */
  public Calibration with(Plan plan, Measurement run) {
    Map<String, Cost> all = new TreeMap<>(models);
    for (ModelTime time : run.models()) {
      if (time.rows() > 0) {
        PlanNode.Model node = (PlanNode.Model) plan.stages().stage(time.stage()).node(time.node());
        ModelUse use = plan.stages().model(node.model());
        all.put(ModelDigest.of(use.declaration()), cost(time, use, run));
      }
    }
    return new Calibration(VERSION, all);
  }

  private static Cost cost(ModelTime time, ModelUse use, Measurement run) {
    int batch =
        run.settledRows(time.stage(), time.node())
            .orElse(time.costed().get(time.costed().size() - 1).batchRows());
    CostFit fit =
        isByRows(use.signature()) ? CostFit.of(time) : new CostFit(0, time.secondsPerRow());
    return new Cost(
        use.declaration().name(),
        use.declaration().provider(),
        fit.secondsPerRow(batch),
        fit.perRun(),
        batch,
        time.rows());
  }

  /** A model that bounds tokens makes runs of its own, which nobody counts. */
  private static boolean isByRows(ModelSignature model) {
    return model.activationBytesPerRun() == 0 && model.windowRows() <= model.batchRows();
  }

  /**
   * Writes it in place of what was there.
   *
   * <p>Errors: DPL4017 where it cannot be written.
   */
  public void write(Path file) {
    try {
      Path folder = file.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      Path whole = Files.createTempFile(folder, ".calibration", ".json");
      Files.write(whole, MAPPER.writeValueAsBytes(this));
      Files.move(whole, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw wrong(file, String.valueOf(e.getMessage()));
    }
  }
}
