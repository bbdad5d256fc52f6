package io.dpl.benchmarks.certificate;

import io.dpl.api.cluster.Bytes;
import java.util.List;
import java.util.Locale;

/**
 * The two figures over all pipelines, and the page that shows them.
 *
 * @param failed pipelines that came to no end
 */
record Summary(List<Outcome> outcomes, int failed) {

  private static final long LARGE_BYTES = 512L << 20;

  boolean holds() {
    return failed == 0 && outcomes.stream().allMatch(Outcome::holds);
  }

  private List<Double> ratios() {
    return outcomes.stream()
        .filter(outcome -> outcome.planBytes() >= LARGE_BYTES)
        .map(Outcome::ratio)
        .sorted()
        .toList();
  }

  String text() {
    long low = outcomes.stream().filter(outcome -> !outcome.holds()).count();
    List<Double> ratios = ratios();
    double nearest =
        outcomes.stream()
            .mapToDouble(o -> (double) o.peakBytes() / (o.baseBytes() + o.planBytes()))
            .max()
            .orElse(0);
    long base = outcomes.stream().mapToLong(Outcome::beforeBytes).max().orElse(0);
    return String.format(
        Locale.ROOT,
        "%d pipelines: %d failed (goal 0), %d took more than base + plan part (goal 0); the nearest took %.2f of it. "
            + "Resident before the plan began: %s at most.%n"
            + "%d with a plan part of 512 MiB or more: it is %s of what was taken above the base"
            + " in the median (goal 2.5%s).%n",
        outcomes.size() + failed,
        failed,
        low,
        nearest,
        Bytes.print(base),
        ratios.size(),
        ratios.isEmpty() ? "-" : String.format(Locale.ROOT, "%.2f", median(ratios)),
        ratios.isEmpty()
            ? ""
            : String.format(
                Locale.ROOT, "; %.2f to %.2f", ratios.get(0), ratios.get(ratios.size() - 1)));
  }

  private static double median(List<Double> sorted) {
    return sorted.get(sorted.size() / 2);
  }

  String page(String command) {
    StringBuilder page = new StringBuilder();
    page.append("# The memory certificate, measured\n\nWritten by `").append(command);
    page.append("`. Each pipeline runs in a JVM of its own with a heap of 256 MiB;");
    page.append(" the peak is VmHWM of the whole process.\n\n").append(text()).append('\n');
    page.append("| pipeline | --memory | plan part | before | peak | above base |");
    page.append(" peak over certificate | |\n|---|---|---|---|---|---|---|---|\n");
    outcomes.forEach(outcome -> page.append(outcome.line()).append('\n'));
    return page.toString();
  }
}
