package org.maarg.cli;

import java.util.List;
import org.maarg.wire.MobilityMessage;

/** A packet as lines for people: offset, field, value, meaning. */
final class PacketText {
  private static final int OFFSET_WIDTH = 6;
  private static final int NAME_WIDTH = 26;
  private static final int VALUE_WIDTH = 24;

  private final StringBuilder text = new StringBuilder();

  private PacketText() {}

  static String of(Packet packet) {
    PacketText lines = new PacketText();
    lines.title(packet);
    packet
        .refusal()
        .ifPresent(
            refusal ->
                lines.text.append("  REFUSED: ").append(Meanings.refusal(refusal)).append('\n'));
    lines.fields(Dissector.dissect(packet.octets(), packet.checksumMeaning()), "");
    return lines.text.toString();
  }

  private void title(Packet packet) {
    text.append("packet ").append(packet.number());
    packet.epochNanos().ifPresent(nanos -> text.append("  ").append(PacketJson.time(nanos)));
    packet
        .route()
        .ifPresent(
            it -> text.append("  ").append(it.source()).append(" > ").append(it.destination()));
    packet.message().map(MobilityMessage::type).ifPresent(it -> text.append("  ").append(name(it)));
    text.append("  ").append(packet.octets().length()).append(" octets\n");
  }

  private static String name(int type) {
    String name = Meanings.messageType(type);
    return name.startsWith("unknown") ? "MH Type " + type : name;
  }

  private void fields(List<Field> fields, String indent) {
    for (Field field : fields) {
      String name = indent + field.name();
      if (field.hasParts()) {
        offset(field);
        text.append(name).append('\n');
        fields(field.parts(), indent + "  ");
      } else {
        line(field, name);
      }
    }
  }

  private void line(Field field, String name) {
    offset(field);
    padded(name, NAME_WIDTH);
    text.append(' ');
    padded(field.value().asText(), VALUE_WIDTH);
    text.append(' ').append(field.meaning());
    while (text.charAt(text.length() - 1) == ' ') {
      text.setLength(text.length() - 1);
    }
    text.append('\n');
  }

  private void offset(Field field) {
    String offset = Integer.toString(field.offset());
    text.append(" ".repeat(Math.max(0, OFFSET_WIDTH - offset.length()))).append(offset);
    text.append("  ");
  }

  private void padded(String word, int width) {
    text.append(word).append(" ".repeat(Math.max(0, width - word.length())));
  }
}
