package org.maarg.checks.explore;

import java.util.Locale;
import org.maarg.protocol.Output;
import org.maarg.protocol.Timer;
import org.maarg.protocol.Tunnel;
import org.maarg.sim.ladder.MessageText;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.message.MobilityMessage;
import org.maarg.wire.option.HandoffIndicator;
import org.maarg.wire.option.Timestamp;

/** What happens in a world, in the words of a ladder. */
final class LadderWords {
  private final NodeNames nodes;
  private final MessageText messages;

  LadderWords(NodeNames nodes) {
    this.nodes = nodes;
    this.messages = new MessageText(nodes.names());
  }

  /** A message with the Timestamp that decides which of two is newer. */
  String of(MobilityMessage message) {
    String text = messages.of(message);
    if (message instanceof BindingUpdate) {
      text += message.options().first(HandoffIndicator.class).map(LadderWords::of).orElse("");
    }
    return text + message.options().first(Timestamp.class).map(LadderWords::of).orElse("");
  }

  private static String of(HandoffIndicator handoff) {
    return handoff.value() == HandoffIndicator.UNCHANGED ? ", HI unchanged" : "";
  }

  private static String of(Timestamp time) {
    long fraction = time.value() & 0xffff;
    return ", T=" + (time.value() >>> 16) + (fraction == 0 ? "" : "+" + fraction);
  }

  String of(Timer timer) {
    return nodes.in("timer " + lower(timer.kind()) + " ends: " + about(timer)).strip();
  }

  private static String about(Timer timer) {
    String mn = timer.mn().equals(Timer.NO_MN) ? "" : timer.mn().toString();
    String peer = timer.peer().equals(Ipv6Address.UNSPECIFIED) ? "" : " towards " + timer.peer();
    return mn + peer;
  }

  /** What a node does, or nothing if that is not worth a line. */
  String of(Output output) {
    if (output instanceof Output.AddTunnel add) {
      return tunnel("now ", add.tunnel());
    } else if (output instanceof Output.RemoveTunnel remove) {
      return tunnel("no longer ", remove.tunnel());
    } else if (output instanceof Output.Dropped dropped) {
      String why = dropped.reason() + " (" + dropped.reason().citation() + ")";
      return nodes.in("does not accept it: " + why);
    } else if (output instanceof Output.Happened it) {
      String peer = it.peer().equals(Ipv6Address.UNSPECIFIED) ? "" : " with " + it.peer();
      String mn = it.mn().equals(Timer.NO_MN) ? "" : ": " + it.mn();
      return nodes.in(lower(it.event()) + mn + peer);
    }
    // Messages have lines of their own; timers say so when they end; what the mobile node is shown
    // follows from the tunnels.
    return "";
  }

  private String tunnel(String when, Tunnel tunnel) {
    String what =
        tunnel.end() == Tunnel.End.ANCHOR
            ? "tunnels " + tunnel.prefix() + " to "
            : "expects " + tunnel.prefix() + " from ";
    return nodes.in(when + what + tunnel.peer());
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
