package io.dpl.library.image;

import java.awt.image.BufferedImage;

/** Scales a part of an image: first every row, then every column. Its buffer is used again. */
final class Resampler {

  private float[] wide = new float[0];

  /**
   * The part as values 0 to 255.
   *
   * @return [3, rows, columns] of the region, as the image is stored
   */
  float[] run(BufferedImage image, Region region) {
    int columns = region.columns();
    int rows = region.rows();
    FilterWeights across = new FilterWeights(region.x(), region.width(), image.getWidth(), columns);
    FilterWeights down = new FilterWeights(region.y(), region.height(), image.getHeight(), rows);
    int firstRow = down.first[0];
    int lastRow = down.first[rows - 1] + down.weights[rows - 1].length;
    scaleRows(new PixelRows(image), across, firstRow, lastRow);
    float[] out = new float[3 * rows * columns];
    int line = 3 * columns;
    float[] sum = new float[line];
    for (int y = 0; y < rows; y++) {
      java.util.Arrays.fill(sum, 0);
      for (int i = 0; i < down.weights[y].length; i++) {
        float weight = down.weights[y][i];
        int from = (down.first[y] + i - firstRow) * line;
        for (int x = 0; x < line; x++) {
          sum[x] += weight * wide[from + x];
        }
      }
      for (int c = 0; c < 3; c++) {
        System.arraycopy(sum, c * columns, out, (c * rows + y) * columns, columns);
      }
    }
    return out;
  }

  /** Fills {@link #wide} with [rows, 3, columns]. */
  private void scaleRows(PixelRows pixels, FilterWeights across, int firstRow, int lastRow) {
    int columns = across.first.length;
    int needed = (lastRow - firstRow) * 3 * columns;
    if (wide.length < needed) {
      wide = new float[needed];
    }
    for (int y = firstRow; y < lastRow; y++) {
      pixels.load(y);
      byte[] data = pixels.data;
      int stride = pixels.stride;
      int to = (y - firstRow) * 3 * columns;
      for (int x = 0; x < columns; x++) {
        float[] weights = across.weights[x];
        int at = pixels.start + across.first[x] * stride;
        int redAt = at + pixels.offset(0);
        int greenAt = at + pixels.offset(1);
        int blueAt = at + pixels.offset(2);
        float red = 0;
        float green = 0;
        float blue = 0;
        for (int i = 0; i < weights.length; i++) {
          red += weights[i] * (data[redAt + i * stride] & 255);
          green += weights[i] * (data[greenAt + i * stride] & 255);
          blue += weights[i] * (data[blueAt + i * stride] & 255);
        }
        wide[to + x] = red;
        wide[to + columns + x] = green;
        wide[to + 2 * columns + x] = blue;
      }
    }
  }
}
