package org.maarg.sim.ladder;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.maarg.sim.Names;
import org.maarg.wire.Ipv6Address;

/**
 * Ladder rows as lines of ASCII, each by itself, so that a ladder can be shown while it happens.
 * Every node has a lane, labels stand at the right. With more than {@value #MAX_LANES} nodes each
 * line names the nodes instead.
 */
public final class LadderText {
  /** The most nodes that get lanes. */
  public static final int MAX_LANES = 12;

  private static final int FIRST_LANE = 14;
  private static final int LEAST_DISTANCE = 8;
  private static final int MICROS_PER_SECOND = 1_000_000;

  private final List<String> names = new ArrayList<>();
  private final int decimals;
  private final int distance;

  /**
   * A renderer.
   *
   * @param nodes the nodes in the order of their lanes
   * @param decimals digits after the point of a second, 3 or 6
   */
  public LadderText(Names nodes, int decimals) {
    int longest = 0;
    for (Ipv6Address address : nodes.addresses()) {
      names.add(nodes.of(address));
      longest = Math.max(longest, nodes.of(address).length());
    }
    this.decimals = decimals;
    this.distance = Math.max(LEAST_DISTANCE, longest + 2);
  }

  /** What stands above the first row: one line. */
  public String header() {
    if (!hasLanes()) {
      return "         s";
    }
    StringBuilder line = new StringBuilder(blank(FIRST_LANE + names.size() * distance));
    put(line, 9, "s");
    for (int lane = 0; lane < names.size(); lane++) {
      put(line, column(lane) - names.get(lane).length() / 2, names.get(lane));
    }
    return line.toString().stripTrailing();
  }

  /** The line of a row, without line end. */
  public String line(LadderRow row) {
    String time =
        String.format(
            Locale.ROOT, "%10." + decimals + "f", row.atMicros() / (double) MICROS_PER_SECOND);
    return time
        + (hasLanes() ? lanes(row).substring(time.length()) : " " + nodesOf(row))
        + "  "
        + row.label();
  }

  private boolean hasLanes() {
    return names.size() <= MAX_LANES;
  }

  private String nodesOf(LadderRow row) {
    String from = row.from() < 0 ? "?" : names.get(row.from());
    String to = row.to() < 0 ? "?" : names.get(row.to());
    return switch (row.kind()) {
      case MESSAGE -> from + " -> " + to;
      case LOST -> from + " -x " + to;
      default -> from + " " + row.kind().mark();
    };
  }

  private String lanes(LadderRow row) {
    StringBuilder line = new StringBuilder(blank(column(names.size() - 1) + 1));
    for (int lane = 0; lane < names.size(); lane++) {
      line.setCharAt(column(lane), '|');
    }
    if (row.kind().isArrow() && row.from() >= 0 && row.to() >= 0 && row.from() != row.to()) {
      drawArrow(line, row);
    } else {
      int lane = Math.max(row.from(), row.to());
      if (lane >= 0) {
        line.setCharAt(
            column(lane), row.kind() == LadderRow.Kind.MESSAGE ? '>' : row.kind().mark());
      }
    }
    return line.toString();
  }

  private void drawArrow(StringBuilder line, LadderRow row) {
    int start = column(row.from());
    int end = column(row.to());
    int step = end > start ? 1 : -1;
    boolean lost = row.kind() == LadderRow.Kind.LOST;
    int last = end - step * (lost ? distance / 2 : 1);
    line.setCharAt(start, '+');
    for (int position = start + step; position != last; position += step) {
      line.setCharAt(position, '-');
    }
    line.setCharAt(last, lost ? 'x' : step > 0 ? '>' : '<');
  }

  private int column(int lane) {
    return FIRST_LANE + lane * distance;
  }

  private static void put(StringBuilder line, int position, String text) {
    line.replace(position, position + text.length(), text);
  }

  private static String blank(int length) {
    char[] spaces = new char[length];
    Arrays.fill(spaces, ' ');
    return new String(spaces);
  }
}
