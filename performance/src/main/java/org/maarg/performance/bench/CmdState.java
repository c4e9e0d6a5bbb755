package org.maarg.performance.bench;

import java.util.ArrayList;
import java.util.List;
import org.maarg.conformance.play.Edit;
import org.maarg.conformance.play.Session;
import org.maarg.performance.Roster;
import org.maarg.protocol.Input;
import org.maarg.protocol.Knob;
import org.maarg.protocol.Mode;
import org.maarg.protocol.Output;
import org.maarg.protocol.Peer;
import org.maarg.protocol.Profile;
import org.maarg.protocol.cmd.Cmd;
import org.maarg.protocol.cmd.CmdConfig;
import org.maarg.protocol.cmd.MnAuthorization;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.message.BindingAcknowledgement;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.message.MobilityMessage;
import org.maarg.wire.option.HandoffIndicator;
import org.maarg.wire.option.HomeNetworkPrefix;
import org.maarg.wire.option.MnId;
import org.maarg.wire.option.Timestamp;

/** A CMD whose MAARs the benchmark plays, without sockets and timers. */
final class CmdState {
  private static final int SEQUENCES = 1 << 16;
  private static final int TICKS_EACH = 64;

  private final Cmd cmd;
  private final int maars;
  private final MnId[] mns;
  private final int[] handovers;
  private final List<Output.Send> updates = new ArrayList<>();
  private long now = 0x6a00_0000_0000L;
  private int sequence;
  private int accepted;
  private int followed;

  /** A relaying CMD with registered mobile nodes, each of which has been at all MAARs. */
  CmdState(int mns, int maars) {
    this.maars = maars;
    this.mns = new MnId[mns];
    this.handovers = new int[mns];
    List<Peer> peers = new ArrayList<>();
    for (int maar = 0; maar < maars; maar++) {
      peers.add(new Peer(Roster.maar(maar), Roster.pool(maar)));
    }
    // No timer fires here: what a rate holds back would never leave.
    Profile unpaced =
        Profile.DEPLOYABLE.with().set(Knob.PACING_RATE, 0).set(Knob.MAX_UPDATE_RATE, 0).build();
    cmd =
        new Cmd(
            new CmdConfig(
                Roster.CMD,
                Mode.RELAY,
                unpaced,
                0xffff,
                peers,
                MnAuthorization.servingOnly(mn -> true)));
    for (int mn = 0; mn < mns; mn++) {
      this.mns[mn] = Roster.mn(mn);
      register(mn, HandoffIndicator.NEW_INTERFACE);
      for (int maar = 1; maar < maars; maar++) {
        handOver(mn);
      }
    }
  }

  /** A renewal, from the update to its answer. */
  void renew(int mn) {
    register(mn, HandoffIndicator.UNCHANGED);
  }

  /** A move to the next MAAR: update, updates to all previous MAARs, their answers, the answer. */
  void handOver(int mn) {
    handovers[mn]++;
    register(mn, HandoffIndicator.BETWEEN_MAGS);
  }

  private void register(int mn, int handoffIndicator) {
    int maar = (mn + handovers[mn]) % maars;
    sequence = (sequence + 1) % SEQUENCES;
    BindingUpdate update =
        Roster.update(
            mns[mn],
            Roster.prefix(maar, mn),
            handoffIndicator,
            sequence,
            Messages.LIFETIME,
            tick());
    int before = accepted;
    receive(Roster.maar(maar), update);
    List<Output.Send> toFollow = List.copyOf(updates);
    updates.clear();
    for (Output.Send told : toFollow) {
      follow(told, mn);
    }
    if (accepted == before) {
      throw new IllegalStateException("a registration was not accepted");
    }
  }

  private Timestamp tick() {
    now += TICKS_EACH;
    return new Timestamp(now);
  }

  /** Updates of the CMD that previous MAARs have answered. */
  int followed() {
    return followed;
  }

  private void follow(Output.Send told, int mn) {
    followed++;
    BindingUpdate update = (BindingUpdate) told.message();
    int maar = (int) (told.to().high() & 0xff) - 1;
    HomeNetworkPrefix prefix = new HomeNetworkPrefix(Roster.prefix(maar, mn));
    receive(
        told.to(),
        Edit.replace(
            new BindingAcknowledgement(
                0, Session.ACK_FLAGS, update.sequence(), update.lifetime(), update.options()),
            prefix));
  }

  private void receive(Ipv6Address from, MobilityMessage message) {
    cmd.handle(new Input.Received(from, true, message, tick()), this::carryOut);
  }

  private void carryOut(Output output) {
    if (output instanceof Output.Send send) {
      sent(send);
    }
  }

  private void sent(Output.Send send) {
    if (send.message() instanceof BindingUpdate) {
      updates.add(send);
    } else if (send.message() instanceof BindingAcknowledgement ack && ack.isAccepted()) {
      accepted++;
    }
  }
}
