package io.dpl.library.image;

import io.dpl.api.diagnostic.RunCode;

/**
 * Reads the segments of a JPEG up to the frame header.
 *
 * <p>Source: ITU-T T.81, annex B; EXIF 2.32, 4.5.2.
 */
final class JpegHeader {

  private static final int MARKER = 0xFF;
  private static final int EXIF = 0xE1;
  private static final int START_OF_SCAN = 0xDA;
  private static final int END_OF_IMAGE = 0xD9;

  private JpegHeader() {}

  static boolean matches(byte[] data) {
    return data.length > 2 && Bytes.u8(data, 0) == MARKER && Bytes.u8(data, 1) == 0xD8;
  }

  static ImageHeader read(byte[] data) throws ImageProblem {
    int orientation = 1;
    int at = 2;
    while (true) {
      while (Bytes.u8(data, at) == MARKER) {
        at++;
      }
      int marker = Bytes.u8(data, at++);
      if (isAlone(marker)) {
        continue;
      }
      if (marker == START_OF_SCAN || marker == END_OF_IMAGE || Bytes.u16(data, at) < 2) {
        throw new ImageProblem(RunCode.IMAGE_BROKEN, "the JPEG has no frame header");
      }
      int end = at + Bytes.u16(data, at);
      if (marker == EXIF) {
        orientation = Orientation.ofExifSegment(data, at + 2, Math.min(end, data.length));
      }
      if (isFrame(marker)) {
        requireEnd(data, end);
        int height = Bytes.u16(data, at + 3);
        int width = Bytes.u16(data, at + 5);
        return new ImageHeader(
            ImageHeader.JPEG, width, height, Bytes.u8(data, at + 7), orientation);
      }
      at = end;
    }
  }

  /** Decoders fill what is missing with grey and only warn; that would be a silent wrong result. */
  private static void requireEnd(byte[] data, int from) throws ImageProblem {
    for (int i = data.length - 2; i >= from; i--) {
      if (Bytes.u8(data, i) == MARKER && Bytes.u8(data, i + 1) == END_OF_IMAGE) {
        return;
      }
    }
    throw new ImageProblem(
        RunCode.IMAGE_BROKEN, "the JPEG is cut off after " + data.length + " bytes");
  }

  private static boolean isAlone(int marker) {
    return marker == 0x00 || marker == 0x01 || (marker >= 0xD0 && marker <= 0xD7);
  }

  private static boolean isFrame(int marker) {
    return marker >= 0xC0
        && marker <= 0xCF
        && marker != 0xC4 // Huffman tables
        && marker != 0xC8 // reserved
        && marker != 0xCC; // arithmetic conditioning
  }
}
