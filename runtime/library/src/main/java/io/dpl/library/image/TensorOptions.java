package io.dpl.library.image;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The options of IMAGE_TENSOR, checked.
 *
 * @param resize with {@link Fit#CROP}: length that the shorter side gets before the middle is cut
 *     out; 0 for as short as covers the tensor
 * @param mean subtracted a channel, from values of 0 to 1
 * @param deviation divided by a channel, after that
 */
record TensorOptions(
    int width,
    int height,
    Fit fit,
    int resize,
    List<Float> mean,
    List<Float> deviation,
    long maxPixels) {

  /** How an image of another shape gets the tensor's. */
  enum Fit {
    /** Each side scaled by itself. */
    STRETCH,
    /** Scaled to cover, the middle cut out. */
    CROP,
    /** Scaled to fit, the rest black. */
    PAD
  }

  private static final int LARGEST_SIDE = 16_384;

  /**
   * Reads the options as a call gives them.
   *
   * @throws IllegalArgumentException with a message for the user
   */
  static TensorOptions of(Map<String, Object> options) {
    int width = side(options, "width");
    int height = side(options, "height");
    long resize = number(options, "resize", 0);
    Fit fit = fit(options.get("fit"));
    if (resize != 0 && (fit != Fit.CROP || resize < Math.max(width, height))) {
      throw new IllegalArgumentException(
          "resize needs fit => 'crop' and at least the tensor's longer side, not " + resize);
    }
    long maxPixels = number(options, "max_pixels", 100_000_000);
    if (maxPixels < 1) {
      throw new IllegalArgumentException("max_pixels must be at least 1, not " + maxPixels);
    }
    List<Float> deviation = channels(options, "std", 1);
    if (deviation.stream().anyMatch(d -> d <= 0)) {
      throw new IllegalArgumentException("std must be above 0, not " + deviation);
    }
    return new TensorOptions(
        width,
        height,
        fit,
        (int) Math.min(resize, Integer.MAX_VALUE),
        channels(options, "mean", 0),
        deviation,
        maxPixels);
  }

  /** Values of a tensor: channels, rows, columns. */
  int values() {
    return 3 * width * height;
  }

  private static int side(Map<String, Object> options, String name) {
    long side = number(options, name, 224);
    if (side < 1 || side > LARGEST_SIDE) {
      throw new IllegalArgumentException(
          name + " must be from 1 to " + LARGEST_SIDE + ", not " + side);
    }
    return (int) side;
  }

  private static long number(Map<String, Object> options, String name, long otherwise) {
    return options.get(name) instanceof Number number ? number.longValue() : otherwise;
  }

  private static Fit fit(@Nullable Object value) {
    if (value == null) {
      return Fit.STRETCH;
    }
    for (Fit fit : Fit.values()) {
      if (fit.name().equals(value.toString().toUpperCase(Locale.ROOT))) {
        return fit;
      }
    }
    throw new IllegalArgumentException(
        "fit must be 'stretch', 'crop' or 'pad', not '" + value + "'");
  }

  private static List<Float> channels(Map<String, Object> options, String name, float otherwise) {
    Object value = options.get(name);
    if (value == null) {
      return List.of(otherwise, otherwise, otherwise);
    }
    if (value instanceof List<?> list
        && list.size() == 3
        && list.stream().allMatch(item -> item instanceof Number)) {
      return list.stream().map(item -> ((Number) item).floatValue()).toList();
    }
    throw new IllegalArgumentException(
        name + " must be three numbers, red, green and blue, not " + value);
  }
}
