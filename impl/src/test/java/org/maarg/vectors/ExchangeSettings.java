package org.maarg.vectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import org.maarg.protocol.Knob;
import org.maarg.protocol.Mode;
import org.maarg.protocol.Profile;
import org.maarg.protocol.cmd.MnAuthorization;
import org.maarg.wire.option.MnId;

/**
 * What a domain's nodes are told to do.
 *
 * @param settings knobs that differ from the profile DEPLOYABLE, by name
 * @param refused mobile nodes that the CMD does not let in
 */
record ExchangeSettings(Mode mode, ObjectNode settings, List<String> refused) {
  /** Lifetime asked for and granted at most, in units of 4 seconds. */
  static final int LIFETIME = 15;

  static ExchangeSettings of(Mode mode) {
    return new ExchangeSettings(mode, VectorJson.object(), List.of());
  }

  ExchangeSettings refusing(String mn) {
    return new ExchangeSettings(mode, settings, List.of(mn));
  }

  ExchangeSettings with(String knob, String value) {
    return new ExchangeSettings(mode, settings.deepCopy().put(knob, value), refused);
  }

  ExchangeSettings with(String knob, int value) {
    return new ExchangeSettings(mode, settings.deepCopy().put(knob, value), refused);
  }

  ObjectNode write() {
    ObjectNode json = VectorJson.object().put("mode", mode.name().toLowerCase(Locale.ROOT));
    json.put("profile", "DEPLOYABLE");
    json.set("settings", settings);
    var list = json.putArray("refusedMobileNodes");
    refused.forEach(list::add);
    return json.put("lifetimeSeconds", LIFETIME * 4);
  }

  static ExchangeSettings read(JsonNode json) {
    List<String> refused =
        VectorJson.elements(json.get("refusedMobileNodes")).stream()
            .map(JsonNode::textValue)
            .toList();
    Mode mode = Mode.valueOf(json.get("mode").textValue().toUpperCase(Locale.ROOT));
    return new ExchangeSettings(mode, (ObjectNode) json.get("settings"), refused);
  }

  Profile profile() {
    Profile.Builder builder = Profile.DEPLOYABLE.with();
    settings
        .properties()
        .forEach(
            it -> {
              JsonNode value = it.getValue();
              switch (it.getKey()) {
                case "deregistration" ->
                    builder.set(
                        Knob.DEREGISTRATION, Profile.Deregistration.valueOf(value.textValue()));
                case "maxBindings" -> builder.set(Knob.MAX_BINDINGS, value.intValue());
                case "maxPreviousMaars" -> builder.set(Knob.MAX_PREVIOUS_MAARS, value.intValue());
                case "prefixesPerMobileNode" -> builder.set(Knob.PREFIXES_PER_MN, value.intValue());
                default -> throw new IllegalArgumentException("no knob " + it.getKey());
              }
            });
    return builder.build();
  }

  MnAuthorization authorization() {
    List<MnId> ids = refused.stream().map(MnId::nai).toList();
    return MnAuthorization.servingOnly(mn -> !ids.contains(mn));
  }
}
