package io.dpl.compiler.bind;

import io.dpl.api.connector.Probe;
import io.dpl.api.library.Registry;
import io.dpl.compiler.rel.Settings;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What binding knows beside the script.
 *
 * @param registry functions, models providers and connectors
 * @param probe the world
 * @param parameters values by name without the dollar sign; texts are read by the type of the
 *     PARAM, placeholders have their number as name
 * @param environment variables for ENV
 * @param settings what holds before any SET
 * @param late where parameters are noted whose values need not be in the plan; null if all are
 */
public record BindContext(
    Registry registry,
    Probe probe,
    Map<String, Object> parameters,
    Map<String, String> environment,
    Settings settings,
    @Nullable LateParameters late) {

  /** All values are part of the plan. */
  public BindContext(
      Registry registry,
      Probe probe,
      Map<String, Object> parameters,
      Map<String, String> environment,
      Settings settings) {
    this(registry, probe, parameters, environment, settings, null);
  }

  public BindContext {
    Map<String, Object> sorted = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    sorted.putAll(parameters);
    parameters = sorted;
    environment = Map.copyOf(environment);
  }
}
