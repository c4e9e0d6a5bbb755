package org.maarg.security.script;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The words that scripts are made of: the values of the key {@code do}. */
public final class Vocabulary {
  /** Reads an event from the other keys of its step. */
  private interface Reader extends Function<EventSection, ScriptEvent> {}

  /** The word that begins to measure; without it in a script, measuring begins at the start. */
  public static final String START_MEASURING = "watch";

  private static final Map<String, Reader> EVENTS = events();

  private Vocabulary() {}

  private static Map<String, Reader> events() {
    Map<String, Reader> events = new LinkedHashMap<>();
    events.put("attach", MnEvents::attach);
    events.put("move", MnEvents::move);
    events.put("detach", MnEvents::detach);
    events.put("crash", NetworkEvents::crash);
    events.put("restart", NetworkEvents::restart);
    events.put("silence", NetworkEvents::silence);
    events.put("deafen", NetworkEvents::deafen);
    events.put("cut", NetworkEvents::cut);
    events.put("without-association", NetworkEvents::withoutAssociation);
    events.put("heal", NetworkEvents::heal);
    events.put("link", NetworkEvents::link);
    events.put("replay", PacketEvents::replay);
    events.put("forge-registration", ForgedUpdates::registration);
    events.put("forge-packed", PackedUpdate::packed);
    events.put("forge-relayed", ForgedUpdates::relayed);
    events.put("forge-acknowledgement", ForgedAcknowledgements::acknowledgement);
    events.put("malformed", MalformedEvents::malformed);
    events.put(START_MEASURING, section -> (stage, scope) -> stage.watch());
    return events;
  }

  /** All words. */
  public static Set<String> words() {
    return EVENTS.keySet();
  }

  /** Reads the event that a word names; empty if there is no such word. */
  public static Optional<ScriptEvent> read(String word, EventSection section) {
    return Optional.ofNullable(EVENTS.get(word)).map(reader -> reader.apply(section));
  }
}
