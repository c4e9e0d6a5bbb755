package org.maarg.runtime;

import io.netty.buffer.ByteBufAllocator;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.maarg.protocol.Input;
import org.maarg.protocol.Mode;
import org.maarg.protocol.Node;
import org.maarg.protocol.Output;
import org.maarg.protocol.Peer;
import org.maarg.protocol.Profile;
import org.maarg.protocol.cmd.Cmd;
import org.maarg.protocol.cmd.CmdConfig;
import org.maarg.protocol.cmd.MnAuthorization;
import org.maarg.protocol.maar.Maar;
import org.maarg.protocol.maar.MaarConfig;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Ipv6Prefix;
import org.maarg.wire.MalformedMessageException;
import org.maarg.wire.Octets;
import org.maarg.wire.message.MobilityHeader;
import org.maarg.wire.message.MobilityMessage;
import org.maarg.wire.message.UnknownMessage;
import org.maarg.wire.option.MnId;
import org.maarg.wire.option.Timestamp;

/**
 * Has a domain of its own go through a handover in memory before a process serves its first peer.
 *
 * <p>A fresh Java machine takes some hundred milliseconds to load what the first Proxy Binding
 * Update needs; the update's Timestamp may be off by no more than TimestampValidityWindow, 300 ms
 * by default (RFC 5213 5.5 and 9.3), so that a slow first update would be refused for its age.
 */
public final class WarmUp {
  private static final Ipv6Address CMD = Ipv6Address.parse("2001:db8::c");
  private static final int PREFIX_LENGTH = 64;
  private static final int ACCESS_TECHNOLOGY = 4;
  private static final int LIFETIME_UNITS = 75;
  private static final int NOBODYS_TYPE = 255;
  private static final long SECOND = 1L << 16;
  private static final Timestamp START = new Timestamp(SECOND * 1_000_000);
  private static final MnId MN = MnId.nai("warm-up@example.org");

  private final Queue<Runnable> underWay = new ArrayDeque<>();
  private final List<Node> nodes;

  private WarmUp(Mode mode) {
    List<Peer> peers = List.of(peer(1), peer(2));
    nodes =
        List.of(
            new Cmd(
                new CmdConfig(
                    CMD, mode, Profile.DEPLOYABLE, LIFETIME_UNITS, peers, MnAuthorization.ALL)),
            maar(1, mode, peers),
            maar(2, mode, peers));
  }

  /** What this makes is garbage afterwards; only the loaded classes stay. */
  public static void run() {
    // The first buffer sets up Netty's events for the flight recorder, the longest step of all.
    ByteBufAllocator.DEFAULT.directBuffer(1).release();
    for (Mode mode : Mode.values()) {
      WarmUp domain = new WarmUp(mode);
      // There and back, so that tunnels come and go. Each visit a second after the last one: with
      // the same time again an update would be a stale one.
      domain.attach(1, START);
      domain.attach(2, new Timestamp(START.value() + SECOND));
      domain.attach(1, new Timestamp(START.value() + 2 * SECOND));
      domain.puzzle();
    }
  }

  private static Peer peer(int number) {
    return new Peer(
        Ipv6Address.parse("2001:db8::" + number),
        Ipv6Prefix.parse("2001:db8:" + number + "00::/40"));
  }

  private static Maar maar(int number, Mode mode, List<Peer> peers) {
    Peer self = peer(number);
    return new Maar(
        new MaarConfig(
            self.address(),
            number,
            CMD,
            mode,
            Profile.DEPLOYABLE,
            self.pool(),
            PREFIX_LENGTH,
            LIFETIME_UNITS,
            peers));
  }

  private void attach(int maar, Timestamp now) {
    give(nodes.get(maar), new Input.Attached(MN, Octets.of(new byte[6]), ACCESS_TECHNOLOGY, now));
    while (!underWay.isEmpty()) {
      underWay.remove().run();
    }
  }

  /** A message of a type that nobody knows, and the Binding Error that answers it. */
  private void puzzle() {
    Node cmd = nodes.get(0);
    UnknownMessage unknown = new UnknownMessage(NOBODYS_TYPE, Octets.of(new byte[2]));
    give(cmd, new Input.Received(nodes.get(1).address(), true, unknown, START));
    while (!underWay.isEmpty()) {
      underWay.remove().run();
    }
  }

  private void give(Node node, Input input) {
    node.handle(
        input,
        output -> {
          if (output instanceof Output.Send send) {
            underWay.add(() -> deliver(node.address(), send, input.at()));
          }
        });
  }

  private void deliver(Ipv6Address from, Output.Send send, Timestamp now) {
    byte[] octets = MobilityHeader.encode(send.message(), from, send.to());
    for (Node node : nodes) {
      if (node.address().equals(send.to())) {
        give(node, new Input.Received(from, true, decode(octets, from, send.to()), now));
      }
    }
  }

  private static MobilityMessage decode(byte[] octets, Ipv6Address from, Ipv6Address to) {
    try {
      return MobilityHeader.decode(octets, 0, octets.length, from, to);
    } catch (MalformedMessageException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
