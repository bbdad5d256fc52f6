package io.dpl.library.image;

import com.twelvemonkeys.imageio.plugins.jpeg.JPEGImageReaderSpi;
import com.twelvemonkeys.imageio.stream.ByteArrayImageInputStream;
import io.dpl.api.diagnostic.RunCode;
import java.awt.image.BufferedImage;
import java.io.EOFException;
import java.io.IOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.spi.IIORegistry;
import org.jspecify.annotations.Nullable;

/** Decodes JPEG and PNG on one thread, with readers that it keeps. */
final class ImageDecoder implements AutoCloseable {

  /**
   * Pixels a side that stay for each pixel wanted when a reader leaves pixels out: the averaging
   * after it takes 16 of them together, so that what was left out does not show.
   */
  private static final int LEAST_REDUCTION_LEFT = 4;

  private @Nullable ImageReader jpeg;
  private @Nullable ImageReader png;

  /**
   * The pixels of an image, with some left out where many more are there than wanted. So the memory
   * is bounded by the tensor, not by the image.
   *
   * @param columns width wanted
   * @param rows height wanted
   */
  BufferedImage decode(byte[] data, ImageHeader header, double columns, double rows)
      throws ImageProblem {
    try (ByteArrayImageInputStream in = new ByteArrayImageInputStream(data)) {
      ImageReader reader = reader(header.format());
      reader.setInput(in, true, true);
      ImageReadParam param = reader.getDefaultReadParam();
      int across = step(header.width(), columns);
      int down = step(header.height(), rows);
      param.setSourceSubsampling(across, down, across / 2, down / 2);
      return reader.read(0, param);
    } catch (IOException | RuntimeException e) { // readers also throw what their parsing throws
      String why = e instanceof EOFException ? "it ends too early" : String.valueOf(e.getMessage());
      throw new ImageProblem(
          RunCode.IMAGE_BROKEN, "the " + header.format() + " cannot be decoded: " + why, e);
    }
  }

  private static int step(int side, double wanted) {
    return (int) Math.max(1, Math.min(side, side / (wanted * LEAST_REDUCTION_LEFT)));
  }

  private ImageReader reader(String format) throws IOException {
    if (format.equals(ImageHeader.JPEG)) {
      if (jpeg == null) {
        jpeg = jpegProvider().createReaderInstance(null);
      }
      return jpeg;
    }
    if (png == null) {
      png = ImageIO.getImageReadersByFormatName(format).next();
    }
    return png;
  }

  /** The reader that also knows CMYK; registered by hand where the class path's list was lost. */
  private static JPEGImageReaderSpi jpegProvider() {
    IIORegistry registry = IIORegistry.getDefaultInstance();
    JPEGImageReaderSpi found = registry.getServiceProviderByClass(JPEGImageReaderSpi.class);
    if (found != null) {
      return found;
    }
    JPEGImageReaderSpi provider = new JPEGImageReaderSpi();
    registry.registerServiceProvider(provider);
    return provider;
  }

  @Override
  public void close() {
    if (jpeg != null) {
      jpeg.dispose();
      jpeg = null;
    }
    if (png != null) {
      png.dispose();
      png = null;
    }
  }
}
