package org.maarg.cli.packet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.maarg.cli.Json;
import org.maarg.cli.JsonFields;
import org.maarg.cli.JsonFormatException;
import org.maarg.cli.packet.Packet.Route;
import org.maarg.sim.capture.Carriage;
import org.maarg.wire.Octets;
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
 * <p>{@code message} is as {@link MessageJson} tells. A packet whose addresses are not known, or
 * that came over UDP, has its {@code checksum}, which is not computed then. What came over UDP has
 * its ports, {@code "udp": {"source": 5437, "destination": 5436}}, and its addresses may be of
 * IPv4. {@code missing} tells how many octets of the Mobility Header the capture lacks. Without a
 * {@code message}, the {@code octets} are taken as they are.
 *
 * <p>{@code number}, {@code fields}, {@code notes}, {@code refused}, {@code cut} and {@code
 * skipped} say what was found; reading takes no notice of what they say, nor of {@code octets}
 * beside a message.
 */
final class PacketJson {
  private static final long NANOS_PER_SECOND = 1_000_000_000L;
  private static final long MAX_SECONDS = 0xffff_ffffL;
  private static final int MAX_CHECKSUM = 0xffff;
  private static final int CHECKSUM_DIGITS = 6;
  private static final int MAX_MISSING = 65_535;

  /**
   * A packet to be encoded.
   *
   * @param path where it is in its document
   * @param checksum used where it cannot, or need not, be computed
   * @param udp how it goes over UDP, if it does
   * @param message empty if {@code octets} are taken as they are
   * @param places of its options, see {@link PlacedOptions}
   * @param missing octets behind these that a capture lacks
   */
  record Form(
      String path,
      Optional<Long> epochNanos,
      Optional<Route> route,
      Optional<Integer> checksum,
      Optional<Carriage> udp,
      Optional<MobilityMessage> message,
      List<Optional<Integer>> places,
      Octets octets,
      long missing) {}

  private PacketJson() {}

  static ObjectNode write(Packet packet) {
    ObjectNode json = Json.object().put("number", packet.number());
    packet.epochNanos().ifPresent(nanos -> json.put("time", time(nanos)));
    packet
        .addresses()
        .ifPresent(it -> json.put("source", it.source()).put("destination", it.destination()));
    packet
        .udp()
        .ifPresent(
            it ->
                json.putObject("udp")
                    .put("source", it.source())
                    .put("destination", it.destination()));
    if (packet.addresses().isEmpty() || packet.udp().isPresent()) {
      json.put("checksum", HeaderChecksum.hex(HeaderChecksum.of(packet.octets())));
    }
    packet.carriage().ifPresent(way -> write(way, json));
    packet.message().ifPresent(message -> json.set("message", write(message, packet.octets())));
    packet.refusal().ifPresent(refusal -> json.set("refusal", write(refusal)));
    json.put("octets", packet.octets().toHex());
    json.set("fields", Field.toJson(packet.fields()));
    return json;
  }

  private static void write(Carriage way, ObjectNode json) {
    if (!way.notes().isEmpty()) {
      way.notes().forEach(json.putArray("notes")::add);
    }
    if (way.missing() > 0) {
      json.put("missing", way.missing());
    }
  }

  private static ObjectNode write(MobilityMessage message, Octets octets) {
    ObjectNode json = MessageJson.write(message);
    PlacedOptions.tell(message, octets, json);
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
      fields.skip("refused", "cut", "skipped");
      List<Form> packets = new ArrayList<>(fields.list("packets", PacketJson::readPacket));
      fields.end();
      return packets;
    } else if (fields.has("message") || fields.has("octets")) {
      return List.of(readPacket(json, "$"));
    }
    MobilityMessage message = MessageJson.read(json, "$");
    return List.of(
        new Form(
            "$",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(message),
            PlacedOptions.read(json),
            Octets.EMPTY,
            0));
  }

  private static Form readPacket(JsonNode json, String path) {
    JsonFields fields = new JsonFields(json, path);
    fields.skip("number", "octets", "fields", "notes", "refusal");
    Optional<MobilityMessage> message = Optional.empty();
    Octets octets = Octets.EMPTY;
    List<Optional<Integer>> places = List.of();
    if (fields.has("message")) {
      JsonNode value = fields.value("message");
      message = Optional.of(MessageJson.read(value, fields.path("message")));
      places = PlacedOptions.read(value);
    } else {
      octets = fields.parse("octets", Octets::ofHex);
    }
    Optional<Long> time = fields.parseOptional("time", PacketJson::readTime);
    Optional<Integer> checksum = fields.parseOptional("checksum", PacketJson::readChecksum);
    long missing = fields.has("missing") ? fields.number("missing", 1, MAX_MISSING) : 0;
    PacketWay way = PacketWay.read(fields, missing);
    if (way.route().isPresent() && way.udp().isEmpty() && checksum.isPresent()) {
      throw new JsonFormatException(
          fields.path("checksum"), "is computed where there are addresses");
    }
    fields.end();
    return new Form(path, time, way.route(), checksum, way.udp(), message, places, octets, missing);
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
