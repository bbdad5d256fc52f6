package io.dpl.ray.worker;

import io.dpl.engine.cluster.Dispatcher;
import io.dpl.engine.worker.NodeWorker;
import io.dpl.library.storage.LocalStorage;

/** Makes the worker of a node, with the library and the user's jars. */
public final class NodeWorkerFactory implements Dispatcher.Factory {

  public NodeWorkerFactory() {}

  @Override
  public Dispatcher make(byte[] setup) {
    WorkingFolder.enter();
    return new NodeWorker(setup, WorkerLibrary.registry(), new LocalStorage());
  }
}
