package org.maarg.site.page;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.heading.anchor.HeadingAnchorExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** Texts of the repository as HTML, with each link leading to where its target is in the site. */
final class Markdown {
  private static final Pattern MARKER = Pattern.compile("<!--.*?-->", Pattern.DOTALL);
  private static final Pattern ELSEWHERE = Pattern.compile("(https?|mailto):.*");
  private static final List<Extension> EXTENSIONS =
      List.of(TablesExtension.create(), HeadingAnchorExtension.create());
  private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS).build();
  private static final HtmlRenderer RENDERER =
      HtmlRenderer.builder()
          .extensions(EXTENSIONS)
          .attributeProviderFactory(
              context ->
                  (node, tag, attributes) -> {
                    // What is too wide for a small screen is scrolled, with the keyboard as well.
                    if (tag.equals("pre")) {
                      attributes.put("tabindex", "0");
                    }
                  })
          .build();

  private final Routes routes;
  private final Ids ids;

  Markdown(Routes routes, Ids ids) {
    this.routes = routes;
    this.ids = ids;
  }

  /**
   * A text as HTML.
   *
   * @param file where it stands, from which its links count
   * @param page where it will be
   */
  String html(String file, String text, String page) {
    Node document = PARSER.parse(MARKER.matcher(text).replaceAll(""));
    document.accept(new Links(file, page));
    return RENDERER
        .render(document)
        .replace("<table>", Html.OPEN_TABLE + "<table>")
        .replace("</table>", "</table>" + Html.CLOSE_TABLE);
  }

  private final class Links extends AbstractVisitor {
    private final String file;
    private final String page;

    private Links(String file, String page) {
      this.file = file;
      this.page = page;
    }

    @Override
    public void visit(Link link) {
      String named = words(link);
      Optional<String> place = routes.named(named);
      link.setDestination(
          place.map(it -> Routes.relative(page, it)).orElseGet(() -> moved(link.getDestination())));
    }

    @Override
    public void visit(Image image) {
      image.setDestination(moved(image.getDestination()));
    }

    @Override
    public void visit(Text text) {
      List<Node> pieces = ids.linked(text.getLiteral(), page);
      if (pieces.size() > 1 || pieces.get(0) instanceof Link) {
        pieces.forEach(text::insertBefore);
        text.unlink();
      }
    }

    private String moved(String destination) {
      if (ELSEWHERE.matcher(destination).matches()) {
        return destination;
      }
      int sign = destination.indexOf('#');
      String path = sign < 0 ? destination : destination.substring(0, sign);
      String place = sign < 0 ? "" : destination.substring(sign + 1);
      String target =
          path.isEmpty()
              ? file
              : Path.of("/" + file).resolveSibling(path).normalize().toString().substring(1);
      return Routes.relative(page, routes.of(target, place));
    }
  }

  /** What a link says. */
  private static String words(Node link) {
    StringBuilder words = new StringBuilder();
    link.accept(
        new AbstractVisitor() {
          @Override
          public void visit(Text text) {
            words.append(text.getLiteral());
          }

          @Override
          public void visit(Code code) {
            words.append(code.getLiteral());
          }

          @Override
          public void visit(SoftLineBreak line) {
            words.append(' ');
          }
        });
    return words.toString();
  }
}
