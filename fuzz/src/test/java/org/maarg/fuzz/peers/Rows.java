package org.maarg.fuzz.peers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The table of what RFC 5213 alone makes of our nodes: spec/vectors/rfc5213-letter.yaml. */
final class Rows {
  /** TimestampValidityWindow, RFC 5213 9.1. */
  private static final int WINDOW_MILLIS = 300;

  private static final int LONGEST_WAIT_MILLIS = 5_000;

  private static final Path FILE = Path.of("..", "spec", "vectors", "rfc5213-letter.yaml");

  private Rows() {}

  static JsonNode table() {
    try {
      return yaml(Files.readString(FILE));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A row, or a part of one, out of its text. */
  static JsonNode yaml(String text) {
    try {
      return new YAMLMapper().readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<JsonNode> of(String part) {
    List<JsonNode> rows = new ArrayList<>();
    table().path(part).forEach(rows::add);
    return rows;
  }

  static JsonNode named(String part, String name) {
    return of(part).stream().filter(it -> nameOf(it).equals(name)).findFirst().orElseThrow();
  }

  static String nameOf(JsonNode row) {
    return row.path("name").asText();
  }

  /** The time at which each row begins, in milliseconds since 1970. */
  static long clock() {
    return Instant.parse(table().path("clock").asText()).toEpochMilli();
  }

  /** A gateway's update, changed as a row tells. */
  static Draft change(Draft draft, JsonNode change, long now) {
    draft.sequence = change.path("sequence").asInt(draft.sequence);
    draft.lifetime = change.path("lifetime").asInt(draft.lifetime);
    if (change.has("stampMillis")) {
      draft.replace(Option.timestamp(now + overSockets(change.path("stampMillis").asLong())));
    }
    if (change.has("secondStampMillis")) {
      draft.with(Option.timestamp(now + change.path("secondStampMillis").asLong()));
    }
    if (change.has("handoff")) {
      draft.replace(Option.handoff(change.path("handoff").asInt()));
    }
    if (change.has("technology")) {
      draft.replace(Option.technology(change.path("technology").asInt()));
    }
    if (change.has("alternate")) {
      draft.with(Option.alternate(named(change.path("alternate").asText())));
    }
    if (change.has("prefixes")) {
      draft.without(Option.HOME_NETWORK_PREFIX);
      change.path("prefixes").forEach(it -> draft.with(Option.prefix(it.asText())));
    }
    if (change.has("linkLocal")) {
      draft.with(Option.linkLocal(change.path("linkLocal").asText()));
    }
    if (change.has("unknownOption")) {
      draft.with(new Option(change.path("unknownOption").asInt(), "0102"));
    }
    change.path("without").forEach(it -> draft.without(Option.typeOf(it.asText())));
    change.path("flagsOff").forEach(it -> draft.flags &= ~flag(it.asText()));
    if ((draft.flags & Draft.D) == 0) {
      // RFC 8885 4.6: the option needs the flag.
      draft.without(Option.SERVING_MAAR);
    }
    return draft;
  }

  /** By the addresses of {@link Lab}. */
  private static String named(String word) {
    return switch (word) {
      case "maar-1" -> "2001:db8:0:1::1";
      case "maar-2" -> "2001:db8:0:2::1";
      case "cmd" -> "2001:db8::c";
      case "nobody" -> "2001:db8::99";
      default -> throw new IllegalArgumentException(word + " is nobody of the table");
    };
  }

  private static int flag(String letter) {
    return switch (letter) {
      case "A" -> Draft.A;
      case "H" -> Draft.H;
      case "P" -> Draft.P;
      case "D" -> Draft.D;
      default -> throw new IllegalArgumentException(letter + " is no flag of the table");
    };
  }

  /**
   * A Timestamp is judged by when its message came, and a clock that stands still takes the time
   * that it waited in a socket for earlier: just behind the window is so far behind.
   */
  private static long overSockets(long millis) {
    return millis < -WINDOW_MILLIS ? millis - LONGEST_WAIT_MILLIS : millis;
  }
}
