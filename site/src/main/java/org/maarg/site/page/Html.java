package org.maarg.site.page;

import java.util.List;
import java.util.stream.Collectors;

/** Pieces of HTML. What is called text is escaped here; what is called HTML is taken as it is. */
public final class Html {
  private Html() {}

  /** Text for the inside of an element or an attribute. */
  public static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  /** An element around HTML. */
  public static String tag(String name, String html) {
    return "<" + name + ">" + html + "</" + name.replaceFirst(" .*", "") + ">";
  }

  /** Text as it is typed. */
  public static String code(String text) {
    return tag("code", escape(text));
  }

  /** Lines as they are typed. */
  public static String lines(String text) {
    return "<pre tabindex=\"0\">" + escape(text) + "</pre>";
  }

  /** A link with an address that is ready to use. */
  public static String link(String address, String text) {
    return "<a href=\"" + escape(address) + "\">" + escape(text) + "</a>";
  }

  /** A heading that links can lead to; its text is the place's name if it has none. */
  public static String heading(int level, String id, String text) {
    return "<h" + level + " id=\"" + escape(id) + "\">" + escape(text) + "</h" + level + ">\n";
  }

  /** A list of HTML; nothing if it is empty. */
  public static String list(List<String> items) {
    return items.isEmpty()
        ? ""
        : items.stream()
            .map(it -> tag("li", it) + "\n")
            .collect(Collectors.joining("", "<ul>\n", "</ul>\n"));
  }

  /**
   * Names and what is to be said of them, as HTML; those of which there is nothing are left out.
   */
  public static String facts(List<Fact> facts) {
    return facts.stream()
        .filter(it -> !it.html().isEmpty())
        .map(it -> "<dt>" + escape(it.name()) + "</dt><dd>" + it.html() + "</dd>\n")
        .collect(Collectors.joining("", "<dl class=\"facts\">\n", "</dl>\n"));
  }

  /** Something with a name. */
  public record Fact(String name, String html) {}

  /** A table of HTML that can be scrolled sideways; the first cell of a row names it. */
  public static String table(List<String> heads, List<Row> rows) {
    StringBuilder html = new StringBuilder(OPEN_TABLE).append("<table>\n<thead><tr>");
    heads.forEach(it -> html.append("<th scope=\"col\">").append(escape(it)).append("</th>"));
    html.append("</tr></thead>\n<tbody>\n");
    for (Row row : rows) {
      html.append(row.id().isEmpty() ? "<tr>" : "<tr id=\"" + escape(row.id()) + "\">");
      for (int i = 0; i < row.cells().size(); i++) {
        html.append(i == 0 ? "<th scope=\"row\">" : "<td>").append(row.cells().get(i));
        html.append(i == 0 ? "</th>" : "</td>");
      }
      html.append("</tr>\n");
    }
    return html.append("</tbody>\n</table>").append(CLOSE_TABLE).append('\n').toString();
  }

  /** Begins what is around a table: it can be reached and scrolled with the keyboard. */
  static final String OPEN_TABLE = "<div class=\"wide\" tabindex=\"0\">";

  /** Ends it. */
  static final String CLOSE_TABLE = "</div>";

  /**
   * A row of a table.
   *
   * @param id what links can lead to; may be empty
   * @param cells HTML
   */
  public record Row(String id, List<String> cells) {
    /** A row; the list is copied. */
    public Row {
      cells = List.copyOf(cells);
    }
  }

  /** How many of something there are, in words. */
  public static String count(int number, String one, String several) {
    return number + " " + (number == 1 ? one : several);
  }
}
