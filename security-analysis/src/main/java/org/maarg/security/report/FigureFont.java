package org.maarg.security.report;

import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.font.FontRenderContext;
import java.awt.font.LineMetrics;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.text.CharacterIterator;

/**
 * A font that is measured by a table and not by the machine's fonts: figures come out the same
 * octets everywhere, also on a machine without any font.
 */
final class FigureFont extends Font {
  /** What the browser is asked for; the first ones have the widths of the table. */
  static final String FAMILY = "Helvetica, Arial, Liberation Sans, sans-serif";

  private static final long serialVersionUID = 1L;
  private static final double ASCENT = 0.91;
  private static final double DESCENT = 0.21;

  /** Advance widths of the characters 32 to 126 in 1/1000 of the size. */
  private static final int[] WIDTHS = {
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556,
    556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667,
    611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667,
    667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500,
    222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584
  };

  /** A font of this style and size in user units. */
  FigureFont(int style, int size) {
    super(FAMILY, style, size);
  }

  @Override
  public String getFamily() {
    return FAMILY;
  }

  @Override
  public LineMetrics getLineMetrics(String text, FontRenderContext context) {
    return new Line(text.length(), getSize());
  }

  @Override
  public Rectangle2D getStringBounds(String text, FontRenderContext context) {
    double height = (ASCENT + DESCENT) * getSize();
    return new Rectangle2D.Double(0, -ASCENT * getSize(), width(text), height);
  }

  /** Width of a text in user units, with room for a browser's wider font. */
  double width(String text) {
    int sum = text.chars().map(FigureFont::width).sum();
    return sum * getSize() * (isBold() ? 1.2 : 1.12) / 1000;
  }

  private static int width(int character) {
    boolean known = character >= 32 && character < 32 + WIDTHS.length;
    return known ? WIDTHS[character - 32] : 600;
  }

  /** Metrics for drawing code that asks for them. */
  FontMetrics metrics() {
    return new Metrics(this);
  }

  private static final class Metrics extends FontMetrics {
    private static final long serialVersionUID = 1L;

    private final FigureFont figureFont;

    private Metrics(FigureFont figureFont) {
      super(figureFont);
      this.figureFont = figureFont;
    }

    @Override
    public int getAscent() {
      return (int) Math.round(ASCENT * figureFont.getSize());
    }

    @Override
    public int getDescent() {
      return (int) Math.round(DESCENT * figureFont.getSize());
    }

    @Override
    public int charWidth(char character) {
      return stringWidth(String.valueOf(character));
    }

    @Override
    public int charsWidth(char[] text, int from, int count) {
      return stringWidth(new String(text, from, count));
    }

    @Override
    public int stringWidth(String text) {
      return (int) Math.ceil(figureFont.width(text));
    }

    @Override
    public FontRenderContext getFontRenderContext() {
      return new FontRenderContext(new AffineTransform(), true, true);
    }

    @Override
    public Rectangle2D getStringBounds(String text, Graphics context) {
      return figureFont.getStringBounds(text, getFontRenderContext());
    }

    @Override
    public Rectangle2D getStringBounds(CharacterIterator text, int from, int to, Graphics context) {
      StringBuilder part = new StringBuilder();
      for (int at = from; at < to; at++) {
        part.append(text.setIndex(at));
      }
      return getStringBounds(part.toString(), context);
    }

    @Override
    public LineMetrics getLineMetrics(String text, Graphics context) {
      return figureFont.getLineMetrics(text, getFontRenderContext());
    }
  }

  private static final class Line extends LineMetrics {
    private final int count;
    private final double size;

    private Line(int count, double size) {
      this.count = count;
      this.size = size;
    }

    @Override
    public int getNumChars() {
      return count;
    }

    @Override
    public float getAscent() {
      return (float) (ASCENT * size);
    }

    @Override
    public float getDescent() {
      return (float) (DESCENT * size);
    }

    @Override
    public float getLeading() {
      return 0;
    }

    @Override
    public float getHeight() {
      return getAscent() + getDescent();
    }

    @Override
    public int getBaselineIndex() {
      return ROMAN_BASELINE;
    }

    @Override
    public float[] getBaselineOffsets() {
      return new float[] {0, -getAscent(), -getAscent() / 2};
    }

    @Override
    public float getStrikethroughOffset() {
      return -getAscent() / 3;
    }

    @Override
    public float getStrikethroughThickness() {
      return 1;
    }

    @Override
    public float getUnderlineOffset() {
      return 1;
    }

    @Override
    public float getUnderlineThickness() {
      return 1;
    }

    private static final int ROMAN_BASELINE = Font.ROMAN_BASELINE;
  }
}
