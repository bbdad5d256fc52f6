package io.dpl.library.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dpl.api.diagnostic.RunCode;
import io.dpl.api.function.HeavyFunction;
import io.dpl.api.function.HeavyOperator;
import io.dpl.api.function.RowException;
import io.dpl.api.type.ArrowTypes;
import io.dpl.api.type.DplType;
import io.dpl.api.type.Field;
import io.dpl.library.model.Columns;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VarBinaryVector;
import org.junit.jupiter.api.Test;

class PixelFunctionsTest {

  private static List<Map<?, ?>> run(
      HeavyFunction function, Map<String, Object> options, long limitBytes, byte[]... images) {
    DplType type = DplType.parse(function.signatures().get(0).returns());
    List<Map<?, ?>> rows = new ArrayList<>();
    try (BufferAllocator allocator = new RootAllocator();
        VarBinaryVector in = Columns.blobs(allocator, Arrays.asList(images));
        HeavyOperator operator = function.open(options, Columns.context(allocator, Path.of(".")))) {
      for (int from = 0; from < images.length; ) {
        try (FieldVector out = ArrowTypes.field(Field.of("x", type)).createVector(allocator)) {
          int done = operator.run(List.of(in), from, images.length, out, limitBytes);
          out.setValueCount(done);
          for (int i = 0; i < done; i++) {
            rows.add((Map<?, ?>) out.getObject(i));
          }
          from += done;
        }
      }
    }
    return rows;
  }

  private static byte[] png(int width, int... rgb) {
    BufferedImage image = new BufferedImage(width, rgb.length / width, BufferedImage.TYPE_INT_RGB);
    image.setRGB(0, 0, width, rgb.length / width, rgb, 0, width);
    return Pictures.encode(image, "png");
  }

  @Test
  void decodesToBytesAndCutsByBytes() {
    byte[] two = png(2, 0x010203, 0xFFFEFD);
    for (long limitBytes : new long[] {1, 1000}) {
      List<Map<?, ?>> rows = run(new ImageDecode(), Map.of(), limitBytes, two, null, two);
      assertThat(rows.get(1)).isNull();
      Map<?, ?> last = rows.get(2);
      assertThat(last.get("width")).isEqualTo(2);
      assertThat(last.get("height")).isEqualTo(1);
      assertThat(last.get("channels")).isEqualTo(3);
      assertThat((byte[]) last.get("pixels")).containsExactly(1, 2, 3, -1, -2, -3);
    }
  }

  @Test
  void showsTurnedImagesUpright() {
    Map<?, ?> row =
        run(new ImageDecode(), Map.of(), 1, Pictures.turned(Pictures.jpeg(32, 16), 6)).get(0);
    assertThat(row.get("width")).isEqualTo(16);
    assertThat(row.get("height")).isEqualTo(32);
    byte[] pixels = (byte[]) row.get("pixels");
    assertThat(pixels[0] & 255).as("blue above left has no red").isLessThan(60);
    assertThat(pixels[2] & 255).as("blue above left").isGreaterThan(200);
  }

  @Test
  void measuresChannels() {
    Map<?, ?> row = run(new ImageStats(), Map.of(), 1, png(2, 0xFF0000, 0x000000)).get(0);
    assertThat(row.get("mean")).hasToString("[0.5,0.0,0.0]");
    assertThat(row.get("std")).hasToString("[0.5,0.0,0.0]");
  }

  @Test
  void refusesTooManyPixels() {
    assertThatThrownBy(() -> run(new ImageDecode(), Map.of("max_pixels", 1L), 1, png(2, 1, 2)))
        .isInstanceOfSatisfying(
            RowException.class, e -> assertThat(e.code()).isEqualTo(RunCode.IMAGE_TOO_LARGE));
  }
}
