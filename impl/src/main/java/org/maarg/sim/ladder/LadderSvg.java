package org.maarg.sim.ladder;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.maarg.sim.Names;
import org.maarg.wire.Ipv6Address;

/** A ladder as a self-contained SVG picture. */
public final class LadderSvg {
  private static final int LEFT = 90;
  private static final int WIDE = 150;
  private static final int NARROW = 90;
  private static final int MANY_LANES = 6;
  private static final int TOP = 44;
  private static final int ROW = 26;
  private static final int CHARACTER = 7;
  private static final String STYLE =
      "text{font:11px sans-serif;fill:#222}"
          + ".n{font-weight:bold;font-size:13px;text-anchor:middle}"
          + ".t{text-anchor:end;fill:#777}"
          + ".l{paint-order:stroke;stroke:#fff;stroke-width:4px}"
          + ".b{fill:#a00}"
          + "line,path{stroke:#235;stroke-width:1.3;fill:none}"
          + ".v{stroke:#bbb;stroke-width:1}"
          + ".x{stroke:#c22}";

  private final List<String> names = new ArrayList<>();
  private final int distance;

  /**
   * A renderer.
   *
   * @param nodes the nodes in the order of their lanes
   */
  public LadderSvg(Names nodes) {
    for (Ipv6Address address : nodes.addresses()) {
      names.add(nodes.of(address));
    }
    distance = names.size() > MANY_LANES ? NARROW : WIDE;
  }

  /** The picture of these rows; rows of nodes without a lane stand at the left. */
  public String render(List<LadderRow> rows) {
    int height = TOP + ROW * (rows.size() + 1);
    StringBuilder svg = new StringBuilder();
    svg.append(open(widthOf(rows), height));
    for (int lane = 0; lane < names.size(); lane++) {
      int x = x(lane);
      svg.append(line("v", x, TOP - 14, x, height - 8));
      svg.append(text("n", x, TOP - 22, names.get(lane)));
    }
    for (int i = 0; i < rows.size(); i++) {
      appendRow(svg, rows.get(i), TOP + ROW * (i + 1));
    }
    return svg.append("</svg>\n").toString();
  }

  private static String open(int width, int height) {
    return String.format(
        Locale.ROOT,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\""
            + " height=\"%d\" role=\"img\">\n<title>Ladder diagram</title>\n<style>%s</style>\n"
            + "<defs><marker id=\"a\" markerWidth=\"8\" markerHeight=\"8\" refX=\"7\" refY=\"4\""
            + " orient=\"auto\"><path d=\"M0 0L8 4L0 8Z\" style=\"fill:#235;stroke:none\"/>"
            + "</marker></defs>\n<rect width=\"100%%\" height=\"100%%\" fill=\"#fff\"/>\n",
        width,
        height,
        width,
        height,
        STYLE);
  }

  private int widthOf(List<LadderRow> rows) {
    int width = x(names.size() - 1) + distance / 2;
    for (LadderRow row : rows) {
      width = Math.max(width, labelX(row) + CHARACTER * row.label().length());
    }
    return width;
  }

  private void appendRow(StringBuilder svg, LadderRow row, int y) {
    svg.append(text("t", LEFT - 34, y + 4, seconds(row.atMicros())));
    boolean bad = row.kind() == LadderRow.Kind.LOST || row.kind() == LadderRow.Kind.DROPPED;
    if (isDrawnArrow(row)) {
      appendArrow(svg, row, y);
    } else {
      int lane = Math.max(row.from(), row.to());
      svg.append(mark(bad, lane < 0 ? LEFT - 20 : x(lane), y));
    }
    int labelY = isDrawnArrow(row) ? y - 6 : y + 4;
    svg.append(text(bad ? "l b" : "l", labelX(row), labelY, row.label()));
  }

  private void appendArrow(StringBuilder svg, LadderRow row, int y) {
    int start = x(row.from());
    int end = x(row.to());
    if (row.kind() == LadderRow.Kind.MESSAGE) {
      svg.append(
          String.format(
              Locale.ROOT,
              "<line x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\" marker-end=\"url(#a)\"/>\n",
              start,
              y,
              end,
              y));
    } else {
      int lostAt = end - Integer.signum(end - start) * distance / 2;
      svg.append(line("x", start, y, lostAt, y));
      svg.append(line("x", lostAt - 4, y - 4, lostAt + 4, y + 4));
      svg.append(line("x", lostAt - 4, y + 4, lostAt + 4, y - 4));
    }
  }

  private static boolean isDrawnArrow(LadderRow row) {
    return row.kind().isArrow() && row.from() >= 0 && row.to() >= 0 && row.from() != row.to();
  }

  private int labelX(LadderRow row) {
    int lane = isDrawnArrow(row) ? Math.min(row.from(), row.to()) : Math.max(row.from(), row.to());
    return (lane < 0 ? LEFT - 20 : x(lane)) + 9;
  }

  private int x(int lane) {
    return LEFT + lane * distance;
  }

  private static String seconds(long micros) {
    return String.format(Locale.ROOT, "%.3f s", micros / 1e6);
  }

  private static String mark(boolean bad, int x, int y) {
    return String.format(
        Locale.ROOT,
        "<circle cx=\"%d\" cy=\"%d\" r=\"4\" fill=\"%s\"/>\n",
        x,
        y,
        bad ? "#c22" : "#235");
  }

  private static String line(String style, int x1, int y1, int x2, int y2) {
    return String.format(
        Locale.ROOT,
        "<line class=\"%s\" x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\"/>\n",
        style,
        x1,
        y1,
        x2,
        y2);
  }

  private static String text(String style, int x, int y, String text) {
    return String.format(
        Locale.ROOT, "<text class=\"%s\" x=\"%d\" y=\"%d\">%s</text>\n", style, x, y, escape(text));
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
