package org.maarg.site.page;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * Walks over every page of a site and follows each link and each picture in it, to the place in the
 * page that is named. What leads out of the site is not followed: nothing is asked of the network.
 */
public final class LinkCheck {
  private static final List<String> ATTRIBUTES = List.of("href", "src", "action", "data-walk");

  private final Map<String, byte[]> files;
  private final Map<String, Set<String>> places = new HashMap<>();
  private final List<Link> links = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();

  private record Link(String page, String target) {}

  private LinkCheck(Map<String, byte[]> files) {
    this.files = files;
  }

  /** Each link that leads to nothing, and each ID that stands twice in a page, in a line. */
  public static List<String> problems(Pages site) {
    LinkCheck check = new LinkCheck(site.files());
    site.files().keySet().stream().filter(it -> it.endsWith(".html")).forEach(check::read);
    check.links.forEach(check::follow);
    return check.problems;
  }

  private void read(String page) {
    Set<String> ids = new HashSet<>();
    for (Element element : parse(page).getAllElements()) {
      String id = element.id();
      if (!id.isEmpty() && !ids.add(id)) {
        problems.add(page + ": the ID " + id + " stands twice");
      }
      for (String attribute : ATTRIBUTES) {
        if (element.hasAttr(attribute)) {
          links.add(new Link(page, element.attr(attribute)));
        }
      }
    }
    places.put(page, ids);
  }

  private Document parse(String page) {
    byte[] octets = files.getOrDefault(page, new byte[0]);
    try {
      return Jsoup.parse(new ByteArrayInputStream(octets), "UTF-8", "");
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private void follow(Link link) {
    if (link.target().matches("(https?|mailto):.*")) {
      return;
    }
    int sign = link.target().indexOf('#');
    String path = sign < 0 ? link.target() : link.target().substring(0, sign);
    String place = sign < 0 ? "" : link.target().substring(sign + 1);
    String file = path.isEmpty() ? link.page() : resolve(link.page(), path);
    if (!files.containsKey(file)) {
      problems.add(link.page() + ": " + link.target() + " leads to nothing");
    } else if (!place.isEmpty() && !places.getOrDefault(file, Set.of()).contains(place)) {
      problems.add(link.page() + ": " + file + " has no place " + place);
    }
  }

  private static String resolve(String page, String path) {
    return Path.of("/" + page).resolveSibling(path).normalize().toString().substring(1);
  }
}
