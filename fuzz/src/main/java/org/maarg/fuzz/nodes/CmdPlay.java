package org.maarg.fuzz.nodes;

import java.util.List;
import org.maarg.checks.world.Monitor;
import org.maarg.protocol.Input;
import org.maarg.protocol.Knob;
import org.maarg.protocol.Mode;
import org.maarg.protocol.Output;
import org.maarg.protocol.Profile;
import org.maarg.protocol.cmd.CmdConfig;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Octets;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.message.MobilityMessage;
import org.maarg.wire.option.MnId;

/**
 * A CMD among MAARs that say what they like. Whatever they say, it throws nothing, its state stays
 * bounded and its own, its updates keep rate and pace, what it refuses changes nothing, and in the
 * end nothing is left.
 */
public final class CmdPlay {
  private static final int MAX_LIFETIME = 75;
  private static final int STEPS = 10;

  private final Schedule schedule;
  private final Improviser improviser;
  private final Profile profile;
  private final Bench bench;

  private CmdPlay(Schedule schedule, Monitor monitor) {
    this.schedule = schedule;
    this.improviser = new Improviser(schedule);
    Mode mode = schedule.oneOf(Mode.values());
    this.profile = Policies.of(schedule);
    CmdConfig config =
        new CmdConfig(Cast.CMD, mode, profile, MAX_LIFETIME, Cast.peersOfCmd(), Cast.AUTHORIZATION);
    SendLimits limits = new SendLimits(profile, Cast.MAARS + 1, Cast.mns());
    this.bench =
        new Bench(NodeMaking.of(config, Cast.peersOfCmd()), 0, limits, monitor).asTimekeeper();
  }

  /** Plays a whole schedule. */
  public static void play(byte[] octets, Monitor monitor) {
    Schedule schedule = new Schedule(octets);
    switch (octets.length == 0 ? 0 : octets[0] & 0xff) {
      case CrowdPlay.OPENING -> CrowdPlay.ofMaars(schedule.skip(), monitor);
      case ConfigPlay.OPENING -> ConfigPlay.ofCmd(schedule.skip());
      case RestartPlay.OPENING -> RestartPlay.play(schedule.skip(), monitor);
      default -> new CmdPlay(schedule, monitor).play();
    }
  }

  private void play() {
    while (!schedule.isOver()) {
      step();
    }
    Farewell.check(bench, profile, List.of());
  }

  private void step() {
    switch (schedule.below(STEPS)) {
      case 0, 1, 2 -> registration();
      case 3, 4 -> answer();
      case 5 -> bench.fireNext();
      case 6 -> bench.advance(schedule.oneOf(1L, 100L, 1_000L, 20_000L, 400_000L));
      case 7 -> unbelieved();
      case 8 -> anything();
      default -> bench.fireStray(improviser.timer());
    }
  }

  private void registration() {
    int maar = 1 + schedule.below(Cast.MAARS);
    int owner = schedule.below(8) == 0 ? 1 + schedule.below(Cast.MAARS + 1) : maar;
    bench.receive(Cast.maar(maar), true, update(owner));
  }

  private BindingUpdate update(int owner) {
    MnId mn = Cast.mn(schedule);
    return improviser.registration(mn, Cast.prefix(owner, schedule.below(3), 64), bench.now());
  }

  /** A P-MAAR answers an update of the CMD's, a late one or the last. */
  private void answer() {
    List<Output.Send> updates = bench.updates();
    if (!updates.isEmpty()) {
      Output.Send update = updates.get(schedule.below(updates.size()));
      bench.receive(
          update.to(),
          true,
          improviser.answer((BindingUpdate) update.message(), schedule.below(2) == 0));
    }
  }

  /** Somebody without the association that he needs, or somebody whom nobody knows. */
  private void unbelieved() {
    Ipv6Address from = Cast.maar(1 + schedule.below(Cast.MAARS));
    boolean stranger = schedule.below(2) == 0;
    MobilityMessage message = schedule.below(2) == 0 ? update(1) : acknowledgement();
    if (stranger || profile.has(Knob.CMD_SECURITY_ASSOCIATION)) {
      bench.receiveUnbelieved(stranger ? Cast.STRANGER : from, stranger, message);
    } else {
      bench.receive(from, false, message);
    }
  }

  private MobilityMessage acknowledgement() {
    return improviser.unasked(
        Cast.mn(schedule), Cast.prefix(1 + schedule.below(Cast.MAARS), 0, 64), bench.now());
  }

  private void anything() {
    switch (schedule.below(7)) {
      case 0 -> bench.receive(Cast.anybody(schedule), true, improviser.other());
      case 1 -> bench.receive(Cast.maar(1 + schedule.below(Cast.MAARS)), true, acknowledgement());
      case 2 -> bench.feed(new Input.Attached(Cast.mn(schedule), Octets.EMPTY, 4, bench.time()));
      case 3 -> bench.feed(new Input.Detached(Cast.mn(schedule), bench.time()));
      case 4 -> bench.receive(Cast.nobody(schedule), true, update(1));
      case 5 -> bench.receive(Cast.node(schedule), true, improviser.ofMobileNode());
      default -> bench.receiveUnbelieved(Cast.STRANGER, false, update(1));
    }
  }
}
