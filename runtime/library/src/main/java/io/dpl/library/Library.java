package io.dpl.library;

import io.dpl.api.connector.Connector;
import io.dpl.api.function.FunctionDefinition;
import io.dpl.api.library.Registry;
import io.dpl.api.model.ModelProvider;
import io.dpl.library.connector.CsvConnector;
import io.dpl.library.connector.FilesConnector;
import io.dpl.library.connector.JsonConnector;
import io.dpl.library.connector.ParquetConnector;
import io.dpl.library.connector.arrow.ArrowConnector;
import io.dpl.library.function.AggregateFunctions;
import io.dpl.library.function.CollectFunctions;
import io.dpl.library.function.ConditionFunctions;
import io.dpl.library.function.DateFunctions;
import io.dpl.library.function.HashFunctions;
import io.dpl.library.function.JsonFunctions;
import io.dpl.library.function.ListFunctions;
import io.dpl.library.function.MapFunctions;
import io.dpl.library.function.NumberFunctions;
import io.dpl.library.function.PathFunctions;
import io.dpl.library.function.RegexFunctions;
import io.dpl.library.function.StatisticFunctions;
import io.dpl.library.function.TextFunctions;
import io.dpl.library.function.VectorFunctions;
import io.dpl.library.function.WindowFunctions;
import io.dpl.library.function.heavy.HeavyFunctions;
import io.dpl.library.image.ImageFunctions;
import io.dpl.library.model.builtin.BuiltinProvider;
import io.dpl.library.model.builtin.TokenCount;
import io.dpl.library.model.jvm.GivenModel;
import io.dpl.library.model.jvm.JavaProvider;
import io.dpl.library.model.onnx.OnnxProvider;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Everything that ships, in explicit lists: whoever adds a group of functions adds a line here. */
public final class Library {

  private Library() {}

  /** The functions, model providers and connectors that ship, by name. */
  public static Registry registry() {
    return new Registry(functions(), providers(), connectors());
  }

  /** All functions. */
  public static List<FunctionDefinition> functions() {
    return Stream.of(
            TextFunctions.LIST,
            RegexFunctions.LIST,
            NumberFunctions.LIST,
            ConditionFunctions.LIST,
            DateFunctions.LIST,
            ListFunctions.LIST,
            MapFunctions.LIST,
            JsonFunctions.LIST,
            HashFunctions.LIST,
            PathFunctions.LIST,
            VectorFunctions.LIST,
            AggregateFunctions.LIST,
            CollectFunctions.LIST,
            StatisticFunctions.LIST,
            WindowFunctions.LIST,
            HeavyFunctions.LIST,
            ImageFunctions.LIST,
            List.<FunctionDefinition>of(new TokenCount()))
        .flatMap(List::stream)
        .toList();
  }

  /** All model providers. */
  public static List<ModelProvider> providers() {
    return providers(Library.class.getClassLoader());
  }

  /**
   * All model providers.
   *
   * @param loader where models written in Java are found
   */
  public static List<ModelProvider> providers(ClassLoader loader) {
    return providers(loader, Map.of());
  }

  /**
   * All model providers.
   *
   * @param loader where models written in Java are found
   * @param given models that are objects of this program, by the name of USING JAVA
   */
  public static List<ModelProvider> providers(ClassLoader loader, Map<String, GivenModel> given) {
    return List.of(new BuiltinProvider(), new OnnxProvider(), new JavaProvider(loader, given));
  }

  /** All connectors. */
  public static List<Connector> connectors() {
    return List.of(
        new ParquetConnector(),
        new CsvConnector(),
        new JsonConnector(),
        new ArrowConnector(),
        new FilesConnector());
  }
}
