package io.dpl.library.model.builtin;

import java.nio.FloatBuffer;
import org.apache.arrow.memory.ArrowBuf;

/**
 * The mean of a text's token vectors, scaled to length 1, as sentence-transformers computes it.
 *
 * <p>Source: sentence-transformers, modules Pooling (mean) and Normalize.
 */
final class MeanPooling {

  /** Least length divided by, so that a zero vector stays zero. */
  private static final double LEAST_NORM = 1e-12;

  private final float[] token;
  private final float[] sum;

  MeanPooling(int dimension) {
    this.token = new float[dimension];
    this.sum = new float[dimension];
  }

  /**
   * Pools the tokens that start at {@code from} into {@code out}.
   *
   * @param tokens how many, padding not counted; at least 1
   * @param outByte where the vector starts in {@code out}
   */
  void pool(FloatBuffer states, int from, int tokens, ArrowBuf out, long outByte) {
    java.util.Arrays.fill(sum, 0);
    for (int t = 0; t < tokens; t++) {
      states.get(from + t * sum.length, token);
      for (int d = 0; d < sum.length; d++) {
        sum[d] += token[d];
      }
    }
    double squares = 0;
    for (int d = 0; d < sum.length; d++) {
      sum[d] /= tokens;
      squares += (double) sum[d] * sum[d];
    }
    double norm = Math.max(Math.sqrt(squares), LEAST_NORM);
    for (int d = 0; d < sum.length; d++) {
      out.setFloat(outByte + (long) d * Float.BYTES, (float) (sum[d] / norm));
    }
  }
}
