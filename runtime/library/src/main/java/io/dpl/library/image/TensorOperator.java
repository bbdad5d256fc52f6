package io.dpl.library.image;

import io.dpl.api.function.HeavyOperator;
import io.dpl.library.model.DenseColumn;
import io.dpl.library.model.Interruption;
import io.dpl.library.model.TextColumn;
import java.nio.ByteOrder;
import java.util.List;
import org.apache.arrow.vector.FieldVector;

/** IMAGE_TENSOR at work: header, decode, scale, turn, normalise. */
final class TensorOperator implements HeavyOperator {

  private final TensorOptions options;
  private final ImageDecoder decoder = new ImageDecoder();
  private final Resampler resampler = new Resampler();
  private final float[] tensor;

  TensorOperator(TensorOptions options) {
    this.options = options;
    this.tensor = new float[options.values()];
  }

  @Override
  public int run(
      List<FieldVector> arguments, int from, int rows, FieldVector out, long limitBytes) {
    DenseColumn tensors = DenseColumn.of(out).orElseThrow();
    FieldVector images = arguments.get(0);
    int count = (int) Math.max(1, Math.min(rows - from, limitBytes / tensors.rowBytes()));
    tensors.allocate(count);
    for (int i = 0; i < count; i++) {
      Interruption.check();
      if (images.isNull(from + i)) {
        continue;
      }
      try {
        fill(TextColumn.bytes(images, from + i));
      } catch (ImageProblem e) {
        throw e.at(from + i);
      }
      tensors
          .data()
          .nioBuffer((long) i * tensors.rowBytes(), tensors.rowBytes())
          .order(ByteOrder.nativeOrder())
          .asFloatBuffer()
          .put(tensor);
      tensors.setValid(i);
    }
    return count;
  }

  private void fill(byte[] data) throws ImageProblem {
    ImageHeader header = ImageHeader.read(data, options.maxPixels());
    boolean turned = header.isTurned();
    int width = turned ? options.height() : options.width();
    int height = turned ? options.width() : options.height();
    Region whole = Region.of(options, header.width(), header.height(), width, height);
    var image =
        decoder.decode(
            data,
            header,
            header.width() / whole.width() * whole.columns(),
            header.height() / whole.height() * whole.rows());
    Region region = Region.of(options, image.getWidth(), image.getHeight(), width, height);
    place(resampler.run(image, fitted(region, whole)), whole, header.orientation());
  }

  /** The region of the image with pixels left out, in the size that the whole image gave. */
  private static Region fitted(Region region, Region whole) {
    return new Region(
        region.x(), region.y(), region.width(), region.height(), whole.columns(), whole.rows());
  }

  private void place(float[] stored, Region region, int orientation) {
    boolean turned = orientation >= 5;
    int columns = turned ? region.rows() : region.columns();
    int rows = turned ? region.columns() : region.rows();
    int left = (options.width() - columns) / 2;
    int top = (options.height() - rows) / 2;
    for (int c = 0; c < 3; c++) {
      float scale = 1 / (255 * options.deviation().get(c));
      float shift = -options.mean().get(c) / options.deviation().get(c);
      int plane = c * options.width() * options.height();
      if (columns != options.width() || rows != options.height()) {
        java.util.Arrays.fill(tensor, plane, plane + options.width() * options.height(), shift);
      }
      for (int y = 0; y < rows; y++) {
        for (int x = 0; x < columns; x++) {
          float value =
              stored[c * rows * columns + Orientation.stored(orientation, x, y, columns, rows)];
          tensor[plane + (top + y) * options.width() + left + x] = value * scale + shift;
        }
      }
    }
  }

  @Override
  public void close() {
    decoder.close();
  }
}
