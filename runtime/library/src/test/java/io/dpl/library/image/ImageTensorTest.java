package io.dpl.library.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.dpl.api.diagnostic.RunCode;
import io.dpl.api.function.HeavyOperator;
import io.dpl.api.function.RowException;
import io.dpl.api.type.DplType;
import io.dpl.api.type.DplType.Simple;
import io.dpl.library.model.Columns;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.VarBinaryVector;
import org.apache.arrow.vector.complex.FixedSizeListVector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ImageTensorTest {

  private static final int RED = 0xFF0000;
  private static final int GREEN = 0x00FF00;
  private static final int BLUE = 0x0000FF;
  private static final int WHITE = 0xFFFFFF;

  private final BufferAllocator allocator = new RootAllocator();

  @AfterEach
  void close() {
    allocator.close();
  }

  private float[] tensor(byte[] data, Map<String, Object> options) {
    return tensors(List.of(data), options, Long.MAX_VALUE).get(0);
  }

  private List<float[]> tensors(List<byte[]> data, Map<String, Object> options, long limitBytes) {
    ImageTensor function = new ImageTensor();
    DplType.Vector type =
        (DplType.Vector) function.returns(new DplType.ListOf(Simple.FLOAT), options);
    List<float[]> all = new ArrayList<>();
    try (HeavyOperator operator = function.open(options, Columns.context(allocator, Path.of(".")));
        VarBinaryVector in = Columns.blobs(allocator, data)) {
      for (int from = 0; from < data.size(); ) {
        try (FixedSizeListVector out = Columns.vectors(allocator, type.dimension())) {
          int done = operator.run(List.of(in), from, data.size(), out, limitBytes);
          out.setValueCount(done);
          for (int i = 0; i < done; i++) {
            all.add(Columns.floats(out, i));
          }
          from += done;
        }
      }
    }
    return all;
  }

  /** Colours in the middles of the four quadrants, left to right, above first. */
  private static int[] quadrants(float[] tensor, int width, int height) {
    int[] colours = new int[4];
    for (int i = 0; i < 4; i++) {
      int x = (1 + 2 * (i % 2)) * width / 4;
      int y = (1 + 2 * (i / 2)) * height / 4;
      for (int c = 0; c < 3; c++) {
        float value = tensor[(c * height + y) * width + x];
        assertThat(Math.abs(value - Math.round(value))).isLessThan(0.05f);
        colours[i] = colours[i] << 8 | Math.round(value) * 255;
      }
    }
    return colours;
  }

  @Test
  void stretchesToChannelsRowsColumns() {
    float[] tensor = tensor(Pictures.jpeg(200, 100), Map.of("width", 24L, "height", 16L));
    assertThat(tensor).hasSize(3 * 16 * 24);
    assertThat(quadrants(tensor, 24, 16)).containsExactly(RED, GREEN, BLUE, WHITE);
  }

  @Test
  void appliesTheOrientation() {
    int[][] wanted = {
      {RED, GREEN, BLUE, WHITE},
      {GREEN, RED, WHITE, BLUE},
      {WHITE, BLUE, GREEN, RED},
      {BLUE, WHITE, RED, GREEN},
      {RED, BLUE, GREEN, WHITE},
      {BLUE, RED, WHITE, GREEN},
      {WHITE, GREEN, BLUE, RED},
      {GREEN, WHITE, RED, BLUE}
    };
    for (int orientation = 1; orientation <= 8; orientation++) {
      byte[] data = Pictures.turned(Pictures.jpeg(128, 64), orientation);
      float[] tensor = tensor(data, Map.of("width", 32L, "height", 48L));
      assertThat(quadrants(tensor, 32, 48))
          .as("orientation " + orientation)
          .containsExactly(wanted[orientation - 1]);
    }
  }

  @Test
  void readsEveryKindOfPixel() {
    for (int type :
        new int[] {
          BufferedImage.TYPE_3BYTE_BGR,
          BufferedImage.TYPE_4BYTE_ABGR,
          BufferedImage.TYPE_INT_RGB,
          BufferedImage.TYPE_BYTE_INDEXED
        }) {
      byte[] png = Pictures.encode(Pictures.quadrants(64, 64, type), "png");
      assertThat(quadrants(tensor(png, Map.of()), 224, 224))
          .as("type " + type)
          .containsExactly(RED, GREEN, BLUE, WHITE);
    }
  }

  @Test
  void greyIsNotChangedByColourConversion() {
    for (int type : new int[] {BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_USHORT_GRAY}) {
      for (String format : List.of("png", "jpg")) {
        BufferedImage image = new BufferedImage(32, 32, type);
        boolean wide = type == BufferedImage.TYPE_USHORT_GRAY;
        if (wide && format.equals("jpg")) {
          continue; // baseline JPEG has 8 bits
        }
        int[] grey = new int[32 * 32];
        Arrays.fill(grey, wide ? 100 << 8 : 100);
        image.getRaster().setSamples(0, 0, 32, 32, 0, grey);
        float[] tensor = tensor(Pictures.encode(image, format), Map.of("width", 8L, "height", 8L));
        for (float value : tensor) {
          assertThat(value).isCloseTo(100 / 255f, within(0.01f));
        }
      }
    }
  }

  @Test
  void transparencyLiesOverWhite() {
    BufferedImage image = new BufferedImage(8, 8, BufferedImage.TYPE_4BYTE_ABGR);
    float[] tensor = tensor(Pictures.encode(image, "png"), Map.of("width", 4L, "height", 4L));
    assertThat(tensor).containsOnly(1f);
  }

  @Test
  void convertsCmyk() {
    float[] tensor = tensor(Pictures.cmyk(16, 0, 255, 0, 0), Map.of("width", 2L, "height", 2L));
    assertThat(tensor[0]).isGreaterThan(0.7f);
    assertThat(tensor[4]).isLessThan(0.4f);
    assertThat(tensor[8]).isGreaterThan(0.3f);
    float[] black = tensor(Pictures.cmyk(16, 0, 0, 0, 255), Map.of("width", 2L, "height", 2L));
    assertThat(black[0]).isLessThan(0.2f);
  }

  @Test
  void cropsAndPads() {
    BufferedImage image = new BufferedImage(300, 100, BufferedImage.TYPE_3BYTE_BGR);
    for (int x = 100; x < 200; x++) {
      for (int y = 0; y < 100; y++) {
        image.setRGB(x, y, Color.WHITE.getRGB());
      }
    }
    byte[] png = Pictures.encode(image, "png");
    float[] crop = tensor(png, Map.of("width", 10L, "height", 10L, "fit", "crop"));
    assertThat(crop[5 * 10 + 5]).isCloseTo(1, within(1e-5f));
    assertThat(crop[5 * 10 + 1]).isCloseTo(1, within(0.01f));
    float[] pad = tensor(png, Map.of("width", 30L, "height", 30L, "fit", "pad"));
    assertThat(pad[15 * 30 + 15]).isCloseTo(1, within(1e-5f));
    assertThat(pad[15 * 30 + 3]).isCloseTo(0, within(0.01f));
    assertThat(pad[2 * 30 + 15]).isZero();
    Map<String, Object> centre = Map.of("width", 10L, "height", 10L, "fit", "crop", "resize", 50L);
    for (float value : tensor(png, centre)) {
      assertThat(value).isCloseTo(1, within(0.01f));
    }
  }

  @Test
  void normalisesByChannel() {
    Map<String, Object> options =
        Map.of(
            "width",
            4L,
            "height",
            4L,
            "mean",
            List.of(0.5, 0.5, 1.0),
            "std",
            List.of(0.5, 0.25, 1.0));
    BufferedImage white = new BufferedImage(4, 4, BufferedImage.TYPE_INT_RGB);
    int[] pixels = new int[16];
    Arrays.fill(pixels, WHITE);
    white.setRGB(0, 0, 4, 4, pixels, 0, 4);
    float[] tensor = tensor(Pictures.encode(white, "png"), options);
    assertThat(tensor[0]).isCloseTo(1, within(1e-5f));
    assertThat(tensor[16]).isCloseTo(2, within(1e-5f));
    assertThat(tensor[32]).isCloseTo(0, within(1e-5f));
  }

  @Test
  void averagesInsteadOfAliasing() {
    BufferedImage stripes = new BufferedImage(1024, 1024, BufferedImage.TYPE_INT_RGB);
    for (int x = 0; x < 1024; x++) {
      for (int y = 0; y < 1024; y++) {
        stripes.setRGB(x, y, (x / 5 + y / 7) % 2 == 0 ? WHITE : 0);
      }
    }
    for (float value :
        tensor(Pictures.encode(stripes, "png"), Map.of("width", 16L, "height", 16L))) {
      assertThat(value).isCloseTo(0.5f, within(0.08f));
    }
  }

  @Test
  void cutsByBytesAndKeepsNulls() {
    byte[] jpeg = Pictures.jpeg(16, 16);
    Map<String, Object> small = Map.of("width", 4L, "height", 4L);
    List<float[]> tensors = tensors(Arrays.asList(jpeg, null, jpeg, jpeg), small, 2 * 192);
    assertThat(tensors).hasSize(4);
    assertThat(tensors.get(1)).isNull();
    assertThat(tensors.get(3)).isEqualTo(tensors.get(0));
  }

  @Test
  void refusesWhatIsNoImage() {
    byte[] jpeg = Pictures.jpeg(64, 64);
    refuses("no image".getBytes(java.nio.charset.StandardCharsets.UTF_8), RunCode.IMAGE_FORMAT);
    refuses(new byte[0], RunCode.IMAGE_FORMAT);
    refuses(Arrays.copyOf(jpeg, jpeg.length / 2), RunCode.IMAGE_BROKEN);
    refuses(Arrays.copyOf(jpeg, 6), RunCode.IMAGE_BROKEN);
    byte[] png = Pictures.encode(Pictures.quadrants(64, 64, BufferedImage.TYPE_INT_RGB), "png");
    refuses(Arrays.copyOf(png, png.length / 2), RunCode.IMAGE_BROKEN);
    byte[] bomb = png.clone();
    bomb[17] = 1; // 65,600 pixels wide
    bomb[21] = 1;
    refuses(bomb, RunCode.IMAGE_TOO_LARGE);
  }

  private void refuses(byte[] data, RunCode code) {
    byte[] good = Pictures.jpeg(8, 8);
    assertThatThrownBy(() -> tensors(List.of(good, data), Map.of(), Long.MAX_VALUE))
        .isInstanceOfSatisfying(
            RowException.class,
            e -> {
              assertThat(e.code()).isEqualTo(code);
              assertThat(e.row()).isEqualTo(1);
            });
  }

  @Test
  void brokenBytesAreNeverMoreThanABrokenRow() {
    Random random = new Random(7);
    List<byte[]> seeds =
        List.of(
            Pictures.turned(Pictures.jpeg(40, 30), 6),
            Pictures.cmyk(16, 1, 2, 3, 4),
            Pictures.encode(Pictures.quadrants(40, 30, BufferedImage.TYPE_4BYTE_ABGR), "png"));
    for (int i = 0; i < 300; i++) {
      byte[] data = seeds.get(i % seeds.size()).clone();
      for (int k = 0; k < 3; k++) {
        data[random.nextInt(Math.min(data.length, 300))] = (byte) random.nextInt(256);
      }
      try {
        assertThat(tensor(data, Map.of("width", 4L, "height", 4L))).hasSize(48);
      } catch (RowException e) {
        assertThat(e.code().id()).startsWith("DPL522");
      }
    }
  }

  @Test
  void refusesWrongOptions() {
    ImageTensor function = new ImageTensor();
    DplType any = new DplType.ListOf(Simple.FLOAT);
    assertThatThrownBy(() -> function.returns(any, Map.of("width", 0L)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("width");
    assertThatThrownBy(() -> function.returns(any, Map.of("fit", "squeeze")))
        .hasMessageContaining("'squeeze'");
    assertThatThrownBy(() -> function.returns(any, Map.of("mean", List.of(1.0))))
        .hasMessageContaining("three numbers");
    assertThat(function.returns(any, Map.of())).hasToString("FLOAT[150528]");
  }
}
