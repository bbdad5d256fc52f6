package io.dpl.library.image;

/**
 * For each output position of one axis the input positions it is made of and their weights: a
 * triangle as wide as the reduction, so that nothing aliases; plain linear interpolation where the
 * image grows.
 *
 * <p>Source: the antialiased bilinear filter of Pillow's resize, which models are trained with.
 */
final class FilterWeights {

  final int[] first;
  final float[][] weights;

  /**
   * @param from start of the part in the input
   * @param length length of the part in the input
   * @param inputs positions in the whole input
   * @param outputs positions in the output
   */
  FilterWeights(double from, double length, int inputs, int outputs) {
    first = new int[outputs];
    weights = new float[outputs][];
    double scale = length / outputs;
    double reach = Math.max(1, scale);
    for (int out = 0; out < outputs; out++) {
      double center = from + (out + 0.5) * scale;
      int low = Math.max(0, Math.min(inputs - 1, (int) (center - reach + 0.5)));
      int high = Math.max(low + 1, Math.min(inputs, (int) (center + reach + 0.5)));
      double[] triangle = new double[high - low];
      double sum = 0;
      for (int i = 0; i < triangle.length; i++) {
        triangle[i] = Math.max(0, 1 - Math.abs((low + i + 0.5 - center) / reach));
        sum += triangle[i];
      }
      first[out] = low;
      weights[out] = new float[triangle.length];
      for (int i = 0; i < triangle.length; i++) {
        weights[out][i] = (float) (sum == 0 ? 1.0 / triangle.length : triangle[i] / sum);
      }
    }
  }
}
