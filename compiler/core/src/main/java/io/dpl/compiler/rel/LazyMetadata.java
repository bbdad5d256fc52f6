package io.dpl.compiler.rel;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.calcite.rel.metadata.BuiltInMetadata;
import org.apache.calcite.rel.metadata.DefaultRelMetadataProvider;
import org.apache.calcite.rel.metadata.MetadataHandler;
import org.apache.calcite.rel.metadata.MetadataHandlerProvider;
import org.apache.calcite.rel.metadata.ProxyingMetadataHandlerProvider;

/**
 * Answers questions for metadata by proxies that are made when the first question of their kind
 * comes. Calcite makes a query object for every node, which would prepare all kinds at once: a
 * tenth of the start of a short command.
 */
final class LazyMetadata implements MetadataHandlerProvider {

  private static final List<Class<? extends MetadataHandler<?>>> KINDS =
      List.of(
          BuiltInMetadata.Collation.Handler.class,
          BuiltInMetadata.ColumnOrigin.Handler.class,
          BuiltInMetadata.ExpressionLineage.Handler.class,
          BuiltInMetadata.TableReferences.Handler.class,
          BuiltInMetadata.ColumnUniqueness.Handler.class,
          BuiltInMetadata.CumulativeCost.Handler.class,
          BuiltInMetadata.DistinctRowCount.Handler.class,
          BuiltInMetadata.Distribution.Handler.class,
          BuiltInMetadata.ExplainVisibility.Handler.class,
          BuiltInMetadata.MaxRowCount.Handler.class,
          BuiltInMetadata.MinRowCount.Handler.class,
          BuiltInMetadata.Memory.Handler.class,
          BuiltInMetadata.Measure.Handler.class,
          BuiltInMetadata.NonCumulativeCost.Handler.class,
          BuiltInMetadata.Parallelism.Handler.class,
          BuiltInMetadata.PercentageOriginalRows.Handler.class,
          BuiltInMetadata.PopulationSize.Handler.class,
          BuiltInMetadata.Predicates.Handler.class,
          BuiltInMetadata.AllPredicates.Handler.class,
          BuiltInMetadata.NodeTypes.Handler.class,
          BuiltInMetadata.RowCount.Handler.class,
          BuiltInMetadata.Selectivity.Handler.class,
          BuiltInMetadata.Size.Handler.class,
          BuiltInMetadata.UniqueKeys.Handler.class,
          BuiltInMetadata.LowerBoundCost.Handler.class,
          BuiltInMetadata.FunctionalDependency.Handler.class,
          BuiltInMetadata.InputFieldsUsed.Handler.class);

  private final Map<Class<?>, MetadataHandler<?>> handlers = new ConcurrentHashMap<>();
  private final Object all =
      Proxy.newProxyInstance(
          BuiltInMetadata.class.getClassLoader(), KINDS.toArray(Class<?>[]::new), asking());

  private InvocationHandler asking() {
    return (proxy, method, arguments) -> ask(method, arguments);
  }

  private Object ask(Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(of(method.getDeclaringClass()), arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  @SuppressWarnings("unchecked")
  private MetadataHandler<?> of(Class<?> kind) {
    return handlers.computeIfAbsent(
        kind,
        key ->
            new ProxyingMetadataHandlerProvider(DefaultRelMetadataProvider.INSTANCE)
                .handler((Class<MetadataHandler<?>>) key));
  }

  @Override
  public <M extends MetadataHandler<?>> M handler(Class<M> kind) {
    return kind.cast(KINDS.contains(kind) ? all : of(kind));
  }
}
