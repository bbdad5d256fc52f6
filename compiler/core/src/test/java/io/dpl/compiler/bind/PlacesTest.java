package io.dpl.compiler.bind;

import static org.assertj.core.api.Assertions.assertThat;

import io.dpl.api.type.Schema;
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
    places.add(written, "PARQUET", new Schema(java.util.List.of()), 1, 0);
    assertThat(places.find(read).isPresent()).isEqualTo(found);
  }

  @ParameterizedTest
  @CsvSource({"0, 1"})
  void theLastWriteCounts(int first, int second) {
    Places places = new Places();
    places.add("out/", "PARQUET", new Schema(java.util.List.of()), 1, first);
    places.add("out/", "PARQUET", new Schema(java.util.List.of()), 1, second);
    assertThat(places.find("out/").orElseThrow().sink()).isEqualTo(second);
  }
}
