package org.maarg.checks.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.maarg.checks.catalog.CheckedWorld;
import org.maarg.checks.catalog.Worlds;
import org.maarg.checks.jpf.BoundChanges;
import org.maarg.checks.world.Bounds;
import org.maarg.protocol.Knob;
import org.maarg.protocol.Mode;
import org.maarg.protocol.Profile;

/**
 * The world that a question is about, with what is different in it this time.
 *
 * @param key the same for equal settings
 */
record Setting(CheckedWorld world, Bounds bounds, String key) {
  /** What a world's clock, which counts attachments, leaves out or is about, whatever profile. */
  private static final List<Knob> OF_THE_WORLD =
      List.of(
          Knob.TIMESTAMP_WINDOW,
          Knob.MAX_UPDATE_RATE,
          Knob.PACING_RATE,
          Knob.PACING_BURST,
          Knob.PACING_QUEUE_LIMIT);

  /**
   * Reads {@code world}, and where they are there {@code bounds}, {@code mode}, {@code profile} and
   * {@code knobs}; bounds and knobs as {@code NAME=VALUE} with commas between them.
   *
   * @throws IllegalArgumentException if there is no such thing; the message is for whoever asked
   */
  static Setting of(JsonNode question) {
    String name = question.path("world").asText("relay");
    CheckedWorld world =
        Worlds.named(name).orElseThrow(() -> new IllegalArgumentException("no world " + name));
    List<String> key = new ArrayList<>(List.of(name));
    Bounds bounds = world.bounds();
    for (String change : changes(question, "bounds")) {
      bounds = change(bounds, change);
      key.add(change);
    }
    String mode = question.path("mode").asText("");
    if (!mode.isEmpty()) {
      bounds = bounds.mode(mode(mode));
    }
    String profile = question.path("profile").asText("");
    if (!profile.isEmpty()) {
      bounds = bounds.profile(like(bounds.profile(), Profile.named(upper(profile))));
    }
    List<String> knobs = changes(question, "knobs");
    if (!knobs.isEmpty()) {
      bounds = bounds.profile(turned(bounds.profile(), knobs));
    }
    key.addAll(List.of("mode=" + mode, "profile=" + profile));
    key.addAll(knobs);
    return new Setting(world, bounds, String.join(",", key));
  }

  private static List<String> changes(JsonNode question, String name) {
    List<String> changes = new ArrayList<>();
    for (String change : question.path(name).asText("").split(",", -1)) {
      if (!change.isBlank()) {
        if (change.indexOf('=') < 1) {
          throw new IllegalArgumentException(name + " are NAME=VALUE,..., and '" + change + "'?");
        }
        changes.add(change.strip());
      }
    }
    return changes;
  }

  private static Bounds change(Bounds bounds, String change) {
    try {
      return BoundChanges.change(bounds, change);
    } catch (IllegalArgumentException refused) {
      throw new IllegalArgumentException("bound " + change + ": " + refused.getMessage(), refused);
    }
  }

  static Mode mode(String name) {
    for (Mode mode : Mode.values()) {
      if (mode.name().equals(upper(name))) {
        return mode;
      }
    }
    throw new IllegalArgumentException("'" + name + "' is no mode: relay, locator, proxy");
  }

  static String upper(String name) {
    return name.toUpperCase(Locale.ROOT).replace('-', '_');
  }

  private static Profile like(Profile ofTheWorld, Profile profile) {
    Profile.Builder builder = profile.with();
    for (Knob knob : OF_THE_WORLD) {
      builder.set(knob, ofTheWorld.value(knob));
    }
    return builder.build();
  }

  private static Profile turned(Profile profile, List<String> knobs) {
    Profile.Builder builder = profile.with();
    for (String turn : knobs) {
      int sign = turn.indexOf('=');
      Knob knob = knob(turn.substring(0, sign));
      try {
        builder.set(knob, value(knob, turn.substring(sign + 1)));
      } catch (NumberFormatException noNumber) {
        throw new IllegalArgumentException("knob " + turn + ": no whole number", noNumber);
      } catch (IllegalArgumentException refused) {
        throw new IllegalArgumentException("knob " + turn + ": " + refused.getMessage(), refused);
      }
    }
    return builder.build();
  }

  private static Knob knob(String name) {
    for (Knob knob : Knob.values()) {
      if (knob.configName().equals(name)) {
        return knob;
      }
    }
    throw new IllegalArgumentException("no knob '" + name + "'");
  }

  private static int value(Knob knob, String text) {
    return switch (knob.kind()) {
      case SWITCH -> choice(List.of("false", "true"), text);
      case CHOICE -> choice(names(knob), text);
      case LIMIT -> text.equals("unlimited") ? Integer.MAX_VALUE : Integer.parseInt(text);
      case COUNT, MILLIS -> Integer.parseInt(text);
    };
  }

  /** What a knob that is a choice can be, as configurations write it. */
  static List<String> names(Knob knob) {
    List<String> names = new ArrayList<>();
    for (Enum<?> choice : knob.choices()) {
      names.add(choice.name());
    }
    return names;
  }

  private static int choice(List<String> choices, String text) {
    int at = choices.indexOf(text);
    if (at < 0) {
      throw new IllegalArgumentException("'" + text + "' is none of " + String.join(", ", choices));
    }
    return at;
  }
}
