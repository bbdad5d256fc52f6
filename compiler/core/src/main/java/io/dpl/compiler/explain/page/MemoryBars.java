package io.dpl.compiler.explain.page;

import io.dpl.api.cluster.Bytes;
import io.dpl.api.cluster.ClusterSpec;
import io.dpl.api.cluster.NodeSpec;
import io.dpl.api.plan.Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The memory certificate: a bar a node, its parts side by side, against the node's memory. */
final class MemoryBars {

  private static final int MOST_NODES = 16;
  private static final int COLOURS = 6;

  private MemoryBars() {}

  /** What has a place in the bar. */
  private record Share(String name, long bytes, String because) {}

  static String of(Certificate certificate, ClusterSpec cluster) {
    List<Share> parts = new ArrayList<>();
    parts.add(new Share("base", certificate.baseBytes(), "JVM and engine before any plan"));
    certificate
        .parts()
        .forEach(part -> parts.add(new Share(part.name(), part.bytes(), part.because())));
    StringBuilder html = new StringBuilder();
    html.append("<p>At most <b>").append(Bytes.print(certificate.totalBytes()));
    html.append("</b> of ").append(Bytes.print(certificate.limitBytes())).append(" a node.</p>\n");
    List<NodeSpec> nodes = cluster.nodes();
    if (nodes.size() > MOST_NODES) {
      html.append(
          bar("each of " + nodes.size() + " nodes", parts, certificate.limitBytes(), certificate));
    } else {
      for (NodeSpec node : nodes) {
        long limit = Math.max(certificate.limitBytes(), node.memoryBytes());
        html.append(bar(node.name(), parts, limit, certificate));
      }
    }
    return html.append(legend(parts)).toString();
  }

  private static String bar(String name, List<Share> parts, long limit, Certificate certificate) {
    double whole = Math.max(1, Math.max(limit, certificate.totalBytes()));
    StringBuilder html = new StringBuilder("<div class=\"barline\"><span class=\"who\">");
    html.append(Html.text(name)).append("</span><div class=\"bar\">");
    for (int i = 0; i < parts.size(); i++) {
      Share part = parts.get(i);
      html.append(
          String.format(
              Locale.ROOT,
              "<span class=\"c%d\" style=\"width:%.2f%%\" title=\"%s\"></span>",
              i % COLOURS,
              100 * part.bytes() / whole,
              Html.text(part.name() + ": " + Bytes.print(part.bytes()))));
    }
    html.append("</div><span class=\"dim\">").append(Bytes.print(limit)).append("</span></div>\n");
    return html.toString();
  }

  private static String legend(List<Share> parts) {
    StringBuilder html = new StringBuilder("<ul class=\"legend\">\n");
    for (int i = 0; i < parts.size(); i++) {
      Share part = parts.get(i);
      html.append("<li><span class=\"key c").append(i % COLOURS).append("\"></span><b>");
      html.append(Bytes.print(part.bytes())).append("</b> ").append(Html.text(part.name()));
      html.append(": ").append(Html.text(part.because())).append("</li>\n");
    }
    return html.append("</ul>\n").toString();
  }
}
