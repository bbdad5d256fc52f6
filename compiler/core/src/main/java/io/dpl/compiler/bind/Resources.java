package io.dpl.compiler.bind;

import io.dpl.compiler.rel.BatchSpec;
import org.jspecify.annotations.Nullable;

/** WITH (...) of a model or APPLY; 0 where it is not given. */
record Resources(
    @Nullable BatchSpec batch,
    int concurrency,
    int maxConcurrency,
    double cpus,
    double gpus,
    long memoryBytes) {

  static final Resources NONE = new Resources(null, 0, 0, 0, 0, 0);

  Resources withBatch(BatchSpec spec) {
    return new Resources(spec, concurrency, maxConcurrency, cpus, gpus, memoryBytes);
  }

  Resources withConcurrency(int least, int most) {
    return new Resources(batch, least, most, cpus, gpus, memoryBytes);
  }

  Resources withCpus(double number) {
    return new Resources(batch, concurrency, maxConcurrency, number, gpus, memoryBytes);
  }

  Resources withGpus(double number) {
    return new Resources(batch, concurrency, maxConcurrency, cpus, number, memoryBytes);
  }

  Resources withMemory(long bytes) {
    return new Resources(batch, concurrency, maxConcurrency, cpus, gpus, bytes);
  }
}
