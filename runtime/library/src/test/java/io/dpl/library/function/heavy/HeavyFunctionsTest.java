package io.dpl.library.function.heavy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.Zstd;
import io.dpl.api.diagnostic.RunCode;
import io.dpl.api.function.RowException;
import io.dpl.api.type.DplType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeavyFunctionsTest {

  private static final List<String> TEXT = List.of("STRING");

  @TempDir Path folder;

  private static Object[] row(Object... values) {
    return values;
  }

  private String file(String name, byte[] content) throws IOException {
    return Files.write(folder.resolve(name), content).toString();
  }

  private String file(String name, String content) throws IOException {
    return file(name, content.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void filesAreReadInOrderAndNullStaysNull() throws IOException {
    Object[][] rows = new Object[41][];
    List<Object> wanted = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      rows[i] = row(file(i + ".txt", "content " + i));
      wanted.add("content " + i);
    }
    rows[40] = row((Object) null);
    wanted.add("NULL");
    assertThat(Heavy.run(new ReadBytes(), Map.of(), TEXT, rows)).isEqualTo(wanted);
    assertThat(Heavy.run(new ReadText(), Map.of(), TEXT, rows)).isEqualTo(wanted);
  }

  @Test
  void aRunStopsAtItsBytes() throws IOException {
    Object[][] rows = new Object[6][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = row(file(i + ".bin", "x".repeat(1000)));
    }
    List<Integer> batches = new ArrayList<>();
    assertThat(Heavy.run(new ReadBytes(), Map.of(), TEXT, 1500, batches, rows)).hasSize(6);
    assertThat(batches).containsExactly(2, 2, 2);
    batches.clear();
    Heavy.run(new ReadBytes(), Map.of(), TEXT, 1, batches, rows);
    assertThat(batches).as("one row is always done").containsExactly(1, 1, 1, 1, 1, 1);
  }

  @Test
  void badFilesAreErrorsOfTheirRow() throws IOException {
    String good = file("good.txt", "ok");
    String latin = file("latin.txt", new byte[] {'a', (byte) 0xE4, 'b'});
    assertRow(RunCode.FILE_MISSING, 1, new ReadBytes(), Map.of(), good, folder + "/gone");
    assertRow(RunCode.FILE_MISSING, 0, new ReadText(), Map.of(), folder.toString());
    assertRow(RunCode.NOT_UTF8, 2, new ReadText(), Map.of(), good, good, latin);
    assertRow(RunCode.FILE_TOO_LARGE, 0, new ReadBytes(), Map.of("max_bytes", 1L), good);
    assertThat(Heavy.run(new ReadText(), Map.of("encoding", "latin1"), TEXT, row(latin)))
        .containsExactly("aäb");
    assertThat(Heavy.run(new ReadText(), Map.of(), TEXT, row(file("sign.txt", "a\uFFFDb"))))
        .as("U+FFFD is a character like others")
        .containsExactly("a\uFFFDb");
    assertThat(Heavy.run(new ReadText(), Map.of(), TEXT, row(file("bom.txt", "\uFEFFx"))))
        .containsExactly("x");
  }

  private static void assertRow(
      RunCode code,
      int row,
      io.dpl.api.function.HeavyFunction function,
      Map<String, Object> options,
      Object... values) {
    Object[][] rows = Arrays.stream(values).map(value -> row(value)).toArray(Object[][]::new);
    String type = values[0] instanceof byte[] ? "BLOB" : "STRING";
    assertThatThrownBy(() -> Heavy.run(function, options, List.of(type), rows))
        .isInstanceOfSatisfying(
            RowException.class,
            e -> {
              assertThat(e.code()).isEqualTo(code);
              assertThat(e.row()).isEqualTo(row);
            });
  }

  @Test
  void wrongOptionsAreFoundWhenCompiling() {
    DplType blob = DplType.Simple.BLOB;
    assertThatThrownBy(() -> new ReadText().returns(blob, Map.of("max_bytes", 1L, "encoding", "x")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no encoding named x");
    assertThatThrownBy(() -> new ChunkText().returns(blob, Map.of("size", 5L, "overlap", 5L)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("overlap must be smaller");
    assertThatThrownBy(
            () -> Decompress.FUNCTION.returns(blob, Map.of("codec", "rar", "max_bytes", 1L)))
        .hasMessageContaining("one of auto, gzip, zstd, bz2");
  }

  @Test
  void compressedDataAreUnpacked() {
    byte[] zstd = Zstd.compress("duck".repeat(100).getBytes(StandardCharsets.UTF_8));
    byte[] gzip = Base64.getDecoder().decode("H4sIAAAAAAAC/0spyAEAa+6k2wMAAAA=");
    assertThat(
            Heavy.run(
                Decompress.FUNCTION, Map.of(), List.of("BLOB"), row(zstd), row((Object) null)))
        .containsExactly("duck".repeat(100), "NULL");
    byte[] bzip =
        Base64.getDecoder().decode("QlpoOTFBWSZTWeraHUkAAAABgAQEQAAgACGYGYFhdyRThQkOraHUkA==");
    assertThat(Heavy.run(Decompress.FUNCTION, Map.of(), List.of("BLOB"), row(bzip), row(gzip)))
        .containsExactly("dpl", "dpl");
    byte[] cut = Arrays.copyOf(zstd, zstd.length - 3);
    byte[] text = "no archive".getBytes(StandardCharsets.UTF_8);
    assertRow(RunCode.COMPRESSED_BROKEN, 0, Decompress.FUNCTION, Map.of(), cut);
    assertRow(RunCode.COMPRESSED_BROKEN, 0, Decompress.FUNCTION, Map.of(), text);
    assertRow(RunCode.FILE_TOO_LARGE, 0, Decompress.FUNCTION, Map.of("max_bytes", 399L), zstd);
    assertRow(RunCode.COMPRESSED_BROKEN, 0, Decompress.FUNCTION, Map.of(), Arrays.copyOf(gzip, 12));
    assertThat(
            Heavy.run(Decompress.FUNCTION, Map.of("max_bytes", 400L), List.of("BLOB"), row(zstd)))
        .hasSize(1);
  }

  @Test
  void listsAreCutIntoParts() {
    List<String> types = List.of("STRING[]", "BIGINT");
    Object[] abc = row(Arrays.asList("a", null, "c"), 2L);
    assertThat(Heavy.run(ListWindows.NGRAMS, Map.of(), types, abc, row(List.of("x"), 2L)))
        .containsExactly("[[a, null], [null, c]]", "[]");
    assertThat(Heavy.run(ListWindows.CHUNKS, Map.of(), types, abc, row(List.of(), 2L)))
        .containsExactly("[[a, null], [c]]", "[]");
    assertThatThrownBy(() -> Heavy.run(ListWindows.CHUNKS, Map.of(), types, row(List.of("a"), 0L)))
        .isInstanceOf(RowException.class);
    assertThat(
            Heavy.run(
                ListWindows.NGRAMS,
                Map.of(),
                List.of("BIGINT[][]", "BIGINT"),
                row(List.of(List.of(1L), List.of(2L, 3L)), 1L)))
        .containsExactly("[[[1]], [[2, 3]]]");
  }

  @Test
  void vectorsGetLengthOne() {
    assertThat(
            Heavy.run(
                NormalizeVector.FUNCTION,
                Map.of(),
                List.of("FLOAT[2]"),
                row(List.of(3, 4)),
                row(List.of(0, 0)),
                row((Object) null),
                row(Arrays.asList(1, null))))
        .containsExactly("[0.6, 0.8]", "[0.0, 0.0]", "NULL", "NULL");
  }

  @Test
  void textsThatLookAlikeBecomeEqual() {
    NormalizeText all = new NormalizeText(true, false);
    assertThat(all.of(" Don\u2019t\u200B STOP,\n\tﬁne! ")).isEqualTo("don t stop fine");
    assertThat(new NormalizeText(false, true).of("A  B.")).isEqualTo("A B.");
  }

  @Test
  void minHashEstimatesHowMuchTextsShare() {
    MinHash hash = new MinHash(256, 2, 42);
    String text = "the quick brown fox jumps over the lazy dog and runs away from here";
    long[] a = hash.of(text);
    long[] b = hash.of(text + " quickly");
    long[] c = hash.of("nothing of this has anything in common with it at all");
    assertThat(a).isEqualTo(hash.of(text.replace(" ", "  \n"))).hasSize(256);
    assertThat(same(a, b)).isBetween(200, 255);
    assertThat(same(a, c)).isLessThan(10);
    assertThat(new MinHash(4, 5, 1).of("")).isEqualTo(new MinHash(4, 5, 1).of(" "));
    assertThat(new MinHash(2, 5, 42).of("duck"))
        .as("stable between versions")
        .containsExactly(2953174929554855302L, 7086663839395579744L);
  }

  private static int same(long[] a, long[] b) {
    int same = 0;
    for (int i = 0; i < a.length; i++) {
      same += a[i] == b[i] ? 1 : 0;
    }
    return same;
  }
}
