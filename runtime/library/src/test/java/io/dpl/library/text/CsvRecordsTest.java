package io.dpl.library.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class CsvRecordsTest {

  private static List<String> read(String text, String delimiter, char quote) throws IOException {
    CsvRecords records = new CsvRecords(new StringReader(text), delimiter, quote);
    List<String> lines = new ArrayList<>();
    while (records.next()) {
      lines.add(records.line() + ":" + String.join("|", records.fields()));
    }
    return lines;
  }

  @Test
  void recordsMayDifferInLengthAndHoldLineEnds() throws IOException {
    assertThat(read("a,b\r\n\r\n1\n\"x,\"\"y\"\"\n z\",,\n\"\",q", ",", '"'))
        .containsExactly("1:a|b", "3:1", "4:x,\"y\"\n z||", "6:|q");
    assertThat(read("a||b||c", "||", '\0')).containsExactly("1:a|b|c");
    assertThat(read("it's, \"so\"", ",", '\0')).containsExactly("1:it's| \"so\"");
    assertThat(read("a\rb", ",", '"')).containsExactly("1:a", "2:b");
    assertThat(read("\n\n", ",", '"')).isEmpty();
  }

  @Test
  void aQuoteThatNeverEndsNamesItsLine() {
    assertThatThrownBy(() -> read("a\nb,\"c\nd", ",", '"'))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("line 2");
  }

  @Property(tries = 200, seed = "1")
  void whatIsQuotedReadsBack(@ForAll @Size(max = 5) List<@NotEmpty List<String>> rows)
      throws IOException {
    String text =
        rows.stream()
            .map(
                row ->
                    row.stream()
                        .map(value -> '"' + value.replace("\"", "\"\"") + '"')
                        .collect(Collectors.joining(",")))
            .collect(Collectors.joining("\n"));
    CsvRecords records = new CsvRecords(new StringReader(text), ",", '"');
    List<List<String>> found = new ArrayList<>();
    while (records.next()) {
      found.add(records.fields());
    }
    assertThat(found).isEqualTo(rows);
  }
}
