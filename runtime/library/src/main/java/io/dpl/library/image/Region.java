package io.dpl.library.image;

/**
 * Which part of an image fills which part of a tensor.
 *
 * @param x left edge in the image, in pixels
 * @param y upper edge in the image, in pixels
 * @param width width in the image
 * @param height height in the image
 * @param columns width in the tensor
 * @param rows height in the tensor
 */
record Region(double x, double y, double width, double height, int columns, int rows) {

  /**
   * The part that an option chooses, always in the middle.
   *
   * @param tensorWidth width of the tensor as the image is stored
   * @param tensorHeight height of the tensor as the image is stored
   */
  static Region of(
      TensorOptions options, int imageWidth, int imageHeight, int tensorWidth, int tensorHeight) {
    double across = (double) imageWidth / tensorWidth;
    double down = (double) imageHeight / tensorHeight;
    switch (options.fit()) {
      case CROP:
        double scale =
            options.resize() == 0
                ? Math.min(across, down)
                : (double) Math.min(imageWidth, imageHeight) / options.resize();
        double width = tensorWidth * scale;
        double height = tensorHeight * scale;
        return new Region(
            (imageWidth - width) / 2,
            (imageHeight - height) / 2,
            width,
            height,
            tensorWidth,
            tensorHeight);
      case PAD:
        double most = Math.max(across, down);
        return new Region(
            0,
            0,
            imageWidth,
            imageHeight,
            (int) Math.max(1, Math.round(imageWidth / most)),
            (int) Math.max(1, Math.round(imageHeight / most)));
      default:
        return new Region(0, 0, imageWidth, imageHeight, tensorWidth, tensorHeight);
    }
  }
}
