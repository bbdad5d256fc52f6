package io.dpl.library.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * The EXIF orientation: where it stands, and which stored pixel a shown one is.
 *
 * <p>Source: EXIF 2.32, 4.6.4, tag 0x0112; TIFF 6.0, section 2.
 */
final class Orientation {

  private static final byte[] EXIF = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);
  private static final int TAG = 0x0112;
  private static final int SHORT = 3;

  private Orientation() {}

  /** Orientation in an APP1 segment; 1 where it says nothing readable. */
  static int ofExifSegment(byte[] data, int from, int end) {
    boolean exif =
        end - from > EXIF.length
            && java.util.Arrays.equals(data, from, from + EXIF.length, EXIF, 0, EXIF.length);
    return exif ? ofTiff(data, from + EXIF.length, end) : 1;
  }

  /** Orientation in a TIFF block; 1 where it says nothing readable. */
  static int ofTiff(byte[] data, int from, int end) {
    ByteBuffer tiff = ByteBuffer.wrap(data, from, Math.max(0, end - from)).slice();
    if (tiff.limit() < 8) {
      return 1;
    }
    tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    int directory = tiff.getInt(4);
    if (directory < 8 || directory > tiff.limit() - 2) {
      return 1;
    }
    int entries = tiff.getShort(directory) & 0xFFFF;
    for (int i = 0; i < entries; i++) {
      int entry = directory + 2 + i * 12;
      if (entry + 12 > tiff.limit()) {
        return 1;
      }
      if ((tiff.getShort(entry) & 0xFFFF) == TAG && tiff.getShort(entry + 2) == SHORT) {
        int value = tiff.getShort(entry + 8) & 0xFFFF;
        return value >= 1 && value <= 8 ? value : 1;
      }
    }
    return 1;
  }

  /**
   * Index of the stored pixel that is shown at (x, y).
   *
   * @param width shown width
   * @param height shown height
   */
  static int stored(int orientation, int x, int y, int width, int height) {
    int right = width - 1 - x;
    int bottom = height - 1 - y;
    switch (orientation) {
      case 2:
        return y * width + right;
      case 3:
        return bottom * width + right;
      case 4:
        return bottom * width + x;
      case 5:
        return x * height + y;
      case 6:
        return right * height + y;
      case 7:
        return right * height + bottom;
      case 8:
        return x * height + bottom;
      default:
        return y * width + x;
    }
  }
}
