package io.dpl.library.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import io.dpl.api.connector.Split;
import io.dpl.api.connector.SplitTarget;
import io.dpl.api.connector.Storage.FileInfo;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowGroupsTest {

  private static final List<String> COLUMNS = List.of("i");

  private static ParquetFiles oneFile(Path folder, int rows, int groupRows) throws Exception {
    Path file = folder.resolve("a.parquet");
    ParquetFooterTest.write(
        "SELECT i FROM range(" + rows + ") t(i)", file, "ROW_GROUP_SIZE " + groupRows);
    return TestFiles.files(file);
  }

  @Test
  void oneSplitIsWholeFiles(@TempDir Path folder) throws Exception {
    ParquetFiles files = oneFile(folder, 5000, 2048);
    List<Split> splits = RowGroups.cut(files, COLUMNS, SplitTarget.ONE);
    assertThat(splits).hasSize(1);
    assertThat(splits.get(0).parts())
        .containsExactly(Split.Part.whole(files.files().get(0).path()));
    assertThat(splits.get(0).rows()).isEqualTo(5000);
  }

  @Test
  void cutsStandAtRowGroups(@TempDir Path folder) throws Exception {
    List<Split> splits =
        RowGroups.cut(oneFile(folder, 20480, 2048), COLUMNS, new SplitTarget(3, Long.MAX_VALUE, 1));
    assertThat(splits).extracting(Split::rows).containsExactly(6144L, 8192L, 6144L);
    covers(splits, 20480);
  }

  @Test
  void cutsStandAtMultiplesOfTheBatch(@TempDir Path folder) throws Exception {
    List<Split> splits =
        RowGroups.cut(
            oneFile(folder, 100_000, 100_000), COLUMNS, new SplitTarget(97, Long.MAX_VALUE, 64));
    assertThat(splits).hasSize(97);
    assertThat(splits.subList(0, 96)).allMatch(split -> split.rows() % 64 == 0);
    covers(splits, 100_000);
  }

  @Test
  void manySmallFilesGoTogetherAndNoRowTwice(@TempDir Path folder) throws Exception {
    Path[] paths = new Path[30];
    for (int i = 0; i < paths.length; i++) {
      paths[i] = folder.resolve("f" + (100 + i) + ".parquet");
      ParquetFooterTest.write("SELECT i FROM range(" + i + ") t(i)", paths[i], "CODEC 'zstd'");
    }
    ParquetFiles files = TestFiles.files(paths);
    for (int wanted : new int[] {1, 3, 7, 400, 10_000}) {
      for (int align : new int[] {1, 16}) {
        var target = new SplitTarget(wanted, Long.MAX_VALUE, align);
        List<Split> splits = RowGroups.cut(files, COLUMNS, target);
        assertThat(splits.stream().mapToLong(Split::rows).sum()).isEqualTo(29 * 30 / 2);
        assertThat(splits.size()).isLessThanOrEqualTo(wanted);
        rowsOnce(files, splits);
      }
    }
  }

  @Test
  void bytesBoundSplits(@TempDir Path folder) throws Exception {
    ParquetFiles files = oneFile(folder, 100_000, 2048);
    long bytes = files.bytes(files.files().get(0), COLUMNS);
    List<Split> splits = RowGroups.cut(files, COLUMNS, new SplitTarget(1, bytes / 10, 1));
    assertThat(splits.size()).isBetween(10, 11);
    covers(splits, 100_000);
  }

  @Test
  void filesWithoutFooterAreEstimatedAndNeverCut(@TempDir Path folder) throws Exception {
    ParquetFiles one = oneFile(folder, 1000, 1000);
    FileInfo known = one.files().get(0);
    List<FileInfo> infos = new ArrayList<>();
    infos.add(known);
    for (int i = 0; i < 9; i++) {
      infos.add(new FileInfo("unread" + i, known.sizeBytes(), 0));
    }
    ParquetFiles files = new ParquetFiles(infos, one.footers());
    assertThat(files.exact()).isFalse();
    assertThat(files.rows()).isEqualTo(10_000);
    List<Split> splits = RowGroups.cut(files, COLUMNS, new SplitTarget(4, Long.MAX_VALUE, 64));
    assertThat(splits).hasSize(4);
    assertThat(
            splits.stream().flatMap(s -> s.parts().stream()).filter(p -> p.path().startsWith("u")))
        .hasSize(9)
        .allMatch(Split.Part::isWhole);
  }

  @Test
  void aSampleHasTheFirstAndTheLargest() {
    List<FileInfo> infos = new ArrayList<>();
    for (int i = 0; i < 5000; i++) {
      infos.add(new FileInfo("f" + i, i == 4321 ? 1 << 30 : 1000 + i % 7, 0));
    }
    List<FileInfo> sample = new FooterSample(infos, 200).files();
    assertThat(sample).hasSize(200).contains(infos.get(0), infos.get(4321));
  }

  private static void covers(List<Split> splits, long rows) {
    long next = 0;
    for (Split split : splits) {
      for (Split.Part part : split.parts()) {
        assertThat(part.firstRow()).isEqualTo(next);
        next = part.isWhole() ? rows : part.endRow();
      }
    }
    assertThat(next).isEqualTo(rows);
  }

  private static void rowsOnce(ParquetFiles files, List<Split> splits) {
    Map<String, Long> read = new LinkedHashMap<>();
    for (Split split : splits) {
      long rows = 0;
      for (Split.Part part : split.parts()) {
        long all = files.footer(part.path()).orElseThrow().rows();
        assertThat(read.getOrDefault(part.path(), 0L)).isEqualTo(part.firstRow());
        long end = part.isWhole() ? all : part.endRow();
        read.put(part.path(), end);
        rows += end - part.firstRow();
      }
      assertThat(rows).isEqualTo(split.rows());
    }
  }
}
