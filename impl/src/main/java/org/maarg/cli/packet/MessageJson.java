package org.maarg.cli.packet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.maarg.cli.Json;
import org.maarg.cli.JsonFields;
import org.maarg.cli.JsonFormatException;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Octets;
import org.maarg.wire.message.BindingAcknowledgement;
import org.maarg.wire.message.BindingError;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.message.Heartbeat;
import org.maarg.wire.message.MobilityMessage;
import org.maarg.wire.message.UnknownMessage;
import org.maarg.wire.option.MobilityOption;
import org.maarg.wire.option.MobilityOptions;

/**
 * The JSON form of messages, for the command line and for test vectors: one form per message, read
 * strictly. A message has the keys of its type, all of them and no others; a key that is unknown,
 * missing or there twice, or a value that does not fit, is an error that names its path.
 *
 * <pre>{@code
 * {"type": "Binding Update", "sequence": 1, "flags": ["A", "P", "D"], "lifetimeSeconds": 300,
 *  "options": [...]}
 * {"type": "Binding Acknowledgement", "status": 0, "flags": ["P", "D"], "sequence": 1,
 *  "lifetimeSeconds": 300, "options": [...]}
 * {"type": "Binding Error", "status": 2, "homeAddress": "::", "options": []}
 * {"type": "Heartbeat", "flags": ["R"], "sequence": 1, "options": [...]}
 * {"type": 9, "data": "0000"}
 * }</pre>
 *
 * <ul>
 *   <li>{@code type}: the name of the message; its MH Type, 0..255, if it has no name here
 *   <li>{@code sequence}: 0..65535, of a Heartbeat 0..2^32 - 1; {@code status}: 0..255
 *   <li>{@code flags}: the letters that the RFCs give to the bits, in any order; a bit without a
 *       letter as hexadecimal digits of the whole field, {@code "0x0008"} or {@code "0x01"}
 *   <li>{@code lifetimeSeconds}: 0..262140, a multiple of 4
 *   <li>{@code data}: hexadecimal digits of everything after the checksum
 *   <li>{@code options}: in the order in which they are sent, without padding, see below
 * </ul>
 *
 * <pre>{@code
 * {"type": "Mobile Node Identifier", "subtype": 1, "identifier": "mn1@example.org"}
 * {"type": "Mobile Node Identifier", "subtype": 2, "identifierHex": "00ff"}
 * {"type": "Home Network Prefix", "prefix": "2001:db8:1::/64"}
 * {"type": "Handoff Indicator", "value": 1}
 * {"type": "Access Technology Type", "value": 4}
 * {"type": "Mobile Node Link-layer Identifier", "identifier": "02:00:00:00:00:01"}
 * {"type": "Link-local Address", "address": "fe80::1"}
 * {"type": "Timestamp", "seconds": 1767225600, "fraction": 32768}
 * {"type": "Restart Counter", "value": 7}
 * {"type": "Anchored Prefix", "prefix": "2001:db8:1::/64"}
 * {"type": "Local Prefix", "prefix": "2001:db8:1::/64"}
 * {"type": "Previous MAAR", "address": "2001:db8::1", "prefix": "2001:db8:1::/64"}
 * {"type": "Serving MAAR", "address": "2001:db8::2"}
 * {"type": "DLIF Link-local Address", "address": "fe80::1"}
 * {"type": "DLIF Link-layer Address", "address": "02:00:00:00:00:01"}
 * {"type": 200, "data": "00ff", "at": 4}
 * }</pre>
 *
 * <ul>
 *   <li>{@code type}: the name of the option, as {@link org.maarg.wire.option.OptionType#label};
 *       its type octet, 2..255, if it has no name here
 *   <li>{@code identifier} of a mobile node: printable ASCII; {@code identifierHex} instead:
 *       hexadecimal digits of any octets
 *   <li>link-layer addresses and {@code data}: hexadecimal digits, colons between octets allowed
 *   <li>{@code at}: the place of an unknown option's type octet in the Mobility Header, modulo 8,
 *       0..7; without it the option follows without padding
 *   <li>{@code prefix}: bits beyond the prefix length are cleared
 *   <li>{@code seconds} since 1970-01-01 UTC, 0..2^48 - 1; {@code fraction}: 1/65536 s, 0..65535
 * </ul>
 */
public final class MessageJson {
  static final String UPDATE = "Binding Update";
  static final String ACKNOWLEDGEMENT = "Binding Acknowledgement";
  static final String ERROR = "Binding Error";
  static final String HEARTBEAT = "Heartbeat";

