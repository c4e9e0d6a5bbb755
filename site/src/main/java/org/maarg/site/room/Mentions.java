package org.maarg.site.room;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What is about a requirement besides the sources that cite it. */
public final class Mentions {
  private final Map<String, SortedMap<String, List<Mention>>> all = new TreeMap<>();

  /**
   * Something that is about a requirement.
   *
   * @param address in the site
   */
  record Mention(String title, String address) {}

  /** Nothing is about any. */
  public Mentions() {}

  /** Something of this kind is about these requirements. */
  void add(String kind, Iterable<String> requirements, Mention mention) {
    for (String id : requirements) {
      all.computeIfAbsent(id, it -> new TreeMap<>())
          .computeIfAbsent(kind, it -> new ArrayList<>())
          .add(mention);
    }
  }

  /** What is about a requirement, by kind. */
  SortedMap<String, List<Mention>> of(String requirement) {
    return all.getOrDefault(requirement, new TreeMap<>());
  }
}
