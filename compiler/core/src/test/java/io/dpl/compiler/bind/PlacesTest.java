package io.dpl.compiler.bind;

import static org.assertj.core.api.Assertions.assertThat;

import io.dpl.api.type.DplType;
import io.dpl.api.type.Field;
import io.dpl.api.type.Schema;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlacesTest {

  @ParameterizedTest
  @CsvSource({
    "out/, out/, true",
    "out/, out, true",
    "out/, ./out//, true",
    "./out/, out/*.parquet, true",
    "out/, out/**/*.parquet, true",
    "out/, out/day=1/*.parquet, true",
    "out/, out/part-0.parquet, true",
    "out/, output/*.parquet, false",
    "out/, out*/x.parquet, false",
    "out/, other/, false",
    "a/b.parquet, a/b.parquet, true",
    "a/b.parquet, ./a/b.parquet, true",
    "a/b.parquet, a/*.parquet, false",
    "s3://b/out/, s3://b/out/*.parquet, true"
  })
  void findsWhatIsWritten(String written, String read, boolean found) {
    Places places = new Places();
    places.add(written, "PARQUET", new Schema(List.of()), List.of(), 1, 0);
    assertThat(places.find(read).isPresent()).isEqualTo(found);
  }

  @ParameterizedTest
  @CsvSource({
    "out/, a day",
    "out/day=2024-01-01/, a",
    "out/day=*/, a day",
    "out/day=*/x.parquet, a day",
    "out/week=3/, a day"
  })
  void keysAboveTheLocationAreNoColumns(String read, String columns) {
    Places places = new Places();
    Schema schema =
        Schema.of(Field.of("a", DplType.parse("BIGINT")), Field.of("day", DplType.parse("DATE")));
    places.add("out/", "PARQUET", schema, List.of("day"), 1, 0);
    assertThat(String.join(" ", places.find(read).orElseThrow().below(read).names()))
        .isEqualTo(columns);
  }

  @ParameterizedTest
  @CsvSource({"0, 1"})
  void theLastWriteCounts(int first, int second) {
    Places places = new Places();
    places.add("out/", "PARQUET", new Schema(List.of()), List.of(), 1, first);
    places.add("out/", "PARQUET", new Schema(List.of()), List.of(), 1, second);
    assertThat(places.find("out/").orElseThrow().sink()).isEqualTo(second);
  }
}
