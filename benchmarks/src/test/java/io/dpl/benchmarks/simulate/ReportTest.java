package io.dpl.benchmarks.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

class ReportTest {

  private static final List<Outcome> OUTCOMES =
      Workloads.of(4, 2).stream().map(workload -> Sweep.of(workload, 2)).toList();

  @Test
  void thePlotIsAPictureWithFiveLines() throws Exception {
    String svg = Report.plot(PublishedTable.DESIGN, OUTCOMES);
    Document document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    assertThat(document.getDocumentElement().getTagName()).isEqualTo("svg");
    assertThat(document.getElementsByTagName("circle").getLength())
        .isEqualTo(2 * PublishedTable.DESIGN.size());
    assertThat(svg).contains("AUTO", "published maximum", "Daft").doesNotContain("NaN");
  }

  @Test
  void thePageHasAllParts() {
    Measured.Result measured =
        new Measured.Result(new Measured.Constants(0.01, 0.001, 0.0001, 0), List.of());
    String page =
        Report.page("benchmarks/run simulate", "a.svg", PublishedTable.DESIGN, measured, OUTCOMES);
    assertThat(page)
        .contains("| 3906 | 2.30 (2.30) | 1.03 (1.03) | 12.1 % (12.1 %) |", "| all | 4 |")
        .doesNotContain("NaN");
  }

  @Test
  void quantilesAreValuesThatOccur() {
    Ratios ratios = new Ratios(new double[] {1, 2, 3, 4});
    assertThat(ratios.quantile(0.5)).isEqualTo(2);
    assertThat(ratios.quantile(0.95)).isEqualTo(4);
    assertThat(ratios.quantile(1)).isEqualTo(4);
  }
}
