package org.maarg.cli;

import java.util.Optional;
import org.maarg.wire.MobilityMessage;
import org.maarg.wire.Octets;

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

  /** Any octets as lines for people: every field, and why a receiver refuses them if it does. */
  public static String toText(Octets octets) {
    return PacketText.of(Packet.of(1, Optional.empty(), Optional.empty(), octets));
  }

  /** How many of any octets the lines for people name; all, if nothing is forgotten. */
  public static int namedOctets(Octets octets) {
    return Dissector.dissect(octets, "").stream().mapToInt(Field::length).sum();
  }
}
