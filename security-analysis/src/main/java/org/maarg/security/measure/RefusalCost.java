package org.maarg.security.measure;

import java.util.ArrayList;
import java.util.List;
import org.maarg.protocol.Input;
import org.maarg.protocol.Mode;
import org.maarg.protocol.Output;
import org.maarg.protocol.Peer;
import org.maarg.protocol.Profile;
import org.maarg.protocol.cmd.Cmd;
import org.maarg.protocol.cmd.CmdConfig;
import org.maarg.protocol.cmd.MnAuthorization;
import org.maarg.security.script.Stage;
import org.maarg.sim.AddressPlan;
import org.maarg.sim.Datagram;
import org.maarg.sim.TraceEvent;
import org.maarg.wire.MalformedMessageException;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.message.MobilityHeader;
import org.maarg.wire.message.MobilityMessage;
import org.maarg.wire.option.Timestamp;

/**
 * Time to refuse a malformed datagram, divided by the time to accept an update: decoding it and
 * having a CMD register a mobile node. What arrived at the CMD in the run is handled again by a CMD
 * of its own, in many rounds; the fastest counts, because what the machine does beside only adds.
 * Not exact: it is time of this machine.
 */
final class RefusalCost implements Measurement {
  private static final int MOST_KEPT = 1_000;
  private static final int ROUNDS = 100;
  private static final int LIFETIME_UNITS = 15;

  private final Window window;
  private final List<Datagram> refused = new ArrayList<>();
  private final List<Datagram> accepted = new ArrayList<>();

  RefusalCost(Window window) {
    this.window = window;
  }

  @Override
  public void see(TraceEvent event) {
    if (!window.isOpen()) {
      return;
    }
    if (event instanceof TraceEvent.Refused one) {
      keep(one.datagram(), refused);
    } else if (event instanceof TraceEvent.Delivered one
        && one.message() instanceof BindingUpdate) {
      keep(one.datagram(), accepted);
    }
  }

  private void keep(Datagram datagram, List<Datagram> list) {
    if (window.isCmd(datagram.destination()) && list.size() < MOST_KEPT) {
      list.add(datagram);
    }
  }

  @Override
  public double value(Stage stage) {
    if (refused.isEmpty() || accepted.isEmpty()) {
      return 0;
    }
    double refusing = leastNanos(refused, stage.plan());
    return refusing / leastNanos(accepted, stage.plan());
  }

  /** Nanoseconds for each datagram, in the fastest of the rounds. */
  private static double leastNanos(List<Datagram> datagrams, AddressPlan plan) {
    long least = Long.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) {
      Cmd cmd = cmd(plan);
      long start = System.nanoTime();
      for (Datagram datagram : datagrams) {
        handle(datagram, cmd);
      }
      least = Math.min(least, System.nanoTime() - start);
    }
    return (double) least / datagrams.size();
  }

  private static Cmd cmd(AddressPlan plan) {
    List<Peer> peers = new ArrayList<>();
    for (int maar = 1; maar <= plan.maars(); maar++) {
      peers.add(new Peer(plan.maar(maar), plan.pool(maar)));
    }
    return new Cmd(
        new CmdConfig(
            plan.cmd(), Mode.RELAY, Profile.HARDENED, LIFETIME_UNITS, peers, MnAuthorization.ALL));
  }

  private static void handle(Datagram datagram, Cmd cmd) {
    byte[] octets = datagram.octets().toByteArray();
    try {
      MobilityMessage message =
          MobilityHeader.decode(
              octets, 0, octets.length, datagram.source(), datagram.destination());
      if (message instanceof BindingUpdate update) {
        update
            .options()
            .first(Timestamp.class)
            .ifPresent(
                at ->
                    cmd.handle(
                        new Input.Received(datagram.source(), true, update, at),
                        RefusalCost::ignore));
      }
    } catch (MalformedMessageException e) {
      // Refused, which is what is timed.
      return;
    }
  }

  private static void ignore(Output output) {
    // Only the time counts.
  }
}
