package org.maarg.protocol;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.maarg.protocol.cmd.Cmd;
import org.maarg.protocol.cmd.CmdConfig;
import org.maarg.protocol.cmd.MnAuthorization;
import org.maarg.protocol.maar.Maar;
import org.maarg.protocol.maar.MaarConfig;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Ipv6Prefix;
import org.maarg.wire.Octets;
import org.maarg.wire.message.MobilityMessage;
import org.maarg.wire.option.AccessTechnologyType;
import org.maarg.wire.option.MnId;
import org.maarg.wire.option.Timestamp;

/** A domain whose every step the test picks: which message arrives, which timer fires. */
public final class TestDomain {
  public static final Ipv6Address CMD = Ipv6Address.parse("2001:db8::c");
  public static final MnId MN = MnId.nai("mn1@example.net");

  /** A message on its way. */
  public record Flight(Ipv6Address from, Ipv6Address to, MobilityMessage message) {}

  /** An armed timer of a node, due at a time in milliseconds. */
  public record Armed(Ipv6Address node, Timer timer, long due) {}

  public final Cmd cmd;
  public final List<Maar> maars = new ArrayList<>();
  public final List<Flight> flights = new ArrayList<>();
  public final Map<String, Armed> timers = new TreeMap<>();
  public final Map<Ipv6Address, Set<Tunnel>> tunnelsOf = new TreeMap<>();
  public final Map<Ipv6Address, Set<Ipv6Prefix>> advertisedBy = new TreeMap<>();
  public final List<Output> outputs = new ArrayList<>();
  public final List<String> trace = new ArrayList<>();
  private long now = 1_000_000;

  public TestDomain(int count, Mode mode, Profile profile) {
    List<Peer> peers = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      peers.add(new Peer(maar(i), pool(i)));
    }
    cmd = new Cmd(new CmdConfig(CMD, mode, profile, 75, peers, MnAuthorization.ALL));
    for (int i = 1; i <= count; i++) {
      maars.add(new Maar(new MaarConfig(maar(i), i, CMD, mode, profile, pool(i), 64, 75, peers)));
    }
  }

  public static Ipv6Address maar(int number) {
    return Ipv6Address.parse("2001:db8::" + Integer.toHexString(number * 16));
  }

  public static Ipv6Prefix pool(int number) {
    return Ipv6Prefix.of(Ipv6Address.of(0x20010db800000000L | ((long) number << 16), 0), 48);
  }

  public Maar node(int number) {
    return maars.get(number - 1);
  }

  public Timestamp time() {
    return Timestamp.ofEpochMilli(now);
  }

  public void attach(int number) {
    now++;
    feed(
        maar(number),
        new Input.Attached(MN, Octets.ofHex("02aa00000001"), AccessTechnologyType.WLAN, time()));
  }

  public void detach(int number) {
    now++;
    feed(maar(number), new Input.Detached(MN, time()));
  }

  public void deliver(Flight flight, boolean secured) {
    feed(flight.to, new Input.Received(flight.from, secured, flight.message, time()));
  }

  public void fire(Armed armed) {
    timers.remove(key(armed.node, armed.timer));
    feed(armed.node, new Input.TimerFired(armed.timer, time()));
  }

  private static String key(Ipv6Address node, Timer timer) {
    return node + " " + timer;
  }

  public void feed(Ipv6Address address, Input input) {
    trace.add(address + " <- " + input);
    Node node = cmd;
    for (Maar maar : maars) {
      if (maar.address().equals(address)) {
        node = maar;
      }
    }
    node.handle(input, output -> carryOut(address, output));
  }

  private void carryOut(Ipv6Address node, Output output) {
    outputs.add(output);
    trace.add("    " + output);
    if (output instanceof Output.Send send) {
      flights.add(new Flight(node, send.to(), send.message()));
    } else if (output instanceof Output.StartTimer start) {
      timers.put(key(node, start.timer()), new Armed(node, start.timer(), now + start.millis()));
    } else if (output instanceof Output.CancelTimer cancel) {
      timers.remove(key(node, cancel.timer()));
    } else if (output instanceof Output.AddTunnel add) {
      if (!tunnelsOf.computeIfAbsent(node, n -> new HashSet<>()).add(add.tunnel())) {
        throw new AssertionError("added twice at " + node + ": " + add.tunnel());
      }
    } else if (output instanceof Output.RemoveTunnel remove) {
      if (!tunnelsOf.computeIfAbsent(node, n -> new HashSet<>()).remove(remove.tunnel())) {
        throw new AssertionError("removed but not there at " + node + ": " + remove.tunnel());
      }
    } else if (output instanceof Output.Advertise advertise) {
      advertisedBy.computeIfAbsent(node, n -> new HashSet<>()).add(advertise.prefix());
    } else if (output instanceof Output.Withdraw withdraw) {
      if (!advertisedBy.computeIfAbsent(node, n -> new HashSet<>()).remove(withdraw.prefix())) {
        throw new AssertionError("withdrawn but not there: " + withdraw.prefix());
      }
    }
  }

  /** Timers that fire within seconds, not those that end lifetimes. */
  public static boolean isShort(Armed armed) {
    return switch (armed.timer.kind()) {
      case RETRANSMIT, AGGREGATION, RATE_SLOT, PACE, REFUSAL_SLOT -> true;
      default -> false;
    };
  }

  /** Delivers and fires until nothing but lifetimes is left to wait for. */
  public void settle() {
    settle(TestDomain::isShort);
  }

  public void settle(Predicate<Armed> fires) {
    for (int step = 0; step < 10_000; step++) {
      if (!flights.isEmpty()) {
        deliver(flights.remove(0), true);
        continue;
      }
      Armed next =
          timers.values().stream()
              .filter(fires)
              .min(Comparator.comparingLong(Armed::due))
              .orElse(null);
      if (next == null) {
        return;
      }
      now = Math.max(now, next.due) + 1;
      fire(next);
    }
    throw new AssertionError("does not settle");
  }

  public long count(Class<? extends Output> kind, Predicate<Output> which) {
    return outputs.stream().filter(kind::isInstance).filter(which).count();
  }
}
