package io.dpl.api.model;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a {@link JavaModel} takes, gives and costs; read without running any code of the class.
 *
 * <p>Example: {@code @JavaSignature("(text STRING) -> FLOAT")}; several outputs are a struct:
 * {@code "(text STRING) -> STRUCT(lang STRING, p DOUBLE)"}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface JavaSignature {

  /** Inputs and result, as a function's signature without the name. */
  String value();

  /** Whether equal arguments give equal results within a run. */
  boolean deterministic() default true;

  /** Whether the result of a row does not depend on the rows beside it. */
  boolean batchInvariant() default true;

  /** Batch that BATCH AUTO starts with. */
  int batchRows() default 256;

  /** Memory of the loaded model, once a process. */
  long weightsBytes() default 0;

  /** Time of one core for a row. */
  double secondsPerRow() default 1e-4;

  /** The part of a run that does not depend on its rows; the seconds of a row include its share. */
  double secondsPerRun() default 0;
}
