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
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.complex.FixedSizeListVector;
import org.apache.arrow.vector.complex.StructVector;

/** {@code IMAGE_STATS(data)}: mean and deviation of an image's channels. */
public final class ImageStats implements HeavyFunction {

  private static final Signature SIGNATURE =
      Signature.parse(
          "IMAGE_STATS(data BLOB, max_pixels => BIGINT = 16000000) -> STRUCT(mean FLOAT[3], std"
              + " FLOAT[3])");

  private static final FunctionDoc DOC =
      new FunctionDoc(
          "Images",
          "Mean and standard deviation of the red, green and blue values of a JPEG or PNG, 0 to 1.",
          "What IMAGE_TENSOR takes as mean and std, for one image. NULL gives NULL; errors DPL5221,"
              + " DPL5222, and DPL5223 if the header announces more than max_pixels.",
          "IMAGE_STATS(READ_BYTES('photo.jpg')).mean",
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
    return new Cost(0.01, 24, 8);
  }

  @Override
  public HeavyOperator open(Map<String, Object> options, RunContext context) {
    return new PixelOperator(options, ImageStats::write);
  }

  private static long write(StructVector out, int row, Pixels image) {
    FixedSizeListVector means = out.getChild("mean", FixedSizeListVector.class);
    FixedSizeListVector deviations = out.getChild("std", FixedSizeListVector.class);
    int mean = means.startNewValue(row);
    int deviation = deviations.startNewValue(row);
    for (int c = 0; c < 3; c++) {
      long sum = 0;
      long squares = 0;
      for (int i = c; i < image.rgb().length; i += 3) {
        int value = image.rgb()[i] & 255;
        sum += value;
        squares += (long) value * value;
      }
      double count = image.rgb().length / 3.0;
      double average = sum / count;
      double variance = Math.max(0, squares / count - average * average);
      ((Float4Vector) means.getDataVector()).setSafe(mean + c, (float) (average / 255));
      ((Float4Vector) deviations.getDataVector())
          .setSafe(deviation + c, (float) (Math.sqrt(variance) / 255));
    }
    return 24;
  }
}
