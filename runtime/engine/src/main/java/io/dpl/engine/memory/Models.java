package io.dpl.engine.memory;

import io.dpl.api.library.Registry;
import io.dpl.api.library.RunContext;
import io.dpl.api.model.Model;
import io.dpl.api.model.ModelProvider;
import io.dpl.api.model.ModelSession;
import io.dpl.api.plan.ModelUse;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * The models of a process: each loaded once per key, shared by all pipelines, closed only after its
 * last session (freeing weights under a running session ends the process). Thread-safe.
 */
public final class Models implements AutoCloseable {

  private final Registry registry;
  private final Map<String, Loaded> loaded = new HashMap<>();
  private boolean closed;

  public Models(Registry registry) {
    this.registry = registry;
  }

  /** A session and the right to run it; used by one pipeline. */
  public final class Lease implements AutoCloseable {

    private final Loaded from;
    private final Semaphore slots;
    private final ModelSession session;
    private boolean returned;

    private Lease(Loaded from, Semaphore slots, ModelSession session) {
      this.from = from;
      this.slots = slots;
      this.session = session;
    }

    public ModelSession session() {
      return session;
    }

    /**
     * Runs at once are bounded by the slots of the use, shared by all uses of as many: take one
     * before each run.
     */
    public Semaphore slots() {
      return slots;
    }

    @Override
    public void close() {
      if (!returned) {
        returned = true;
        session.close();
        release(from);
      }
    }
  }

  private static final class Loaded {

    /** By their number: a plan may give the same model fewer slots than the plan before it. */
    private final Map<Integer, Semaphore> slots = new HashMap<>();

    private @Nullable Model model;
    private int sessions;

    synchronized Model get(ModelProvider provider, ModelUse use, RunContext context) {
      if (model == null) {
        model = provider.load(use.declaration(), context);
      }
      return model;
    }

    synchronized void close() {
      if (model != null) {
        model.close();
        model = null;
      }
    }
  }

  /**
   * A session of a model, which is loaded if it is not yet.
   *
   * @param context of the process, not of a run: the model outlives runs
   */
  public Lease open(ModelUse use, RunContext context) {
    ModelProvider provider =
        registry
            .provider(use.declaration().provider())
            .orElseThrow(
                () -> new IllegalStateException("no provider " + use.declaration().provider()));
    Loaded entry;
    Semaphore slots;
    synchronized (this) {
      if (closed) {
        throw new IllegalStateException("the engine is closed");
      }
      int count = use.slots() > 0 ? use.slots() : Runtime.getRuntime().availableProcessors();
      entry = loaded.computeIfAbsent(use.key(), key -> new Loaded());
      slots = entry.slots.computeIfAbsent(count, Semaphore::new);
      entry.sessions++;
    }
    try {
      return new Lease(entry, slots, entry.get(provider, use, context).open());
    } catch (RuntimeException | Error e) {
      release(entry);
      throw e;
    }
  }

  private synchronized void release(Loaded entry) {
    entry.sessions--;
    if (closed && entry.sessions == 0) {
      entry.close();
    }
  }

  /** Frees the models that have no session and are not among these keys. */
  public void keep(Set<String> keys) {
    List<Loaded> idle = new java.util.ArrayList<>();
    synchronized (this) {
      Iterator<Map.Entry<String, Loaded>> entries = loaded.entrySet().iterator();
      while (entries.hasNext()) {
        Map.Entry<String, Loaded> entry = entries.next();
        if (entry.getValue().sessions == 0 && !keys.contains(entry.getKey())) {
          idle.add(entry.getValue());
          entries.remove();
        }
      }
    }
    idle.forEach(Loaded::close);
  }

  /** Frees all models; those with sessions when the last one ends. */
  @Override
  public synchronized void close() {
    closed = true;
    loaded.values().stream().filter(entry -> entry.sessions == 0).forEach(Loaded::close);
  }
}
