package org.maarg.security.report;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.LogarithmicAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.axis.TickType;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;

/** A logarithmic axis with labels at 1, 2 and 5 of each decade, or at the decades if many. */
final class DecadeAxis extends LogarithmicAxis {
  private static final long serialVersionUID = 1L;
  private static final double MOST_LABELLED_DECADES = 3;

  /** An axis with this label. */
  DecadeAxis(String label) {
    super(label);
    setAllowNegativesFlag(false);
    setStrictValuesFlag(false);
  }

  @Override
  public List<NumberTick> refreshTicks(
      Graphics2D canvas, AxisState state, Rectangle2D area, RectangleEdge edge) {
    boolean below = RectangleEdge.isTopOrBottom(edge);
    TextAnchor anchor = below ? TextAnchor.TOP_CENTER : TextAnchor.CENTER_RIGHT;
    double lower = getRange().getLowerBound();
    double upper = getRange().getUpperBound();
    boolean few = Math.log10(upper / lower) <= MOST_LABELLED_DECADES;
    List<NumberTick> ticks = new ArrayList<>();
    for (int decade = (int) Math.floor(Math.log10(lower)); ; decade++) {
      for (int digit = 1; digit <= 9; digit++) {
        double value = digit * Math.pow(10, decade);
        if (value > upper) {
          return ticks;
        }
        if (value >= lower) {
          boolean labelled = digit == 1 || (few && (digit == 2 || digit == 5));
          TickType type = labelled ? TickType.MAJOR : TickType.MINOR;
          String text = labelled ? getNumberFormatOverride().format(value) : "";
          ticks.add(new NumberTick(type, value, text, anchor, anchor, 0));
        }
      }
    }
  }
}
