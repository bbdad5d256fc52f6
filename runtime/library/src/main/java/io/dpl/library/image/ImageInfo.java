package io.dpl.library.image;

import io.dpl.api.function.Cost;
import io.dpl.api.function.FunctionDoc;
import io.dpl.api.function.HeavyFunction;
import io.dpl.api.function.HeavyOperator;
import io.dpl.api.function.Signature;
import io.dpl.api.function.Traits;
import io.dpl.api.library.RunContext;
import io.dpl.library.model.TextColumn;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.complex.StructVector;

/** {@code IMAGE_INFO(data)}: what an image's header says, without decoding it. */
public final class ImageInfo implements HeavyFunction {

  private static final Signature SIGNATURE =
      Signature.parse(
          "IMAGE_INFO(data BLOB) -> STRUCT(format STRING, width INTEGER, height INTEGER, channels"
              + " INTEGER)");

  private static final FunctionDoc DOC =
      new FunctionDoc(
          "Images",
          "The format, width, height and number of channels of a JPEG or PNG, from its header.",
          "Width and height are those shown, after the EXIF orientation. NULL gives NULL; errors"
              + " DPL5221 and DPL5222.",
          "IMAGE_INFO(READ_BYTES('photo.jpg')).width",
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
    return new Cost(2e-6, 24, 1);
  }

  @Override
  public HeavyOperator open(Map<String, Object> options, RunContext context) {
    return ImageInfo::run;
  }

  private static int run(
      List<FieldVector> arguments, int from, int rows, FieldVector out, long limitBytes) {
    StructVector struct = (StructVector) out;
    struct.setInitialCapacity(rows - from);
    struct.allocateNew();
    VarCharVector formats = struct.getChild("format", VarCharVector.class);
    IntVector widths = struct.getChild("width", IntVector.class);
    IntVector heights = struct.getChild("height", IntVector.class);
    IntVector channels = struct.getChild("channels", IntVector.class);
    for (int row = from; row < rows; row++) {
      if (arguments.get(0).isNull(row)) {
        continue;
      }
      try {
        ImageHeader header = ImageHeader.read(TextColumn.bytes(arguments.get(0), row));
        int to = row - from;
        formats.setSafe(to, header.format().getBytes(StandardCharsets.UTF_8));
        widths.setSafe(to, header.shownWidth());
        heights.setSafe(to, header.shownHeight());
        channels.setSafe(to, header.channels());
        struct.setIndexDefined(to);
      } catch (ImageProblem e) {
        throw e.at(row);
      }
    }
    return rows - from;
  }
}
