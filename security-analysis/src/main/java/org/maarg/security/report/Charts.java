package org.maarg.security.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.geom.Rectangle2D;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Locale;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.Axis;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.category.BarRenderer;
import org.jfree.chart.renderer.category.StandardBarPainter;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.renderer.xy.XYStepRenderer;
import org.jfree.chart.text.TextUtils;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.category.DefaultCategoryDataset;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/** Draws diagrams: same diagram, same octets, on every machine. */
public final class Charts {
  /** Width in user units, which are pixels where the page has room. */
  static final int WIDTH = 720;

  /** Height in user units. */
  static final int HEIGHT = 440;

  private static final String LOGARITHMIC = ", log scale";
  private static final Font PLAIN = new FigureFont(Font.PLAIN, 14);
  private static final Font BOLD = new FigureFont(Font.BOLD, 14);
  private static final Color GRID = new Color(0xDDDDDD);
  private static final Color TEXT = new Color(0x222222);

  static {
    // The other way of turning text draws outlines of a font of the machine.
    TextUtils.setUseDrawRotatedStringWorkaround(false);
  }

  private Charts() {}

  /** The diagram as an SVG element. */
  public static String svg(Diagram diagram) {
    Plot plot = diagram.kind() == Diagram.Kind.BARS ? bars(diagram) : lines(diagram);
    JFreeChart chart = new JFreeChart(null, BOLD, plot, false);
    chart.setBackgroundPaint(Color.WHITE);
    chart.setPadding(new RectangleInsets(8, 4, 4, 14));
    chart.addLegend(legend(plot));
    SvgCanvas canvas = SvgCanvas.of(diagram.id(), WIDTH, HEIGHT);
    chart.draw(canvas, new Rectangle2D.Double(0, 0, WIDTH, HEIGHT));
    return canvas.element("figure-" + diagram.id(), diagram.title(), description(diagram));
  }

  private static String description(Diagram diagram) {
    List<String> names = diagram.series().stream().map(Diagram.Series::name).toList();
    return diagram.y().label() + " over " + diagram.x().label() + ": " + String.join(", ", names);
  }

  private static LegendTitle legend(Plot plot) {
    LegendTitle legend = new LegendTitle(plot);
    legend.setPosition(RectangleEdge.TOP);
    legend.setItemFont(PLAIN);
    legend.setItemPaint(TEXT);
    legend.setFrame(BlockBorder.NONE);
    legend.setBackgroundPaint(Color.WHITE);
    legend.setLegendItemGraphicPadding(new RectangleInsets(2, 6, 2, 2));
    return legend;
  }

  private static Plot lines(Diagram diagram) {
    XYLineAndShapeRenderer renderer =
        diagram.kind() == Diagram.Kind.STEPS
            ? new XYStepRenderer()
            : new XYLineAndShapeRenderer(true, true);
    boolean profiles = Ink.profiles(diagram.series());
    XYSeriesCollection data = new XYSeriesCollection();
    for (int i = 0; i < diagram.series().size(); i++) {
      Diagram.Series series = diagram.series().get(i);
      data.addSeries(points(diagram, series));
      Ink ink = Ink.of(series.name(), i, profiles);
      renderer.setSeriesPaint(i, ink.colour());
      renderer.setSeriesStroke(i, ink.stroke());
      renderer.setSeriesShape(i, ink.mark());
      renderer.setSeriesShapesVisible(i, diagram.kind() == Diagram.Kind.LINES);
    }
    renderer.setDrawSeriesLineAsPath(true);
    XYPlot plot = new XYPlot(data, axis(diagram.x()), values(diagram), renderer);
    plot.setDomainGridlinePaint(GRID);
    plot.setRangeGridlinePaint(GRID);
    plot.setDomainGridlineStroke(new BasicStroke(1));
    plot.setRangeGridlineStroke(new BasicStroke(1));
    return plain(plot);
  }

  private static XYSeries points(Diagram diagram, Diagram.Series series) {
    XYSeries points = new XYSeries(series.name(), false, true);
    for (Diagram.Point point : series.points()) {
      boolean drawable =
          (!diagram.x().log() || point.x() > 0) && (!diagram.y().log() || point.y() > 0);
      if (drawable) {
        points.add(point.x(), point.y());
      }
    }
    return points;
  }

  private static Plot bars(Diagram diagram) {
    BarRenderer renderer = new BarRenderer();
    renderer.setBarPainter(new StandardBarPainter());
    renderer.setShadowVisible(false);
    renderer.setItemMargin(0.06);
    renderer.setDrawBarOutline(true);
    boolean profiles = Ink.profiles(diagram.series());
    DefaultCategoryDataset data = new DefaultCategoryDataset();
    for (int i = 0; i < diagram.series().size(); i++) {
      Diagram.Series series = diagram.series().get(i);
      for (Diagram.Point point : series.points()) {
        data.addValue(point.y(), series.name(), diagram.categories().get((int) point.x()));
      }
      Ink ink = Ink.of(series.name(), i, profiles);
      renderer.setSeriesPaint(i, ink.colour());
      renderer.setSeriesOutlinePaint(i, TEXT);
    }
    CategoryAxis groups = new CategoryAxis(diagram.x().label());
    groups.setCategoryMargin(0.25);
    CategoryPlot plot = new CategoryPlot(data, fonts(groups), values(diagram), renderer);
    plot.setRangeGridlinePaint(GRID);
    plot.setRangeGridlineStroke(new BasicStroke(1));
    return plain(plot);
  }

  private static <P extends Plot> P plain(P plot) {
    plot.setBackgroundPaint(Color.WHITE);
    plot.setOutlineVisible(false);
    plot.setNoDataMessageFont(PLAIN);
    return plot;
  }

  /** An axis that fits values which are all 0 would have numbers on it that are none. */
  private static ValueAxis values(Diagram diagram) {
    ValueAxis axis = axis(diagram.y());
    if (Captions.isEmpty(diagram)) {
      axis.setRange(0, 1);
    }
    return axis;
  }

  private static ValueAxis axis(Diagram.Axis axis) {
    NumberAxis numbers =
        axis.log() ? new DecadeAxis(axis.label() + LOGARITHMIC) : new NumberAxis(axis.label());
    numbers.setAutoRangeIncludesZero(!axis.log());
    numbers.setNumberFormatOverride(
        new DecimalFormat("#,##0.###", DecimalFormatSymbols.getInstance(Locale.ROOT)));
    return fonts(numbers);
  }

  private static <A extends Axis> A fonts(A axis) {
    axis.setLabelFont(BOLD);
    axis.setLabelPaint(TEXT);
    axis.setTickLabelFont(PLAIN);
    axis.setTickLabelPaint(TEXT);
    axis.setAxisLinePaint(TEXT);
    return axis;
  }
}
