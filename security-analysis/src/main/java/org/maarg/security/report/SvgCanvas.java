package org.maarg.security.report;

import java.awt.Dimension;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.regex.Pattern;
import org.apache.batik.dom.GenericDOMImplementation;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.apache.batik.svggen.SVGIDGenerator;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Collects what is drawn as SVG, with {@link FigureFont} as the only font. */
final class SvgCanvas extends SVGGraphics2D {
  private static final String SVG = "http://www.w3.org/2000/svg";
  private static final int DECIMALS = 2;
  private static final Pattern TAG_END = Pattern.compile("\\s*\\n\\s*(/?>)");

  private SvgCanvas(SVGGeneratorContext context) {
    super(context, false);
  }

  private SvgCanvas(SvgCanvas parent) {
    super(parent);
  }

  /**
   * A canvas of this size.
   *
   * @param id prefix of all IDs in it, so that several figures can stand in one page
   */
  static SvgCanvas of(String id, int width, int height) {
    Document document =
        GenericDOMImplementation.getDOMImplementation().createDocument(SVG, "svg", null);
    SVGGeneratorContext context = SVGGeneratorContext.createDefault(document);
    context.setComment(null);
    context.setPrecision(DECIMALS);
    context.setIDGenerator(new Ids(id));
    context.setGraphicContextDefaults(defaults());
    SvgCanvas canvas = new SvgCanvas(context);
    canvas.setSVGCanvasSize(new Dimension(width, height));
    return canvas;
  }

  /** Without a font of its own the library looks one up among the machine's. */
  private static SVGGeneratorContext.GraphicContextDefaults defaults() {
    SVGGeneratorContext.GraphicContextDefaults defaults =
        new SVGGeneratorContext.GraphicContextDefaults();
    defaults.setFont(new FigureFont(Font.PLAIN, 12));
    return defaults;
  }

  @Override
  public Graphics create() {
    return new SvgCanvas(this);
  }

  @Override
  public FontMetrics getFontMetrics(Font font) {
    if (font instanceof FigureFont figureFont) {
      return figureFont.metrics();
    }
    throw new IllegalStateException("a font of the machine got into a figure: " + font);
  }

  /**
   * The figure as an element to stand in a page.
   *
   * @param id of the element
   * @param title what a screen reader says first
   * @param description what it says then
   */
  String element(String id, String title, String description) {
    Element root = getRoot();
    int width = getSVGCanvasSize().width;
    int height = getSVGCanvasSize().height;
    root.setAttributeNS(null, "viewBox", "0 0 " + width + " " + height);
    root.setAttributeNS(null, "role", "img");
    root.setAttributeNS(null, "id", id);
    root.setAttributeNS(null, "aria-labelledby", id + "-title " + id + "-desc");
    root.insertBefore(text(root, "desc", id + "-desc", description), root.getFirstChild());
    root.insertBefore(text(root, "title", id + "-title", title), root.getFirstChild());
    StringWriter out = new StringWriter();
    try {
      stream(root, out, true, false);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    return tidy(out.toString());
  }

  /** Without prologue, with tags that end where they should, and a list of fonts as a list. */
  private static String tidy(String svg) {
    String element = svg.substring(svg.indexOf("<svg")).strip().replace("\r\n", "\n");
    return TAG_END
        .matcher(element)
        .replaceAll("$1")
        .replaceFirst("<defs id=\"genericDefs\"\\s*/>", "")
        .replace("'" + FigureFont.FAMILY + "'", FigureFont.FAMILY);
  }

  private static Element text(Element root, String tag, String id, String content) {
    Element element = root.getOwnerDocument().createElementNS(SVG, tag);
    element.setAttributeNS(null, "id", id);
    element.setTextContent(content);
    return element;
  }

  private static final class Ids extends SVGIDGenerator {
    private final String prefix;

    private Ids(String prefix) {
      this.prefix = prefix + "-";
    }

    @Override
    public String generateID(String kind) {
      return prefix + super.generateID(kind);
    }
  }
}
