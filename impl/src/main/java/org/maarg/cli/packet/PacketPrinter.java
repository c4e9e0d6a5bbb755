package org.maarg.cli.packet;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.maarg.cli.Json;
import org.maarg.sim.capture.Skip;

/** Prints packets one by one as they are decoded, so that a capture may be of any size. */
abstract class PacketPrinter {
  /** What should have been read, and was not. */
  private static final Set<Skip> UNREADABLE =
      EnumSet.of(Skip.FRAGMENT, Skip.INCOMPLETE, Skip.BAD_RECORD);

  private final PrintWriter out;
  private long printed;
  private long refused;
  private long cut;
  private boolean unreadable;

  private PacketPrinter(PrintWriter out) {
    this.out = out;
  }

  /** True if a packet was refused, or could not be read whole. */
  boolean hasTrouble() {
    return refused > 0 || cut > 0 || unreadable;
  }

  void print(Packet packet) {
    out.print(printed == 0 ? before() : between());
    out.print(text(packet));
    printed++;
    refused += packet.isRefused() ? 1 : 0;
    cut += packet.isCut() ? 1 : 0;
    // Whoever reads a pipe waits for this packet, not for a full buffer.
    out.flush();
  }

  /**
   * Prints what stands after the last packet.
   *
   * @param skipped packets of the capture that were passed over
   */
  void end(Map<Skip, Long> skipped) {
    unreadable = UNREADABLE.stream().anyMatch(skipped::containsKey);
    out.print(printed == 0 ? before() : "");
    out.print(after(printed, refused, cut, skipped));
    out.flush();
  }

  abstract String before();

  abstract String between();

  abstract String text(Packet packet);

  abstract String after(long printed, long refused, long cut, Map<Skip, Long> skipped);

  /** For people. */
  static final class AsText extends PacketPrinter {
    AsText(PrintWriter out) {
      super(out);
    }

    @Override
    String before() {
      return "";
    }

    @Override
    String between() {
      return "\n";
    }

    @Override
    String text(Packet packet) {
      return PacketText.of(packet);
    }

    @Override
    String after(long printed, long refused, long cut, Map<Skip, Long> skipped) {
      StringBuilder text = new StringBuilder(printed == 0 ? "" : "\n");
      text.append(printed).append(printed == 1 ? " Mobility Header" : " Mobility Headers");
      text.append(", ").append(refused).append(" refused");
      text.append(cut == 0 ? "" : ", " + cut + " cut");
      skipped.forEach(
          (why, count) ->
              text.append(", ").append(count).append(" skipped (").append(why).append(')'));
      return text.append('\n').toString();
    }
  }

  /** For programs: one document, as {@link PacketJson} tells. */
  static final class AsJson extends PacketPrinter {
    AsJson(PrintWriter out) {
      super(out);
    }

    @Override
    String before() {
      return "{\"packets\": [\n  ";
    }

    @Override
    String between() {
      return ",\n  ";
    }

    @Override
    String text(Packet packet) {
      return Json.write(PacketJson.write(packet), "  ");
    }

    @Override
    String after(long printed, long refused, long cut, Map<Skip, Long> skipped) {
      ObjectNode causes = Json.object();
      skipped.forEach((why, count) -> causes.put(why.name(), count));
      return "],\n \"refused\": "
          + refused
          + (cut == 0 ? "" : ",\n \"cut\": " + cut)
          + ",\n \"skipped\": "
          + Json.write(causes)
          + "}\n";
    }
  }
}
