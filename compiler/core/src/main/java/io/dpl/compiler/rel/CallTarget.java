package io.dpl.compiler.rel;

import io.dpl.api.function.Cost;
import io.dpl.api.function.HeavyFunction;
import io.dpl.api.function.Traits;
import io.dpl.api.model.ModelDeclaration;
import io.dpl.api.model.ModelSignature;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an {@link ApplyCall} calls. */
public sealed interface CallTarget {

  /** Name for plans. */
  String name();

  Traits traits();

  Cost cost();

  /** A heavy function with its constant options. */
  record Function(HeavyFunction function, Map<String, Object> options) implements CallTarget {
    public Function {
      options = java.util.Collections.unmodifiableMap(new java.util.TreeMap<>(options));
    }

    @Override
    public String name() {
      return function.name();
    }

    @Override
    public Traits traits() {
      return function.traits();
    }

    @Override
    public Cost cost() {
      return function.cost();
    }
  }

  /**
   * A model.
   *
   * @param key provider, location and options: equal keys are one loaded model
   * @param batch BATCH of the APPLY, else of the model; null for none
   * @param concurrency CONCURRENCY over the cluster, 0 where it is not given
   * @param maxConcurrency upper bound of {@code CONCURRENCY (low, high)}, else equal to concurrency
   */
  record Model(
      String key,
      ModelDeclaration declaration,
      ModelSignature signature,
      @Nullable BatchSpec batch,
      int concurrency,
      int maxConcurrency,
      double cpus,
      double gpus,
      long memoryBytes)
      implements CallTarget {
    @Override
    public String name() {
      return declaration.name();
    }

    @Override
    public Traits traits() {
      return signature.traits();
    }

    @Override
    public Cost cost() {
      return signature.cost();
    }
  }
}
