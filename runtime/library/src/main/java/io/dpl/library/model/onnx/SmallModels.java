package io.dpl.library.model.onnx;

import java.util.Random;

/** Ready-made models of a few kilobytes, for tests and examples. */
public final class SmallModels {

  private SmallModels() {}

  /**
   * {@code x FLOAT[n] -> y FLOAT[m]}: y = x w + b.
   *
   * @param weights [n][m]
   * @param bias [m]
   */
  public static byte[] linear(float[][] weights, float[] bias) {
    float[] flat = new float[weights.length * bias.length];
    for (int i = 0; i < weights.length; i++) {
      System.arraycopy(weights[i], 0, flat, i * bias.length, bias.length);
    }
    return new OnnxWriter()
        .input("x", OnnxWriter.FLOAT, 0, weights.length)
        .weights("w", flat, weights.length, bias.length)
        .weights("b", bias, bias.length)
        .node("Gemm", "x,w,b", "y")
        .output("y", OnnxWriter.FLOAT, 0, bias.length)
        .bytes();
  }

  /**
   * {@code image FLOAT[3 * height * width] -> probabilities FLOAT[classes]}: a convolution, the
   * mean over the image, a linear layer. The weights are random, the same for the same seed.
   */
  public static byte[] imageClassifier(int height, int width, int classes, long seed) {
    int filters = 8;
    Random random = new Random(seed);
    return new OnnxWriter()
        .input("image", OnnxWriter.FLOAT, 0, 3, height, width)
        .weights("filters", numbers(random, filters * 27), filters, 3, 3, 3)
        .node("Conv", "image,filters", "maps", "strides=2,2", "kernel_shape=3,3")
        .node("Relu", "maps", "active")
        .node("GlobalAveragePool", "active", "pooled")
        .node("Flatten", "pooled", "features")
        .weights("w", numbers(random, filters * classes), filters, classes)
        .weights("b", numbers(random, classes), classes)
        .node("Gemm", "features,w,b", "logits")
        .node("Softmax", "logits", "probabilities", "axis:1")
        .output("probabilities", OnnxWriter.FLOAT, 0, classes)
        .bytes();
  }

  /** {@code text STRING -> same STRING}. */
  public static byte[] textIdentity() {
    return new OnnxWriter()
        .input("text", OnnxWriter.STRING, 0)
        .node("Identity", "text", "same")
        .output("same", OnnxWriter.STRING, 0)
        .bytes();
  }

  private static float[] numbers(Random random, int count) {
    float[] numbers = new float[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = (float) random.nextGaussian();
    }
    return numbers;
  }
}
