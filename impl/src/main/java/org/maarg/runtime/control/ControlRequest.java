package org.maarg.runtime.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.maarg.wire.Octets;
import org.maarg.wire.option.AccessTechnologyType;
import org.maarg.wire.option.HandoffIndicator;
import org.maarg.wire.option.MnId;

/**
 * The body of an attach or detach request, strictly read.
 *
 * @param linkLayer of the interface; of a detach request empty if all have left
 * @param accessTechnology of an attach request, else 0
 * @param handoff of an attach request, else 0
 */
record ControlRequest(MnId mn, Octets linkLayer, int accessTechnology, int handoff) {
  /** What may be known of where a mobile node comes from (RFC 5213 8.4). */
  static final Map<String, Integer> HANDOFFS =
      Map.of(
          "new-interface", HandoffIndicator.NEW_INTERFACE,
          "other-interface", HandoffIndicator.OTHER_INTERFACE,
          "same-interface", HandoffIndicator.BETWEEN_MAGS,
          "unknown", HandoffIndicator.UNKNOWN);

  /** Names of access technologies (RFC 5213 8.5). */
  static final Map<String, Integer> ACCESS_TECHNOLOGIES =
      Map.of(
          "virtual", AccessTechnologyType.VIRTUAL,
          "ppp", AccessTechnologyType.PPP,
          "ethernet", AccessTechnologyType.ETHERNET,
          "wlan", AccessTechnologyType.WLAN,
          "wimax", AccessTechnologyType.WIMAX);

  private static final List<String> LOG_LEVELS = List.of("ERROR", "WARN", "INFO", "DEBUG", "TRACE");
  private static final int MAX_LINK_LAYER = 253;
  private static final int MAX_ACCESS_TECHNOLOGY = 255;

  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /**
   * Reads {@code {"mn", "linkLayer", "accessTechnology"}}, and {@code "handoff"} if it is there.
   *
   * @throws IllegalArgumentException if it is anything else; the message is for the sender
   */
  static ControlRequest attach(String body) {
    JsonNode json = object(body, Set.of("mn", "linkLayer", "accessTechnology", "handoff"));
    return new ControlRequest(mn(json), linkLayer(json), accessTechnology(json), handoff(json));
  }

  /**
   * Reads {@code {"mn"}}, and {@code "linkLayer"} if it is there.
   *
   * @throws IllegalArgumentException if it is anything else; the message is for the sender
   */
  static ControlRequest detach(String body) {
    JsonNode json = object(body, Set.of("mn", "linkLayer"));
    Octets left = json.has("linkLayer") ? linkLayer(json) : Octets.EMPTY;
    return new ControlRequest(mn(json), left, 0, 0);
  }

  /**
   * Reads {@code {"level"}}.
   *
   * @throws IllegalArgumentException if it is anything else; the message is for the sender
   */
  static String logLevel(String body) {
    String level = text(object(body, Set.of("level")), "level").toUpperCase(Locale.ROOT);
    if (!LOG_LEVELS.contains(level)) {
      throw new IllegalArgumentException("'level' is none of " + String.join(", ", LOG_LEVELS));
    }
    return level;
  }

  private static JsonNode object(String body, Set<String> keys) {
    JsonNode json;
    try {
      json = MAPPER.readTree(body);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("the body is not JSON", e);
    }
    if (json == null || !json.isObject()) {
      throw new IllegalArgumentException("the body is not a JSON object");
    }
    json.fieldNames()
        .forEachRemaining(
            key -> {
              if (!keys.contains(key)) {
                throw new IllegalArgumentException("unknown key '" + key + "'");
              }
            });
    return json;
  }

  private static String text(JsonNode json, String key) {
    JsonNode value = json.get(key);
    if (value == null || !value.isTextual()) {
      throw new IllegalArgumentException("'" + key + "' must be a text");
    }
    return value.textValue();
  }

  private static MnId mn(JsonNode json) {
    String nai = text(json, "mn");
    if (nai.isEmpty() || nai.length() > MnId.MAX_OCTETS) {
      throw new IllegalArgumentException("'mn' must have 1 to " + MnId.MAX_OCTETS + " characters");
    }
    if (!nai.chars().allMatch(c -> c > 0x20 && c < 0x7f)) {
      throw new IllegalArgumentException("'mn' must be printable ASCII without blanks");
    }
    return MnId.nai(nai);
  }

  private static Octets linkLayer(JsonNode json) {
    String text = text(json, "linkLayer");
    try {
      Octets octets = Octets.ofHex(text);
      if (octets.length() >= 1 && octets.length() <= MAX_LINK_LAYER) {
        return octets;
      }
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("'linkLayer': " + e.getMessage(), e);
    }
    throw new IllegalArgumentException("'linkLayer' must have 1 to " + MAX_LINK_LAYER + " octets");
  }

  private static int handoff(JsonNode json) {
    if (!json.has("handoff")) {
      return HandoffIndicator.UNKNOWN;
    }
    Integer named = HANDOFFS.get(text(json, "handoff"));
    if (named == null) {
      throw new IllegalArgumentException(
          "'handoff' must be one of new-interface, other-interface, same-interface, unknown");
    }
    return named;
  }

  private static int accessTechnology(JsonNode json) {
    JsonNode value = json.get("accessTechnology");
    if (value != null && value.isTextual()) {
      Integer named = ACCESS_TECHNOLOGIES.get(value.textValue());
      if (named != null) {
        return named;
      }
    } else if (value != null
        && value.isInt()
        && value.intValue() >= 0
        && value.intValue() <= MAX_ACCESS_TECHNOLOGY) {
      return value.intValue();
    }
    throw new IllegalArgumentException(
        "'accessTechnology' must be a number in 0..255 or one of virtual, ppp, ethernet, wlan,"
            + " wimax");
  }
}
