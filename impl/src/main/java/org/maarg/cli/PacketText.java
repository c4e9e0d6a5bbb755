package org.maarg.cli;

import java.util.List;
import org.maarg.wire.MobilityMessage;

/** A packet as lines for people: offset, field, value, meaning. */
final class PacketText {
  private static final int OFFSET_WIDTH = 6;
  private static final int NAME_WIDTH = 26;
  private static final int VALUE_WIDTH = 24;
  private static final int USUAL_CHARACTERS = 2048;
  private static final String BLANKS = " ".repeat(NAME_WIDTH);

  private final StringBuilder text = new StringBuilder(USUAL_CHARACTERS);

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
      right(Integer.toString(field.offset()), OFFSET_WIDTH);
      text.append("  ");
      if (field.hasParts()) {
        text.append(indent).append(field.name()).append('\n');
        fields(field.parts(), indent + "  ");
      } else {
        text.append(indent);
        left(field.name(), NAME_WIDTH - indent.length());
        text.append(' ');
        value(field);
      }
    }
  }

  /** The last two columns; nothing stands behind them. */
  private void value(Field field) {
    if (field.meaning().isEmpty()) {
      text.append(field.value().asText());
    } else {
      left(field.value().asText(), VALUE_WIDTH);
      text.append(' ').append(field.meaning());
    }
    while (text.charAt(text.length() - 1) == ' ') {
      text.setLength(text.length() - 1);
    }
    text.append('\n');
  }

  private void left(String word, int width) {
    text.append(word);
    blanks(width - word.length());
  }

  private void right(String word, int width) {
    blanks(width - word.length());
    text.append(word);
  }

  private void blanks(int count) {
    if (count > 0) {
      text.append(BLANKS, 0, count);
    }
  }
}
