package org.maarg.cli.crash;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What nodes have acknowledged, as somebody outside remembers it, and whether they still know it.
 * Of a mobile node whose last update has no answer yet, what was before is right as well as what
 * the update asks for. Used by several threads.
 */
final class Ledger {
  /** Where a mobile node is registered, and with which prefix. */
  record Place(String maar, String prefix) {}

  /** What is known of a mobile node: the last answer, and what has been asked for since. */
  private record Known(Optional<Place> told, List<Optional<Place>> asked) {}

  private final Map<String, Known> known = new TreeMap<>();
  private final Map<String, String> holders = new HashMap<>();
  private int acknowledged;

  /** Somebody asks a node to register a mobile node there; nowhere to deregister it. */
  synchronized void asked(String mn, Optional<Place> place) {
    Known before = known.getOrDefault(mn, new Known(Optional.empty(), List.of()));
    List<Optional<Place>> asked = new ArrayList<>(before.asked());
    asked.add(place);
    known.put(mn, new Known(before.told(), List.copyOf(asked)));
  }

  /** A node has acknowledged that. */
  synchronized void acknowledged(String mn, Optional<Place> place) {
    known.put(mn, new Known(place, List.of()));
    acknowledged++;
  }

  /** A node has refused what was asked for last. */
  synchronized void refused(String mn) {
    Known before = known.getOrDefault(mn, new Known(Optional.empty(), List.of()));
    known.put(mn, new Known(before.told(), List.of()));
  }

  /** How many answers were remembered. */
  synchronized int acknowledged() {
    return acknowledged;
  }

  /** Mobile nodes that are registered, as far as is known. */
  synchronized List<String> registered() {
    return known.entrySet().stream()
        .filter(entry -> entry.getValue().told().isPresent())
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Where a mobile node is registered, if nothing is being asked for. */
  synchronized Optional<Place> settled(String mn) {
    Known one = known.get(mn);
    return one == null || !one.asked().isEmpty() ? Optional.empty() : one.told();
  }

  /** A node assigns a prefix; what is wrong with that, if somebody has had it. */
  synchronized Optional<String> assigned(String prefix, String mn) {
    String before = holders.putIfAbsent(prefix, mn);
    return before == null || before.equals(mn)
        ? Optional.empty()
        : Optional.of(prefix + " of " + before + " is assigned to " + mn + " as well");
  }

  /**
   * What the bindings of a CMD contradict.
   *
   * @param bindings as the control API tells them
   */
  synchronized List<String> against(JsonNode bindings) {
    Map<String, Place> present = new HashMap<>();
    for (JsonNode binding : bindings) {
      if (binding.path("active").asBoolean()) {
        Place place =
            new Place(binding.path("proxyCareOfAddress").asText(), binding.path("prefix").asText());
        present.put(binding.path("mn").asText(), place);
      }
    }
    List<String> wrong = new ArrayList<>();
    known.forEach(
        (mn, one) -> {
          Optional<Place> now = Optional.ofNullable(present.get(mn));
          if (!now.equals(one.told()) && !one.asked().contains(now)) {
            wrong.add(mn + " is at " + now + ", acknowledged was " + one.told());
          }
        });
    return wrong;
  }
}
