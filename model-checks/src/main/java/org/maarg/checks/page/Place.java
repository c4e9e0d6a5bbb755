package org.maarg.checks.page;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.maarg.checks.catalog.CheckedWorld;
import org.maarg.checks.catalog.Worlds;
import org.maarg.checks.mutants.Mutant;
import org.maarg.checks.mutants.Mutants;
import org.maarg.cli.CliException;

/**
 * Where the page opens, as its address has it behind {@code #}: a replay ID, and what is different.
 *
 * @param way choices with dots between them, may be empty
 * @param settings as {@link PageApi} names them
 */
record Place(String world, String way, Map<String, String> settings) {
  private static final String FIRST = "relay";

  /** Tells the name of a scenario from that of a world, which has no slash. */
  private static final String SCENARIO = "scenario/";

  /**
   * The place of a world, a finding, a mutant, a replay ID or a scenario; that of a finding or a
   * mutant is the end of the shortest way to it, that of a scenario the beginning of its run.
   *
   * @throws CliException if there is no such thing
   */
  static Place of(String what, Map<String, String> settings, PageApi api) {
    String name = what.contains(":") ? what.substring(0, what.indexOf(':')) : what;
    if (what.isEmpty()) {
      name = FIRST;
    }
    if (what.matches("\\d{1,3}")) {
      name = api.catalogue().worldOf(what);
    }
    Map<String, String> all = new LinkedHashMap<>(settings);
    for (Mutant mutant : Mutants.all()) {
      if (mutant.id().equals(name)) {
        all.put("mutant", name);
        return new Place(mutant.world(), "", all).breach(api);
      }
    }
    if (Worlds.named(name).isEmpty() && api.scenarios().names().contains(name)) {
      return ofScenario(what, settings, api);
    }
    String looked = name;
    CheckedWorld world = Worlds.named(name).orElseThrow(() -> unknown(looked, api));
    String way = what.contains(":") ? what.substring(what.indexOf(':') + 1) : "";
    Place place = new Place(name, way, all);
    place.check(api);
    return way.isEmpty() && world.finding().isPresent() ? place.breach(api) : place;
  }

  /** The beginning of a run that nobody chooses the steps of. */
  private static Place ofScenario(String name, Map<String, String> settings, PageApi api) {
    Map<String, String> query = new LinkedHashMap<>(settings);
    query.put("scenario", name);
    try {
      api.answer("/api/scenario", query);
    } catch (IllegalArgumentException refused) {
      throw CliException.usage(name, String.valueOf(refused.getMessage()));
    }
    return new Place(SCENARIO + name, "", settings);
  }

  private static CliException unknown(String name, PageApi api) {
    List<String> known = new ArrayList<>(api.scenarios().names());
    Worlds.all().forEach(it -> known.add(it.name()));
    Mutants.all().forEach(it -> known.add(it.id()));
    return CliException.unknown(
        name,
        "world, finding, mutant, scenario or replay ID",
        known,
        "maarg check --list and maarg scenario list name them");
  }

  private Map<String, String> query() {
    Map<String, String> query = new LinkedHashMap<>(settings);
    query.put("world", world);
    return query;
  }

  private Place breach(PageApi api) {
    try {
      ObjectNode found = api.answer("/api/way", query());
      return new Place(world, found.path("way").asText(""), settings);
    } catch (IllegalArgumentException refused) {
      throw CliException.usage(world, String.valueOf(refused.getMessage()));
    }
  }

  private void check(PageApi api) {
    Map<String, String> query = query();
    query.put("way", way);
    try {
      api.answer("/api/walk", query);
    } catch (IllegalArgumentException refused) {
      String place = way.isEmpty() ? world : world + ":" + way;
      throw CliException.usage(place, String.valueOf(refused.getMessage()));
    }
  }

  /** What stands behind {@code #}. */
  String fragment() {
    StringBuilder text = new StringBuilder(world);
    text.append(way.isEmpty() ? "" : ":" + way);
    char sign = '?';
    for (Map.Entry<String, String> setting : settings.entrySet()) {
      text.append(sign).append(setting.getKey()).append('=');
      text.append(URLEncoder.encode(setting.getValue(), StandardCharsets.UTF_8));
      sign = '&';
    }
    return text.toString();
  }
}
