package io.dpl.cli.action;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** {@code dpl explain --format html}. */
class PlanPageTest {

  private static final String ATTACK = "</pre><script>alert(1)</script><img onerror=y>";

  private static final String SCRIPT =
      "LET rows = VALUES (1) AS t(x) | UNNEST RANGE(0, 3000) AS id | EXTEND '"
          + ATTACK
          + "' || id::STRING AS caption;"
          + "FROM rows | REPARTITION 6 | EXTEND MINHASH(caption) AS h | SELECT caption, LEN(h) AS n;";

  private static final Pattern TAG = Pattern.compile("<(/?)([a-z][a-z0-9]*)[^>]*?(/?)>");
  private static final List<String> VOID = List.of("meta");

  @Test
  void showsThePlanAndRunsNothing() {
    String page = page("explain", "-e", SCRIPT, "--format", "html");
    assertThat(page)
        .startsWith("<!DOCTYPE html>")
        .contains("<h2>Stages</h2>", "<svg ", "round robin", "<h2>Decisions</h2>", "partitions = 6")
        .contains("<h2>Memory of a node</h2>", "because", "not run")
        .doesNotContain("Tasks by node and slot");
    checkAlone(page);
  }

  @Test
  void showsWhatWasMeasuredBesideWhatWasPredicted() {
    String page = page("explain", "-e", SCRIPT, "--format", "html", "--analyze");
    assertThat(page)
        .contains("Predicted and measured", "Tasks by node and slot", "3,000", "local 1", "ran in")
        .contains("<title>stage ");
    checkAlone(page);
  }

  @Test
  void eachNodeOfAClusterHasItsBar() {
    String page = page("explain", "-e", SCRIPT, "--format", "html", "--cluster", "nodes=3 cpus=4");
    assertThat(page).contains("node1", "node2", "node3");
    checkAlone(page);
  }

  private static String page(String... arguments) {
    Call call = Call.of(arguments);
    assertThat(call.exitCode()).as(call.err()).isZero();
    return call.out();
  }

  /** It loads nothing, nothing of the script becomes markup, and every element is closed. */
  private static void checkAlone(String page) {
    assertThat(page).contains("&lt;script&gt;").doesNotContain("<script", "<img", "onerror=y>");
    assertThat(page.replace("url(#tip)", ""))
        .doesNotContain("http://", "https://", "url(", "src=", "<link", "@import");
    Deque<String> open = new ArrayDeque<>();
    Matcher tags = TAG.matcher(page);
    while (tags.find()) {
      String name = tags.group(2);
      if (tags.group(1).isEmpty()) {
        if (tags.group(3).isEmpty() && !VOID.contains(name)) {
          open.push(name);
        }
      } else {
        assertThat(open.pop()).as("closed at %s", tags.start()).isEqualTo(name);
      }
    }
    assertThat(open).isEmpty();
  }
}
