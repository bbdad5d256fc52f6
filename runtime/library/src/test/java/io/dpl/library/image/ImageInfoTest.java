package io.dpl.library.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.dpl.api.function.HeavyOperator;
import io.dpl.api.type.DplType;
import io.dpl.library.model.Columns;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VarBinaryVector;
import org.junit.jupiter.api.Test;

class ImageInfoTest {

  @Test
  void readsTheHeaderOnly() {
    byte[] png = Pictures.encode(Pictures.quadrants(30, 20, BufferedImage.TYPE_4BYTE_ABGR), "png");
    byte[] header = Arrays.copyOf(png, 60);
    byte[] turned = Pictures.turned(Pictures.jpeg(30, 20), 6);
    ImageInfo function = new ImageInfo();
    DplType type = DplType.parse(function.signatures().get(0).returns());
    try (BufferAllocator allocator = new RootAllocator();
        VarBinaryVector in = Columns.blobs(allocator, Arrays.asList(header, null, turned));
        FieldVector out =
            io.dpl.api.type.ArrowTypes.field(io.dpl.api.type.Field.of("info", type))
                .createVector(allocator);
        HeavyOperator operator =
            function.open(Map.of(), Columns.context(allocator, Path.of(".")))) {
      assertThat(operator.run(List.of(in), 0, 3, out, 1)).isEqualTo(3);
      out.setValueCount(3);
      assertThat(out.getObject(0))
          .hasToString("{\"format\":\"png\",\"width\":30,\"height\":20,\"channels\":4}");
      assertThat(out.isNull(1)).isTrue();
      assertThat(out.getObject(2))
          .hasToString("{\"format\":\"jpeg\",\"width\":20,\"height\":30,\"channels\":3}");
    }
  }
}
