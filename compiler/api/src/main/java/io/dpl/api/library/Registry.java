package io.dpl.api.library;

import io.dpl.api.connector.Connector;
import io.dpl.api.function.FunctionDefinition;
import io.dpl.api.model.ModelProvider;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Everything a script can name that is not its own: an immutable list made from explicit lists,
 * looked up by upper-case name.
 */
public final class Registry {

  private final Map<String, FunctionDefinition> functions;
  private final Map<String, ModelProvider> providers;
  private final Map<String, Connector> connectors;

  public Registry(
      List<FunctionDefinition> functions,
      List<ModelProvider> providers,
      List<Connector> connectors) {
    this.functions = index(functions, FunctionDefinition::name);
    this.providers = index(providers, ModelProvider::name);
    this.connectors = index(connectors, Connector::name);
  }

  private static <T> Map<String, T> index(List<T> items, Function<T, String> name) {
    return items.stream()
        .collect(
            Collectors.toMap(
                name,
                item -> item,
                (a, b) -> {
                  throw new IllegalArgumentException("two definitions of " + name.apply(a));
                },
                TreeMap::new));
  }

  public Optional<FunctionDefinition> function(String name) {
    return Optional.ofNullable(functions.get(name.toUpperCase(Locale.ROOT)));
  }

  public Optional<ModelProvider> provider(String name) {
    return Optional.ofNullable(providers.get(name.toUpperCase(Locale.ROOT)));
  }

  public Optional<Connector> connector(String name) {
    return Optional.ofNullable(connectors.get(name.toUpperCase(Locale.ROOT)));
  }

  /** All, sorted by name. */
  public List<FunctionDefinition> functions() {
    return List.copyOf(functions.values());
  }

  /** All, sorted by name. */
  public List<ModelProvider> providers() {
    return List.copyOf(providers.values());
  }

  /** All, sorted by name. */
  public List<Connector> connectors() {
    return List.copyOf(connectors.values());
  }
}
