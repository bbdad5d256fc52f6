package io.dpl.library.model.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/**
 * Opens sessions of ONNX Runtime as every provider wants them: one thread a call (the calls come
 * from many), no telemetry, no memory plans that are kept for each shape.
 */
public final class OrtSessions {

  private OrtSessions() {}

  /** A session of a model file, whose external weights stand beside it. */
  public static SharedSession open(Path file) throws OrtException {
    try (OrtSession.SessionOptions options = options()) {
      OrtEnvironment environment = environment();
      return new SharedSession(environment, environment.createSession(file.toString(), options));
    }
  }

  /**
   * A session of a model in memory.
   *
   * @param model a direct buffer; not needed any more afterwards
   */
  public static SharedSession open(ByteBuffer model) throws OrtException {
    try (OrtSession.SessionOptions options = options()) {
      OrtEnvironment environment = environment();
      return new SharedSession(environment, environment.createSession(model, options));
    }
  }

  private static OrtEnvironment environment() throws OrtException {
    OrtEnvironment environment =
        OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR, "dpl");
    environment.setTelemetry(false);
    return environment;
  }

  private static OrtSession.SessionOptions options() throws OrtException {
    OrtSession.SessionOptions options = new OrtSession.SessionOptions();
    options.setIntraOpNumThreads(1);
    options.setInterOpNumThreads(1);
    options.setMemoryPatternOptimization(false);
    options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
    return options;
  }
}
