package io.dpl.library.image;

import io.dpl.api.function.Cost;
import io.dpl.api.function.FunctionDoc;
import io.dpl.api.function.HeavyFunction;
import io.dpl.api.function.HeavyOperator;
import io.dpl.api.function.Signature;
import io.dpl.api.function.Traits;
import io.dpl.api.library.RunContext;
import java.util.List;
import java.util.Map;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.VarBinaryVector;
import org.apache.arrow.vector.complex.StructVector;

/** {@code IMAGE_DECODE(data)}: the pixels of an image. */
public final class ImageDecode implements HeavyFunction {

  private static final Signature SIGNATURE =
      Signature.parse(
          "IMAGE_DECODE(data BLOB, max_pixels => BIGINT = 16000000) -> STRUCT(width INTEGER, height"
              + " INTEGER, channels INTEGER, pixels BLOB)");

  private static final FunctionDoc DOC =
      new FunctionDoc(
          "Images",
          "The pixels of a JPEG or PNG: red, green and blue, a byte each, row by row.",
          "channels is always 3. The EXIF orientation is applied, transparency lies over white."
              + " NULL gives NULL; errors DPL5221, DPL5222, and DPL5223 if the header announces"
              + " more than max_pixels.",
          "IMAGE_DECODE(READ_BYTES('photo.jpg')).pixels",
          "");

  @Override
  public List<Signature> signatures() {
    return List.of(SIGNATURE);
  }

  @Override
  public Traits traits() {
    return Traits.FALLIBLE;
  }

  @Override
  public FunctionDoc doc() {
    return DOC;
  }

  @Override
  public Cost cost() {
    return new Cost(0.01, 3L * 1024 * 768, 4);
  }

  @Override
  public HeavyOperator open(Map<String, Object> options, RunContext context) {
    return new PixelOperator(options, ImageDecode::write);
  }

  private static long write(StructVector out, int row, Pixels image) {
    out.getChild("width", IntVector.class).setSafe(row, image.width());
    out.getChild("height", IntVector.class).setSafe(row, image.height());
    out.getChild("channels", IntVector.class).setSafe(row, 3);
    out.getChild("pixels", VarBinaryVector.class).setSafe(row, image.rgb());
    return image.rgb().length;
  }
}
