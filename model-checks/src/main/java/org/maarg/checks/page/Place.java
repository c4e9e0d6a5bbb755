package org.maarg.checks.page;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
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

  /**
   * The place of a world, a finding, a mutant or a replay ID; that of a finding or a mutant is the
   * end of the shortest way to it.
   *
   * @throws CliException if there is no such thing
   */
  static Place of(String what, Map<String, String> settings, PageApi api) {
    String name = what.contains(":") ? what.substring(0, what.indexOf(':')) : what;
    if (what.isEmpty()) {
      name = FIRST;
    }
    if (what.matches("\\d{1,3}")) {
      name = api.catalogue().worldOf(what).orElseThrow(() -> unshown(what));
    }
    Map<String, String> all = new LinkedHashMap<>(settings);
    for (Mutant mutant : Mutants.all()) {
      if (mutant.id().equals(name)) {
        all.put("mutant", name);
        return new Place(mutant.world(), "", all).breach(api);
      }
    }
    CheckedWorld world = Worlds.named(name).orElseThrow(() -> unknown(what));
    String way = what.contains(":") ? what.substring(what.indexOf(':') + 1) : "";
    Place place = new Place(name, way, all);
    place.check(api);
    return way.isEmpty() && world.finding().isPresent() ? place.breach(api) : place;
  }

  private static CliException unknown(String what) {
    return CliException.usage(
        what, "no such world, finding, mutant or replay ID; maarg check --list names them");
  }

  private static CliException unshown(String number) {
    return CliException.usage(
        number,
        "no world shows a finding of this number; maarg check --list names those of worlds");
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
