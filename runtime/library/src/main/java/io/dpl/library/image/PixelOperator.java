package io.dpl.library.image;

import io.dpl.api.function.HeavyOperator;
import io.dpl.library.model.Interruption;
import io.dpl.library.model.TextColumn;
import java.util.List;
import java.util.Map;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.complex.StructVector;

/** Decodes whole images and makes a struct of each. */
final class PixelOperator implements HeavyOperator {

  /** What becomes of the pixels. */
  @FunctionalInterface
  interface Writer {

    /**
     * Sets the fields of one row.
     *
     * @return bytes written
     */
    long write(StructVector out, int row, Pixels pixels);
  }

  /** Most pixels unless the option says otherwise. */
  static final long MAX_PIXELS = 16_000_000;

  private final ImageDecoder decoder = new ImageDecoder();
  private final long maxPixels;
  private final Writer writer;

  PixelOperator(Map<String, Object> options, Writer writer) {
    this.maxPixels =
        options.get("max_pixels") instanceof Number number ? number.longValue() : MAX_PIXELS;
    this.writer = writer;
  }

  @Override
  public int run(
      List<FieldVector> arguments, int from, int rows, FieldVector out, long limitBytes) {
    StructVector struct = (StructVector) out;
    struct.setInitialCapacity(rows - from);
    struct.allocateNew();
    FieldVector images = arguments.get(0);
    long bytes = 0;
    int row = from;
    while (row < rows && (row == from || bytes < limitBytes)) {
      Interruption.check();
      if (!images.isNull(row)) {
        try {
          Pixels pixels = Pixels.decode(decoder, TextColumn.bytes(images, row), maxPixels);
          bytes += writer.write(struct, row - from, pixels);
        } catch (ImageProblem e) {
          throw e.at(row);
        }
        struct.setIndexDefined(row - from);
      }
      row++;
    }
    return row - from;
  }

  @Override
  public void close() {
    decoder.close();
  }
}
