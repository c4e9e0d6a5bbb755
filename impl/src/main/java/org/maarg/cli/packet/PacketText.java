package org.maarg.cli.packet;

import java.util.List;
import java.util.Locale;
import org.maarg.sim.capture.Carriage;

/** A packet as lines for people: offset, field, value, meaning. */
final class PacketText {
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
    packet.carriage().ifPresent(lines::carriage);
    lines.fields(packet.fields(), "");
    return lines.text.toString();
  }

  private void title(Packet packet) {
    text.append("packet ").append(packet.number());
    packet.epochNanos().ifPresent(nanos -> text.append("  ").append(PacketJson.time(nanos)));
    packet
        .addresses()
        .ifPresent(
            it -> text.append("  ").append(it.source()).append(" > ").append(it.destination()));
    packet
        .udp()
        .ifPresent(
            it -> text.append("  UDP ").append(it.source()).append(" > ").append(it.destination()));
    packet.type().ifPresent(it -> text.append("  ").append(Registry.message(it)));
    text.append("  ").append(packet.octets().length()).append(" octets\n");
  }

  private void carriage(Carriage way) {
    way.notes().forEach(note -> text.append("  NOTE: ").append(note).append('\n'));
    if (way.missing() > 0) {
      text.append("  CUT: ").append(way.missing());
      text.append(" more octets were not captured; what there is is not judged\n");
    }
  }

  private void fields(List<Field> fields, String indent) {
    for (Field field : fields) {
      String name = indent + field.name();
      if (field.hasParts()) {
        text.append(String.format(Locale.ROOT, "%6d  %s\n", field.offset(), name));
        fields(field.parts(), indent + "  ");
      } else {
        line(field, name);
      }
    }
  }

  private void line(Field field, String name) {
    String value = field.value().asText();
    String line =
        String.format(
            Locale.ROOT,
            "%6d  %-" + NAME_WIDTH + "s %-" + VALUE_WIDTH + "s %s",
            field.offset(),
            name,
            value,
            field.meaning());
    text.append(line.stripTrailing()).append('\n');
  }
}
