package org.maarg.site.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;

/** IDs of requirements in running text, which lead to the requirement wherever they stand. */
final class Ids {
  private static final Pattern FORM =
      Pattern.compile("(?<![\\w.-])\\d{4}-\\d{1,3}(?:\\.\\d{1,3})*-[1-9]\\d{0,3}(?![\\w-])");

  private final Set<String> known = new TreeSet<>();

  /** There is such a requirement, with a page. */
  void add(String id) {
    known.add(id);
  }

  /** Where the requirement of an ID is. */
  static String page(String id) {
    return "requirements/" + id + ".html";
  }

  /** The IDs that stand in a text, each once, in their order. */
  List<String> in(String text) {
    return FORM.matcher(text)
        .results()
        .map(it -> it.group())
        .filter(known::contains)
        .distinct()
        .toList();
  }

  /** A text in pieces of which those that are IDs are links. */
  List<Node> linked(String text, String page) {
    List<Node> pieces = new ArrayList<>();
    Matcher id = FORM.matcher(text);
    int done = 0;
    while (id.find()) {
      if (known.contains(id.group())) {
        pieces.add(new Text(text.substring(done, id.start())));
        Link link = new Link(Routes.relative(page, page(id.group())), null);
        link.appendChild(new Text(id.group()));
        pieces.add(link);
        done = id.end();
      }
    }
    pieces.add(new Text(text.substring(done)));
    return pieces;
  }

  /** A text as HTML in which IDs are links. */
  String html(String text, String page) {
    StringBuilder html = new StringBuilder();
    Matcher id = FORM.matcher(text);
    int done = 0;
    while (id.find()) {
      if (known.contains(id.group())) {
        html.append(Html.escape(text.substring(done, id.start())));
        html.append(Html.link(Routes.relative(page, page(id.group())), id.group()));
        done = id.end();
      }
    }
    return html.append(Html.escape(text.substring(done))).toString();
  }
}
