package org.maarg.cli.packet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.maarg.cli.Json;
import org.maarg.cli.JsonFields;
import org.maarg.cli.JsonFormatException;
import org.maarg.cli.packet.Packet.Route;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Refusal;
import org.maarg.wire.message.MobilityMessage;

/**
 * The JSON form of packets, as {@code decode} writes and {@code encode} reads it:
 *
 * <pre>{@code
 * {"packets": [
 *   {"number": 1, "time": "2026-01-01T00:00:00.25Z",
 *    "source": "2001:db8::1", "destination": "2001:db8::c",
 *    "message": {...}, "octets": "3b...", "fields": [...]},
 *   {"number": 2, "source": "2001:db8::1", "destination": "2001:db8::c",
 *    "refusal": {"reason": "CHECKSUM", "offset": 4, "answer": "DROP"}, "octets": "3b..."}],
 *  "refused": 1, "skipped": {}}
 * }</pre>
 *
 * <p>{@code message} is as {@link MessageJson} tells. A packet whose addresses are not known has
 * its {@code checksum} instead, which cannot be computed without them. {@code number}, {@code
 * octets}, {@code fields}, {@code refused} and {@code skipped} say what was found; reading takes no
 * notice of what they say.
 */
final class PacketJson {
  private static final long NANOS_PER_SECOND = 1_000_000_000L;
  private static final long MAX_SECONDS = 0xffff_ffffL;
  private static final int MAX_CHECKSUM = 0xffff;
  private static final int CHECKSUM_DIGITS = 6;

  /**
   * A packet to be encoded.
   *
   * @param path where it is in its document
   * @param checksum used if there is no route to compute it from
   */
  record Form(
      String path,
      Optional<Long> epochNanos,
      Optional<Route> route,
      Optional<Integer> checksum,
      MobilityMessage message) {}

  private PacketJson() {}

  static ObjectNode write(Packet packet) {
    ObjectNode json = Json.object().put("number", packet.number());
    packet.epochNanos().ifPresent(nanos -> json.put("time", time(nanos)));
    packet
        .route()
        .ifPresentOrElse(
            route ->
                json.put("source", route.source().toString())
                    .put("destination", route.destination().toString()),
            () -> json.put("checksum", String.format(Locale.ROOT, "0x%04x", packet.checksum())));
    packet.message().ifPresent(message -> json.set("message", MessageJson.write(message)));
    packet.refusal().ifPresent(refusal -> json.set("refusal", write(refusal)));
    json.put("octets", packet.octets().toHex());
    json.set("fields", Field.toJson(Dissector.dissect(packet.octets(), packet.checksumMeaning())));
    return json;
  }

  private static ObjectNode write(Refusal refusal) {
    return Json.object()
        .put("reason", refusal.reason().name())
        .put("offset", refusal.offset())
        .put("answer", refusal.answer().name())
        .put("meaning", Meanings.refusal(refusal));
  }

  /** A time in nanoseconds since 1970 in ISO 8601. */
  static String time(long epochNanos) {
    return Instant.ofEpochSecond(epochNanos / NANOS_PER_SECOND, epochNanos % NANOS_PER_SECOND)
        .toString();
  }

  /**
   * Reads a document of packets, a packet or a message.
   *
   * @throws JsonFormatException if it is none of them
   */
  static List<Form> read(JsonNode json) {
    JsonFields fields = new JsonFields(json, "$");
    if (fields.has("packets")) {
      fields.skip("refused", "skipped");
      List<Form> packets = new ArrayList<>(fields.list("packets", PacketJson::readPacket));
      fields.end();
      return packets;
    } else if (fields.has("message") || fields.has("refusal")) {
      return List.of(readPacket(json, "$"));
    }
    MobilityMessage message = MessageJson.read(json, "$");
    return List.of(new Form("$", Optional.empty(), Optional.empty(), Optional.empty(), message));
  }

  private static Form readPacket(JsonNode json, String path) {
    JsonFields fields = new JsonFields(json, path);
    fields.skip("number", "octets", "fields");
    if (fields.has("refusal")) {
      throw new JsonFormatException(path, "was refused, so there is no message to encode");
    }
    MobilityMessage message = MessageJson.read(fields.value("message"), fields.path("message"));
    Optional<Long> time = fields.parseOptional("time", PacketJson::readTime);
    Optional<Route> route = readRoute(fields);
    Optional<Integer> checksum = fields.parseOptional("checksum", PacketJson::readChecksum);
    if (route.isPresent() && checksum.isPresent()) {
      throw new JsonFormatException(
          fields.path("checksum"), "is computed where there are addresses");
    }
    fields.end();
    return new Form(path, time, route, checksum, message);
  }

  private static Optional<Route> readRoute(JsonFields fields) {
    if (!fields.has("source") && !fields.has("destination")) {
      return Optional.empty();
    }
    return Optional.of(
        new Route(
            fields.parse("source", Ipv6Address::parse),
            fields.parse("destination", Ipv6Address::parse)));
  }

  private static Long readTime(String text) {
    try {
      Instant instant = Instant.parse(text);
      if (instant.getEpochSecond() < 0 || instant.getEpochSecond() > MAX_SECONDS) {
        throw new IllegalArgumentException("'" + text + "' is before 1970 or after 2106");
      }
      return instant.getEpochSecond() * NANOS_PER_SECOND + instant.getNano();
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("'" + text + "' is no time as 2026-01-01T00:00:00Z", e);
    }
  }

  private static Integer readChecksum(String text) {
    if (!text.startsWith("0x") || text.length() != CHECKSUM_DIGITS) {
      throw new IllegalArgumentException("'" + text + "' is no checksum as 0x01ef");
    }
    try {
      return Integer.parseInt(text, 2, CHECKSUM_DIGITS, 16) & MAX_CHECKSUM;
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("'" + text + "' is no checksum as 0x01ef", e);
    }
  }
}
