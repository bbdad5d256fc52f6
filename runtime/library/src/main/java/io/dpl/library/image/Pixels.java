package io.dpl.library.image;

import java.awt.image.BufferedImage;

/**
 * A whole image as bytes, shown upright.
 *
 * @param rgb red, green, blue of each pixel, row by row
 */
@SuppressWarnings("ArrayRecordComponent")
record Pixels(int width, int height, byte[] rgb) {

  /** Decodes an image of at most this many pixels. */
  static Pixels decode(ImageDecoder decoder, byte[] data, long maxPixels) throws ImageProblem {
    ImageHeader header = ImageHeader.read(data, maxPixels);
    BufferedImage image = decoder.decode(data, header, header.width(), header.height());
    byte[] stored = stored(image);
    int width = header.isTurned() ? image.getHeight() : image.getWidth();
    int height = header.isTurned() ? image.getWidth() : image.getHeight();
    if (header.orientation() == 1) {
      return new Pixels(width, height, stored);
    }
    byte[] shown = new byte[stored.length];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int from = 3 * Orientation.stored(header.orientation(), x, y, width, height);
        System.arraycopy(stored, from, shown, 3 * (y * width + x), 3);
      }
    }
    return new Pixels(width, height, shown);
  }

  private static byte[] stored(BufferedImage image) {
    int width = image.getWidth();
    byte[] rgb = new byte[Math.multiplyExact(3 * width, image.getHeight())];
    PixelRows rows = new PixelRows(image);
    for (int y = 0; y < image.getHeight(); y++) {
      rows.load(y);
      for (int c = 0; c < 3; c++) {
        int from = rows.start + rows.offset(c);
        int to = 3 * y * width + c;
        for (int x = 0; x < width; x++) {
          rgb[to + 3 * x] = rows.data[from + x * rows.stride];
        }
      }
    }
    return rgb;
  }
}
