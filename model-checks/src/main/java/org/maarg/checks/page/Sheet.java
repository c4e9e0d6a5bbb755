package org.maarg.checks.page;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.maarg.cli.Json;

/** What stands at a node: parts, in each of them entries with a name. */
final class Sheet {
  private final Map<String, Map<String, Entry>> parts = new LinkedHashMap<>();

  /**
   * An entry.
   *
   * @param value for people
   * @param identity what tells that it has changed
   */
  private record Entry(String value, String identity) {}

  void put(String part, String name, String value) {
    put(part, name, value, value);
  }

  void put(String part, String name, String value, String identity) {
    parts.computeIfAbsent(part, it -> new LinkedHashMap<>()).put(name, new Entry(value, identity));
  }

  /** The parts with what has changed since an earlier sheet of the node; gone ones are marked. */
  ArrayNode since(Sheet before) {
    ArrayNode json = Json.array();
    Set<String> names = new LinkedHashSet<>(parts.keySet());
    names.addAll(before.parts.keySet());
    for (String name : names) {
      ObjectNode part = json.addObject().put("title", name);
      Map<String, Entry> now = parts.getOrDefault(name, Map.of());
      entries(now, before.parts.getOrDefault(name, Map.of()), part.putArray("entries"));
    }
    return json;
  }

  private static void entries(Map<String, Entry> now, Map<String, Entry> was, ArrayNode json) {
    Set<String> names = new LinkedHashSet<>(now.keySet());
    names.addAll(was.keySet());
    for (String name : names) {
      Entry present = now.get(name);
      Entry past = was.get(name);
      ObjectNode entry = json.addObject().put("name", name);
      if (present == null && past != null) {
        entry.put("value", past.value()).put("change", "gone");
      } else if (present != null) {
        entry.put("value", present.value());
        if (past == null) {
          entry.put("change", "new");
        } else if (!past.identity().equals(present.identity())) {
          entry.put("change", "changed").put("was", past.value());
        }
      }
    }
  }
}
