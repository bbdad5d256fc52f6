package io.dpl.ray.worker;

import io.dpl.api.connector.Connector;
import io.dpl.api.function.FunctionDefinition;
import io.dpl.api.library.Registry;
import io.dpl.api.model.ModelProvider;
import io.dpl.library.Library;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;

/** What plans can name on a cluster: what ships, and what the user's jars name for the loader. */
public final class WorkerLibrary {

  private WorkerLibrary() {}

  /** Of all jars of this process. */
  public static Registry registry() {
    ClassLoader loader = WorkerLibrary.class.getClassLoader();
    List<FunctionDefinition> functions = new ArrayList<>(Library.functions());
    ServiceLoader.load(FunctionDefinition.class, loader).forEach(functions::add);
    List<ModelProvider> providers = new ArrayList<>(Library.providers(loader));
    ServiceLoader.load(ModelProvider.class, loader).forEach(providers::add);
    List<Connector> connectors = new ArrayList<>(Library.connectors());
    ServiceLoader.load(Connector.class, loader).forEach(connectors::add);
    return new Registry(functions, providers, connectors);
  }
}
