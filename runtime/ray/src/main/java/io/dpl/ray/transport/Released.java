package io.dpl.ray.transport;

import io.ray.api.ObjectRef;
import io.ray.api.Ray;
import io.ray.api.runtime.RayRuntime;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Frees references. Older Rays can be told; newer ones free an object when the JVM has collected
 * its reference, so that a collection is asked for now and then. The driver's heap is small: one
 * takes some milliseconds.
 */
final class Released {

  private static final long BETWEEN_NANOS = TimeUnit.SECONDS.toNanos(2);

  private final boolean canFree =
      Arrays.stream(RayRuntime.class.getMethods()).anyMatch(m -> m.getName().equals("free"));
  private final AtomicLong lastNanos = new AtomicLong(System.nanoTime());

  void add(ObjectRef<byte[]> reference) {
    if (canFree) {
      Ray.internal().free(List.of(reference), false);
      return;
    }
    long last = lastNanos.get();
    long now = System.nanoTime();
    if (now - last > BETWEEN_NANOS && lastNanos.compareAndSet(last, now)) {
      System.gc();
    }
  }
}
