package org.maarg.cli.packet;

import java.io.ByteArrayOutputStream;
import java.util.Optional;
import org.maarg.cli.Json;
import org.maarg.cli.JsonFormatException;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Octets;
import org.maarg.wire.message.MobilityMessage;

/**
 * The forms in which the command line shows Mobility Headers and reads them back, one message at a
 * time, for those who hold the forms against each other.
 */
public final class MessageForms {
  private MessageForms() {}

  /** The JSON of a message, as {@link MessageJson} tells, over several lines if it is long. */
  public static String toJson(MobilityMessage message) {
    return Json.write(MessageJson.write(message));
  }

  /**
   * The message that a JSON text tells of.
   *
   * @throws JsonFormatException if it is not the JSON form of a message
   */
  public static MobilityMessage ofJson(String text) {
    return MessageJson.read(Json.parse(text), "$");
  }

  /**
   * Octets that go from one node to another as {@code decode --json} tells of a packet: what they
   * say, and what stands in them, field by field.
   */
  public static String toPacketJson(Ipv6Address source, Ipv6Address destination, Octets octets) {
    Packet.Route route = new Packet.Route(source, destination);
    return PacketJson.write(Packet.ofHex(Optional.of(route), octets)).toString();
  }

  /** Any octets as lines for people: every field, and why a receiver refuses them if it does. */
  public static String toText(Octets octets) {
    return PacketText.of(Packet.ofHex(Optional.empty(), octets));
  }

  /** Any octets, put together again from what the lines for people show: the same, or it lies. */
  public static Octets ofShown(Octets octets) {
    ByteArrayOutputStream shown = new ByteArrayOutputStream(octets.length());
    Dissector.dissect(octets, "", false).forEach(it -> write(it, shown));
    return Octets.of(shown.toByteArray());
  }

  private static void write(Field field, ByteArrayOutputStream out) {
    field.parts().forEach(part -> write(part, out));
    if (field.value().isNumber()) {
      for (int shift = 8 * (field.length() - 1); shift >= 0; shift -= 8) {
        out.write((int) (field.value().longValue() >>> shift));
      }
    } else if (field.value().isTextual()) {
      out.writeBytes(octets(field.value().textValue()).toByteArray());
    }
  }

  /** An address, hexadecimal digits, or those behind 0x. */
  private static Octets octets(String text) {
    if (text.indexOf(':') >= 0) {
      byte[] address = new byte[Ipv6Address.OCTETS];
      Ipv6Address.parse(text).write(address, 0);
      return Octets.of(address);
    }
    return Octets.ofHex(text.startsWith("0x") ? text.substring(2) : text);
  }
}