  public static final int SECONDS_PER_UNIT = 4;
  private static final int MAX_SEQUENCE = 0xffff;
  private static final int MAX_UNITS = 0xffff;
  private static final int MAX_OCTET = 0xff;

  /** Of what has 32 bits. */
  static final long MAX_COUNT = 0xffff_ffffL;

  private MessageJson() {}

  /** The JSON form of a message. */
  public static ObjectNode write(MobilityMessage message) {
    ObjectNode json = Json.object();
    if (message instanceof BindingUpdate update) {
      json.put("type", UPDATE).put("sequence", update.sequence());
      json.set("flags", FlagNames.UPDATE.write(update.flags()));
      json.put("lifetimeSeconds", update.lifetime() * SECONDS_PER_UNIT);
    } else if (message instanceof BindingAcknowledgement ack) {
      json.put("type", ACKNOWLEDGEMENT).put("status", ack.status());
      json.set("flags", FlagNames.ACKNOWLEDGEMENT.write(ack.flags()));
      json.put("sequence", ack.sequence());
      json.put("lifetimeSeconds", ack.lifetime() * SECONDS_PER_UNIT);
    } else if (message instanceof BindingError error) {
      json.put("type", ERROR).put("status", error.status());
      json.put("homeAddress", error.homeAddress().toString());
    } else if (message instanceof Heartbeat heartbeat) {
      json.put("type", HEARTBEAT);
      json.set("flags", FlagNames.HEARTBEAT.write(heartbeat.flags()));
      json.put("sequence", heartbeat.sequence());
    } else if (message instanceof UnknownMessage unknown) {
      return json.put("type", unknown.type()).put("data", unknown.data().toHex());
    }
    json.set("options", write(message.options()));
    return json;
  }

  private static ArrayNode write(MobilityOptions options) {
    ArrayNode json = Json.array();
    for (MobilityOption option : options.asList()) {
      json.add(OptionJson.write(option));
    }
    return json;
  }

  /**
   * Reads a message.
   *
   * @param path of the object in its document, {@code $} if it is the document
   * @throws JsonFormatException if it is not the JSON form of a message
   */
  public static MobilityMessage read(JsonNode json, String path) {
    JsonFields fields = new JsonFields(json, path);
    try {
      MobilityMessage message = read(fields);
      fields.end();
      return message;
    } catch (JsonFormatException e) {
      throw e;
    } catch (IllegalArgumentException e) {
      // What a message is made of is fine by itself, but not together.
      throw new JsonFormatException(path, String.valueOf(e.getMessage()));
    }
  }

  private static MobilityMessage read(JsonFields fields) {
    if (fields.value("type").isNumber()) {
      int type = fields.integer("type", 0, MAX_OCTET);
      return new UnknownMessage(type, fields.parse("data", Octets::ofHex));
    }
    String type = fields.text("type");
    return switch (type) {
      case UPDATE -> readUpdate(fields);
      case ACKNOWLEDGEMENT -> readAcknowledgement(fields);
      case ERROR ->
          new BindingError(
              fields.integer("status", 0, MAX_OCTET),
              fields.parse("homeAddress", Ipv6Address::parse),
              readOptions(fields));
      case HEARTBEAT ->
          new Heartbeat(
              FlagNames.HEARTBEAT.read(fields, "flags"),
              fields.number("sequence", 0, MAX_COUNT),
              readOptions(fields));
      default ->
          throw new JsonFormatException(fields.path("type"), "there is no message '" + type + "'");
    };
  }

  private static BindingUpdate readUpdate(JsonFields fields) {
    return new BindingUpdate(
        fields.integer("sequence", 0, MAX_SEQUENCE),
        FlagNames.UPDATE.read(fields, "flags"),
        readLifetime(fields),
        readOptions(fields));
  }

  private static BindingAcknowledgement readAcknowledgement(JsonFields fields) {
    return new BindingAcknowledgement(
        fields.integer("status", 0, MAX_OCTET),
        FlagNames.ACKNOWLEDGEMENT.read(fields, "flags"),
        fields.integer("sequence", 0, MAX_SEQUENCE),
        readLifetime(fields),
        readOptions(fields));
  }

  private static int readLifetime(JsonFields fields) {
    String key = "lifetimeSeconds";
    int seconds = fields.integer(key, 0, MAX_UNITS * SECONDS_PER_UNIT);
    if (seconds % SECONDS_PER_UNIT != 0) {
      throw new JsonFormatException(fields.path(key), seconds + " is not a multiple of 4");
    }
    return seconds / SECONDS_PER_UNIT;
  }

  private static MobilityOptions readOptions(JsonFields fields) {
    return MobilityOptions.copyOf(fields.list("options", OptionJson::read));
  }
}
