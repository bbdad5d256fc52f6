package io.dpl.library.image;

import io.dpl.api.diagnostic.RunCode;

/**
 * Reads the chunks of a PNG up to the image data.
 *
 * <p>Source: PNG specification, third edition, 5 and 11.
 */
final class PngHeader {

  private static final long SIGNATURE = 0x89504E470D0A1A0AL;
  private static final int HEADER = 0x49484452; // IHDR
  private static final int DATA = 0x49444154; // IDAT
  private static final int EXIF = 0x65584966; // eXIf

  private PngHeader() {}

  static boolean matches(byte[] data) {
    return data.length >= 8
        && ((long) Bytes.i32(data, 0) << 32 | (Bytes.i32(data, 4) & 0xFFFFFFFFL)) == SIGNATURE;
  }

  static ImageHeader read(byte[] data) throws ImageProblem {
    if (Bytes.i32(data, 12) != HEADER) {
      throw new ImageProblem(RunCode.IMAGE_BROKEN, "the PNG does not start with its header");
    }
    return new ImageHeader(
        ImageHeader.PNG,
        Bytes.i32(data, 16),
        Bytes.i32(data, 20),
        channels(Bytes.u8(data, 25)),
        orientation(data));
  }

  private static int channels(int colourType) throws ImageProblem {
    switch (colourType) {
      case 0:
        return 1;
      case 2, 3: // colour, palette
        return 3;
      case 4:
        return 2;
      case 6:
        return 4;
      default:
        throw new ImageProblem(
            RunCode.IMAGE_BROKEN, "the PNG has the unknown colour type " + colourType);
    }
  }

  private static int orientation(byte[] data) {
    long at = 8;
    while (at + 12 <= data.length) {
      int length = Bytes.i32(data, (int) at);
      int type = Bytes.i32(data, (int) at + 4);
      if (type == DATA || length < 0) {
        return 1;
      }
      if (type == EXIF && at + 8 + length <= data.length) {
        return Orientation.ofTiff(data, (int) at + 8, (int) at + 8 + length);
      }
      at += 12L + length;
    }
    return 1;
  }
}
