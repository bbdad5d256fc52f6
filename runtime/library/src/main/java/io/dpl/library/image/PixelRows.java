package io.dpl.library.image;

import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.DataBufferByte;
import java.awt.image.PixelInterleavedSampleModel;
import java.awt.image.Raster;

/**
 * The rows of a decoded image as red, green and blue bytes, without a copy where they lie so
 * already.
 *
 * <p>Grey is all three channels (a colour conversion would change it: Java takes grey for linear
 * light), alpha is laid over white, 16 bits lose the lower 8.
 */
final class PixelRows {

  private final BufferedImage image;
  private final Raster raster;
  private final int bands;
  private final boolean direct;
  private final boolean plain;
  private final int scanline;
  private final int[] offsets;
  private final int shift;
  private final int[] packed;
  private final int[] samples;

  /** Bytes of the current row; the first pixel starts at {@link #start}. */
  byte[] data;

  int start;
  final int stride;

  PixelRows(BufferedImage image) {
    this.image = image;
    this.raster = image.getRaster();
    ColorModel colours = image.getColorModel();
    this.bands = raster.getNumBands();
    int bits = raster.getSampleModel().getSampleSize(0);
    this.plain =
        !(colours instanceof java.awt.image.IndexColorModel)
            && (bits == 8 || bits == 16)
            && !colours.isAlphaPremultiplied()
            && bands <= 4;
    this.shift = bits - 8;
    this.direct =
        plain
            && (bands == 1 || bands == 3)
            && raster.getDataBuffer() instanceof DataBufferByte
            && raster.getDataBuffer().getNumBanks() == 1
            && raster.getSampleModel() instanceof PixelInterleavedSampleModel
            && raster.getParent() == null;
    if (direct) {
      PixelInterleavedSampleModel model = (PixelInterleavedSampleModel) raster.getSampleModel();
      data = ((DataBufferByte) raster.getDataBuffer()).getData();
      stride = model.getPixelStride();
      scanline = model.getScanlineStride();
      int[] own = model.getBandOffsets();
      offsets = bands == 1 ? new int[] {own[0], own[0], own[0]} : own;
      packed = new int[0];
      samples = new int[0];
    } else {
      data = new byte[image.getWidth() * 3];
      stride = 3;
      scanline = 0;
      offsets = new int[] {0, 1, 2};
      packed = plain ? new int[0] : new int[image.getWidth()];
      samples = plain ? new int[image.getWidth() * bands] : new int[0];
    }
  }

  /** Offset of a channel in a pixel: 0 red, 1 green, 2 blue. */
  int offset(int channel) {
    return offsets[channel];
  }

  /** Makes a row the current one. */
  void load(int y) {
    if (direct) {
      start = y * scanline;
    } else if (plain) {
      raster.getPixels(0, y, image.getWidth(), 1, samples);
      for (int x = 0; x < image.getWidth(); x++) {
        int alpha = bands % 2 == 0 ? samples[x * bands + bands - 1] >> shift : 255;
        for (int c = 0; c < 3; c++) {
          int value = samples[x * bands + (bands < 3 ? 0 : c)] >> shift;
          data[x * 3 + c] = (byte) over(value, alpha);
        }
      }
    } else {
      image.getRGB(0, y, image.getWidth(), 1, packed, 0, image.getWidth());
      for (int x = 0; x < image.getWidth(); x++) {
        int alpha = packed[x] >>> 24;
        data[x * 3] = (byte) over(packed[x] >> 16 & 255, alpha);
        data[x * 3 + 1] = (byte) over(packed[x] >> 8 & 255, alpha);
        data[x * 3 + 2] = (byte) over(packed[x] & 255, alpha);
      }
    }
  }

  private static int over(int value, int alpha) {
    return (value * alpha + 255 * (255 - alpha) + 127) / 255;
  }
}
