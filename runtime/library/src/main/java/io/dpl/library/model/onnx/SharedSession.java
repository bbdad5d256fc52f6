package io.dpl.library.model.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * A session that many threads run at once. Closing waits for the runs under way, because ONNX
 * Runtime ends the process otherwise.
 */
public final class SharedSession implements AutoCloseable {

  private final OrtEnvironment environment;
  private final OrtSession session;
  private final ReadWriteLock use = new ReentrantReadWriteLock();
  private boolean closed;

  SharedSession(OrtEnvironment environment, OrtSession session) {
    this.environment = environment;
    this.session = session;
  }

  /** What makes tensors. */
  public OrtEnvironment environment() {
    return environment;
  }

  /**
   * Runs the model.
   *
   * @param requested outputs that ONNX Runtime allocates
   * @param pinned outputs that are written where the caller says
   */
  public OrtSession.Result run(
      Map<String, OnnxTensor> inputs, Set<String> requested, Map<String, OnnxTensor> pinned)
      throws OrtException {
    use.readLock().lock();
    try {
      if (closed) {
        throw new IllegalStateException("the model is closed");
      }
      return session.run(inputs, requested, pinned);
    } finally {
      use.readLock().unlock();
    }
  }

  @Override
  public void close() {
    use.writeLock().lock();
    try {
      if (!closed) {
        closed = true;
        session.close();
      }
    } catch (OrtException e) {
      throw new IllegalStateException(e);
    } finally {
      use.writeLock().unlock();
    }
  }
}
