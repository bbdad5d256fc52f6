package io.dpl.library.image;

import io.dpl.api.function.Cost;
import io.dpl.api.function.FunctionDoc;
import io.dpl.api.function.HeavyFunction;
import io.dpl.api.function.HeavyOperator;
import io.dpl.api.function.Signature;
import io.dpl.api.function.Traits;
import io.dpl.api.library.RunContext;
import io.dpl.api.type.DplType;
import io.dpl.api.type.DplType.Simple;
import java.util.List;
import java.util.Map;

/** {@code IMAGE_TENSOR(data)}: an encoded image as the numbers a vision model takes. */
public final class ImageTensor implements HeavyFunction {

  private static final Signature SIGNATURE =
      Signature.parse(
          "IMAGE_TENSOR(data BLOB, width => BIGINT = 224, height => BIGINT = 224,"
              + " fit => STRING = 'stretch', resize => BIGINT = 0, mean => DOUBLE[] = NULL,"
              + " std => DOUBLE[] = NULL, max_pixels => BIGINT = 100000000) -> FLOAT[]");

  private static final FunctionDoc DOC =
      new FunctionDoc(
          "Images",
          "Decodes a JPEG or PNG into FLOAT[3 * height * width]: channels red, green, blue, each"
              + " row by row, values 0 to 1.",
          "fit => 'stretch' scales each side by itself, 'crop' covers the tensor and cuts out the"
              + " middle (with resize => n the shorter side is made n long first), 'pad' keeps all"
              + " and fills up with black. mean and std, three numbers each, are subtracted and"
              + " divided by. The EXIF orientation is applied, transparency lies over white."
              + " Scaling down averages (antialiased bilinear, as Pillow). NULL gives NULL; errors"
              + " DPL5221, DPL5222, and DPL5223 if the header announces more than max_pixels.",
          "IMAGE_TENSOR(READ_BYTES('photo.jpg'), width => 32, height => 32)",
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
    return new Cost(0.01, 3L * 224 * 224 * Float.BYTES, 8);
  }

  @Override
  public DplType returns(DplType declared, Map<String, Object> options) {
    return new DplType.Vector(Simple.FLOAT, TensorOptions.of(options).values());
  }

  @Override
  public HeavyOperator open(Map<String, Object> options, RunContext context) {
    return new TensorOperator(TensorOptions.of(options));
  }
}
