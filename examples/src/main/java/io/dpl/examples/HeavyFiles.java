package io.dpl.examples;

import io.dpl.Dpl;
import io.dpl.Job;
import io.dpl.library.model.onnx.OnnxWriter;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;

/**
 * Makes the input of heavy_data.dpl: one Parquet file with JPEG images of about 0.75 MB each, and a
 * small ONNX classifier.
 *
 * <p>1500 images are 1.1 GiB. Example: {@code java -cp "$(./dpl doctor --class-path)"
 * examples/src/main/java/io/dpl/examples/HeavyFiles.java out/heavy 1500}.
 */
public final class HeavyFiles {

  private static final int DISTINCT = 16;
  private static final int PIXELS = 32 * 32;
  private static final int CLASSES = 10;

  private HeavyFiles() {}

  /**
   * @param arguments folder, and number of images (1500)
   */
  public static void main(String[] arguments) throws IOException {
    make(
        Path.of(arguments[0]),
        arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1500,
        1024,
        768);
  }

  /** Writes the images, the Parquet file and the model; the same for every run. */
  public static void make(Path folder, int images, int width, int height) throws IOException {
    Path jpegs = Files.createDirectories(folder.resolve("jpeg"));
    List<byte[]> distinct = new ArrayList<>();
    for (int i = 0; i < DISTINCT; i++) {
      distinct.add(jpeg(new Random(i), width, height));
    }
    for (int i = 0; i < images; i++) {
      byte[] image = distinct.get(i % DISTINCT);
      // Bytes behind the end of a JPEG are ignored: each file is another value, without encoding
      // each anew.
      byte[] unique =
          ByteBuffer.allocate(image.length + Integer.BYTES).put(image).putInt(i).array();
      Files.write(jpegs.resolve("%06d.jpg".formatted(i)), unique);
    }
    Files.write(folder.resolve("classifier.onnx"), classifier());
    try (Dpl dpl = Dpl.open();
        Job job =
            dpl.pipeline(
                    "READ FILES $in | EXTEND READ_BYTES(path) AS data | SELECT path, data"
                        + " | WRITE PARQUET $out MODE OVERWRITE")
                .bind("in", jpegs + "/*.jpg")
                .bind("out", folder + "/images.parquet")
                .start()) {
      job.await();
    }
  }

  private static byte[] jpeg(Random random, int width, int height) throws IOException {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        image.setRGB(x, y, random.nextInt(1 << 24));
      }
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(image, "jpg", bytes);
    return bytes.toByteArray();
  }

  /** scores = image * weights. */
  private static byte[] classifier() {
    Random random = new Random(42);
    float[] weights = new float[3 * PIXELS * CLASSES];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (float) random.nextGaussian() / 100;
    }
    return new OnnxWriter()
        .input("image", OnnxWriter.FLOAT, 0, 3L * PIXELS)
        .output("scores", OnnxWriter.FLOAT, 0, CLASSES)
        .weights("weights", weights, 3L * PIXELS, CLASSES)
        .node("MatMul", "image,weights", "scores")
        .bytes();
  }
}
