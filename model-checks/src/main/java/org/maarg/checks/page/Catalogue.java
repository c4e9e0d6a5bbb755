package org.maarg.checks.page;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.maarg.checks.catalog.CheckedWorld;
import org.maarg.checks.catalog.Worlds;
import org.maarg.checks.mutants.Mutant;
import org.maarg.checks.mutants.Mutants;
import org.maarg.checks.mutants.SourceTree;
import org.maarg.checks.report.Finding;
import org.maarg.cli.CliException;
import org.maarg.cli.Json;
import org.maarg.protocol.Knob;
import org.maarg.protocol.Mode;
import org.maarg.protocol.Profile;

/** What there is to be seen: worlds, findings, mutants, modes, profiles, knobs. */
final class Catalogue {
  private static final List<Profile> PROFILES =
      List.of(Profile.REVIEWED_DRAFT, Profile.RFC8885, Profile.DEPLOYABLE, Profile.HARDENED);

  private final Map<String, Finding> findings;

  private Catalogue(Map<String, Finding> findings) {
    this.findings = findings;
  }

  /** The catalogue, with the pages of findings if the sources are there. */
  static Catalogue read() {
    return read(root());
  }

  static Catalogue read(Optional<Path> sources) {
    Map<String, Finding> findings = new TreeMap<>();
    sources.ifPresent(
        root ->
            Finding.all(root)
                .forEach(page -> page.world().ifPresent(it -> findings.put(it, page))));
    return new Catalogue(findings);
  }

  /** The top of the source tree, if the program was built in one. */
  static Optional<Path> root() {
    try {
      return Optional.of(SourceTree.root());
    } catch (CliException withoutSources) {
      return Optional.empty();
    }
  }

  /**
   * The world of a finding whose page has this number, {@code 1} or {@code 01}.
   *
   * @throws CliException if no world shows it, or the pages are not there
   */
  String worldOf(String number) {
    for (Map.Entry<String, Finding> finding : findings.entrySet()) {
      if (Integer.parseInt(number(finding.getValue())) == Integer.parseInt(number)) {
        return finding.getKey();
      }
    }
    throw CliException.usage(
        number,
        findings.isEmpty()
            ? "findings have numbers in a source tree only; maarg check --list names their worlds"
            : "no world shows a finding of this number; maarg check --list names those of worlds");
  }

  private static String number(Finding page) {
    String name = String.valueOf(page.file().getFileName());
    return name.substring(0, name.indexOf('-'));
  }

  ObjectNode toJson() {
    ObjectNode json = Json.object();
    ArrayNode worlds = json.putArray("worlds");
    Worlds.all().forEach(it -> worlds.add(world(it)));
    ArrayNode mutants = json.putArray("mutants");
    for (Mutant mutant : Mutants.all()) {
      ObjectNode object = mutants.addObject().put("id", mutant.id());
      object.put("world", mutant.world()).put("property", mutant.property());
    }
    ArrayNode modes = json.putArray("modes");
    for (Mode mode : Mode.values()) {
      modes.add(WalkJson.lower(mode.name()));
    }
    ArrayNode profiles = json.putArray("profiles");
    PROFILES.forEach(it -> profiles.add(it.name()));
    ArrayNode knobs = json.putArray("knobs");
    for (Knob knob : Knob.values()) {
      ObjectNode object = knobs.addObject().put("name", knob.configName());
      object.put("kind", WalkJson.lower(knob.kind().name()));
      if (knob.kind() == Knob.Kind.CHOICE) {
        WalkJson.strings(Setting.names(knob), object.putArray("choices"));
      }
    }
    return json;
  }

  private ObjectNode world(CheckedWorld world) {
    ObjectNode json = Json.object().put("name", world.name()).put("purpose", world.purpose());
    json.put("mode", WalkJson.lower(world.bounds().mode().name()));
    json.put("profile", world.bounds().profile().name());
    json.set("witnesses", WalkJson.names(world.witnesses()));
    world.finding().ifPresent(it -> json.put("breaks", it));
    Finding page = findings.get(world.name());
    if (page != null) {
      json.put("finding", number(page));
      json.put("title", page.text().lines().findFirst().orElse("").replaceFirst("^# ", ""));
    }
    return json;
  }
}
