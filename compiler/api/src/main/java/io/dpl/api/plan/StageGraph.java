package io.dpl.api.plan;

import io.dpl.api.diagnostic.DplException;
import java.util.List;

/**
 * A compiled script: what to run, in which pieces, and why so. Made by the compiler, run by the
 * engine, encoded by {@link PlanCodec}.
 *
 * <p>Stages stand in an order in which they can run: what a stage receives from or waits for comes
 * before it.
 *
 * @param version of the encoding
 * @param models by key, as {@link PlanNode.Model} names them
 * @param decisions every number the compiler chose, in the order of the stages
 * @param results names of the results in order, for headings; empty texts where there is none
 * @param predictions how long each stage should take
 */
public record StageGraph(
    int version,
    List<Stage> stages,
    List<Exchange> exchanges,
    List<ModelUse> models,
    List<Decision> decisions,
    Certificate certificate,
    List<String> results,
    List<Prediction> predictions) {

  /** Version that this code writes and reads. */
  public static final int VERSION = 1;

  public StageGraph {
    stages = List.copyOf(stages);
    exchanges = List.copyOf(exchanges);
    models = List.copyOf(models);
    decisions = List.copyOf(decisions);
    results = List.copyOf(results);
    predictions = List.copyOf(predictions);
  }

  /** A plan of which nobody predicts how long it takes. */
  public StageGraph(
      int version,
      List<Stage> stages,
      List<Exchange> exchanges,
      List<ModelUse> models,
      List<Decision> decisions,
      Certificate certificate,
      List<String> results) {
    this(version, stages, exchanges, models, decisions, certificate, results, List.of());
  }

  /** The same with other stages. */
  public StageGraph with(List<Stage> other) {
    return new StageGraph(
        version, other, exchanges, models, decisions, certificate, results, predictions);
  }

  /** The same with another certificate. */
  public StageGraph with(Certificate other) {
    return new StageGraph(
        version, stages, exchanges, models, decisions, other, results, predictions);
  }

  /** The stage of an id. */
  public Stage stage(int id) {
    return stages.stream().filter(stage -> stage.id() == id).findFirst().orElseThrow();
  }

  /** The exchange of an id. */
  public Exchange exchange(int id) {
    return exchanges.stream().filter(exchange -> exchange.id() == id).findFirst().orElseThrow();
  }

  /** The model of a key; a plan that names another is our bug, never a {@link DplException}. */
  public ModelUse model(String key) {
    return models.stream().filter(model -> model.key().equals(key)).findFirst().orElseThrow();
  }
}
