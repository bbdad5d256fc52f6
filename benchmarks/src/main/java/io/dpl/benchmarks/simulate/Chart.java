package io.dpl.benchmarks.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A plot with logarithmic axes as SVG text. */
final class Chart {

  private static final int LEFT = 56;
  private static final int TOP = 34;
  private static final int WIDTH = 380;
  private static final int HEIGHT = 240;
  private static final int BOTTOM = 48;

  /** Readable on a light page and on a dark one. */
  private static final String STYLE =
      """
      <style>
      text { fill: #1f2328 } .grid { stroke: #d0d7de } .back { fill: #ffffff }
      @media (prefers-color-scheme: dark) {
        text { fill: #e6edf3 } .grid { stroke: #3d444d } .back { fill: #0d1117 }
      }
      </style>
      """;

  /** Whole width and height of one plot. */
  static final int PLOT_WIDTH = LEFT + WIDTH + 24;

  static final int PLOT_HEIGHT = TOP + HEIGHT + BOTTOM;

  private final String title;
  private final String across;
  private final Axis x;
  private final Axis y;
  private final List<String> shapes = new ArrayList<>();
  private int legends;

  /** From, to, and where numbers stand. */
  record Axis(double from, double to, boolean logarithmic, List<Double> ticks) {

    double share(double value) {
      double at = Math.max(from, Math.min(to, value));
      return logarithmic ? Math.log(at / from) / Math.log(to / from) : (at - from) / (to - from);
    }
  }

  /** A place in numbers of the axes. */
  record Point(double x, double y) {}

  Chart(String title, String across, Axis x, Axis y) {
    this.title = title;
    this.across = across;
    this.x = x;
    this.y = y;
  }

  /** Adds a line with a legend. */
  Chart line(String name, String colour, List<Point> points) {
    StringBuilder path = new StringBuilder();
    for (Point point : points) {
      path.append(path.isEmpty() ? "M" : " L").append(at(point));
    }
    shapes.add(
        "<path d=\"" + path + "\" fill=\"none\" stroke=\"" + colour + "\" stroke-width=\"2\"/>");
    int row = TOP + 16 + 16 * legends++;
    shapes.add(
        "<path d=\"M"
            + (LEFT + WIDTH - 150)
            + " "
            + row
            + " h18\" stroke=\""
            + colour
            + "\" stroke-width=\"2\"/>");
    shapes.add(text(LEFT + WIDTH - 128, row + 4, "start", name));
    return this;
  }

  /** Adds circles without a legend. */
  Chart marks(String colour, List<Point> points) {
    for (Point point : points) {
      String[] place = at(point).split(" ");
      shapes.add(
          "<circle cx=\""
              + place[0]
              + "\" cy=\""
              + place[1]
              + "\" r=\"4\" fill=\"none\" stroke=\""
              + colour
              + "\"/>");
    }
    return this;
  }

  /**
   * Adds a full circle with its name.
   *
   * @param anchor of the name: start puts it right of the circle, end left of it
   * @param shift of the name downwards
   */
  Chart mark(String name, String colour, Point point, String anchor, int shift) {
    String[] place = at(point).split(" ");
    double left = Double.parseDouble(place[0]) + (anchor.equals("end") ? -10 : 10);
    shapes.add(
        "<circle cx=\""
            + place[0]
            + "\" cy=\""
            + place[1]
            + "\" r=\"5\" fill=\""
            + colour
            + "\"/>");
    shapes.add(text(left, Double.parseDouble(place[1]) + shift, anchor, name));
    return this;
  }

  /** Puts the legends of the lines to come at the bottom. */
  Chart legendsBelow() {
    legends = (HEIGHT - 56) / 16;
    return this;
  }

  private String at(Point point) {
    return String.format(
        Locale.ROOT,
        "%.1f %.1f",
        LEFT + WIDTH * x.share(point.x()),
        TOP + HEIGHT * (1 - y.share(point.y())));
  }

  private String body(int shift) {
    StringBuilder svg = new StringBuilder("<g transform=\"translate(" + shift + " 0)\">\n");
    svg.append(text(LEFT, 20, "start", title)).append('\n');
    for (double tick : x.ticks()) {
      double place = LEFT + WIDTH * x.share(tick);
      svg.append(grid(place, TOP, "v" + HEIGHT));
      svg.append(text(place, TOP + HEIGHT + 16, "middle", number(tick))).append('\n');
    }
    for (double tick : y.ticks()) {
      double place = TOP + HEIGHT * (1 - y.share(tick));
      svg.append(grid(LEFT, place, "h" + WIDTH));
      svg.append(text(LEFT - 6, place + 4, "end", number(tick))).append('\n');
    }
    svg.append(text(LEFT + WIDTH / 2.0, TOP + HEIGHT + 36, "middle", across)).append('\n');
    shapes.forEach(shape -> svg.append(shape).append('\n'));
    return svg.append("</g>\n").toString();
  }

  private static String grid(double left, double top, String way) {
    return String.format(
        Locale.ROOT, "<path d=\"M%.1f %.1f %s\" class=\"grid\"/>\n", left, top, way);
  }

  private static String text(double left, double top, String anchor, String words) {
    return String.format(
        Locale.ROOT,
        "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>",
        left,
        top,
        anchor,
        words.replace("&", "&amp;").replace("<", "&lt;"));
  }

  private static String number(double value) {
    return value == Math.rint(value)
        ? String.format(Locale.ROOT, "%,d", (long) value)
        : String.valueOf(value);
  }

  /** A document with charts side by side. */
  static String svg(List<Chart> charts) {
    StringBuilder svg =
        new StringBuilder(
            String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\""
                    + " font-family=\"sans-serif\" font-size=\"12\">%n",
                PLOT_WIDTH * charts.size(),
                PLOT_HEIGHT));
    svg.append(STYLE).append("<rect width=\"100%\" height=\"100%\" class=\"back\"/>\n");
    for (int i = 0; i < charts.size(); i++) {
      svg.append(charts.get(i).body(i * PLOT_WIDTH));
    }
    return svg.append("</svg>\n").toString();
  }
}
