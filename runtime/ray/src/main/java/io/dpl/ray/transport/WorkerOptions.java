package io.dpl.ray.transport;

import io.dpl.engine.cluster.Dispatcher;
import java.util.List;

/**
 * How workers are started.
 *
 * @param factory what makes their dispatchers
 * @param jvmOptions of their JVMs: heap, direct memory, properties; what Arrow and Ray need open is
 *     added
 * @param startMillis a worker that has not answered after this long is lost
 */
public record WorkerOptions(
    Class<? extends Dispatcher.Factory> factory, List<String> jvmOptions, long startMillis) {

  public WorkerOptions {
    jvmOptions = List.copyOf(jvmOptions);
  }
}
