package io.dpl.cli.action;

import io.dpl.api.cluster.Bytes;
import io.dpl.cli.process.ExitCode;
import io.dpl.cli.process.Installation;
import io.dpl.cli.request.DoctorRequest;
import io.dpl.cli.terminal.Paint;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Says what works here, what is missing and how to get it. Native libraries are tried by scripts
 * that need them: that they lie there does not mean that they load.
 */
final class Examine implements Action<DoctorRequest> {

  /**
   * One line of the report.
   *
   * @param cure what to do where it does not work, empty where it does
   */
  record Finding(String what, String state, String cure) {
    boolean good() {
      return cure.isEmpty();
    }
  }

  @Override
  public ExitCode perform(DoctorRequest request, Context context) {
    PrintStream out = context.console().out();
    Installation installation = Installation.current();
    if (request.classPath()) {
      out.println(installation.classPath());
      out.flush();
      return ExitCode.DONE;
    }
    List<Finding> findings = findings(installation);
    List<Finding> ofCluster =
        context
            .common()
            .ray()
            .map(ray -> new ExamineCluster(ray, context.common()).findings())
            .orElse(List.of());
    findings.addAll(ofCluster);
    if (ofCluster.stream().allMatch(Finding::good)) { // trials run where scripts will
      findings.addAll(new Trials(context).findings());
    }
    Paint paint = context.resultPaint();
    for (Finding finding : findings) {
      String mark = finding.good() ? paint.cyan("ok     ") : paint.red("missing");
      out.printf("%s  %-18s %s%n", mark, finding.what(), finding.state());
      if (!finding.good()) {
        out.printf("         %s%n", finding.cure());
      }
    }
    out.flush();
    return findings.stream().allMatch(Finding::good) ? ExitCode.DONE : ExitCode.FAILED;
  }

  private static List<Finding> findings(Installation installation) {
    List<Finding> findings = new ArrayList<>();
    Runtime runtime = Runtime.getRuntime();
    findings.add(good("DPL", installation.version()));
    findings.add(good("Java", Runtime.version() + ", " + System.getProperty("java.vm.name")));
    findings.add(
        good(
            "Machine",
            runtime.availableProcessors()
                + " processors, heap up to "
                + Bytes.print(runtime.maxMemory())));
    boolean open = ByteBuffer.class.getModule().isOpen("java.nio", Examine.class.getModule());
    findings.add(
        open
            ? good("Arrow", "may reach java.nio")
            : new Finding(
                "Arrow",
                "java.nio is closed",
                "start Java with --add-opens=java.base/java.nio=ALL-UNNAMED"));
    for (Installation.Part part : installation.parts()) {
      findings.add(
          part.found()
              .map(path -> good(part.name(), Bytes.print(path.toFile().length())))
              .orElseGet(() -> new Finding(part.name(), "not found", part.cure())));
    }
    Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
    findings.add(
        good(
            "Temporary files",
            temporary + ", " + Bytes.print(temporary.toFile().getUsableSpace()) + " free"));
    return findings;
  }

  static Finding good(String what, String state) {
    return new Finding(what, state, "");
  }
}
