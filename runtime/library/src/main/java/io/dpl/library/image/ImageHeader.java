package io.dpl.library.image;

import io.dpl.api.diagnostic.RunCode;

/**
 * What the first bytes of an image say.
 *
 * @param format {@code jpeg} or {@code png}
 * @param width stored, before the orientation is applied
 * @param height stored, before the orientation is applied
 * @param channels 1 grey, 2 grey and alpha, 3 colour, 4 colour and alpha, or CMYK in a JPEG
 * @param orientation EXIF orientation, 1 to 8
 */
record ImageHeader(String format, int width, int height, int channels, int orientation) {

  static final String JPEG = "jpeg";
  static final String PNG = "png";

  /** Reads the header of either format. */
  static ImageHeader read(byte[] data) throws ImageProblem {
    ImageHeader header;
    try {
      if (JpegHeader.matches(data)) {
        header = JpegHeader.read(data);
      } else if (PngHeader.matches(data)) {
        header = PngHeader.read(data);
      } else {
        throw new ImageProblem(
            RunCode.IMAGE_FORMAT,
            data.length == 0
                ? "the image is empty"
                : "neither JPEG nor PNG: it starts with " + start(data));
      }
    } catch (IndexOutOfBoundsException e) {
      throw new ImageProblem(RunCode.IMAGE_BROKEN, "the image ends within its header", e);
    }
    if (header.width < 1 || header.height < 1) {
      throw new ImageProblem(
          RunCode.IMAGE_BROKEN, "the image is " + header.width + " x " + header.height + " pixels");
    }
    return header;
  }

  /** Reads the header of an image that is to be decoded, if it has not too many pixels for that. */
  static ImageHeader read(byte[] data, long maxPixels) throws ImageProblem {
    ImageHeader header = read(data);
    if ((long) header.width * header.height > maxPixels) {
      throw new ImageProblem(
          RunCode.IMAGE_TOO_LARGE,
          String.format(
              "the image has %d x %d pixels, more than max_pixels => %d",
              header.width, header.height, maxPixels));
    }
    return header;
  }

  /** Whether the orientation swaps width and height. */
  boolean isTurned() {
    return orientation >= 5;
  }

  /** Width as a viewer shows it. */
  int shownWidth() {
    return isTurned() ? height : width;
  }

  /** Height as a viewer shows it. */
  int shownHeight() {
    return isTurned() ? width : height;
  }

  private static String start(byte[] data) {
    return java.util.HexFormat.ofDelimiter(" ").formatHex(data, 0, Math.min(8, data.length));
  }
}
