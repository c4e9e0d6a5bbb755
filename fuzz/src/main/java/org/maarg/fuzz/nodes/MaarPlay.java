package org.maarg.fuzz.nodes;

import java.util.List;
import org.maarg.checks.world.Monitor;
import org.maarg.checks.world.Violation;
import org.maarg.protocol.Input;
import org.maarg.protocol.Knob;
import org.maarg.protocol.Mode;
import org.maarg.protocol.Output;
import org.maarg.protocol.Profile;
import org.maarg.protocol.maar.MaarConfig;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Octets;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.message.MobilityMessage;
import org.maarg.wire.option.AccessTechnologyType;
import org.maarg.wire.option.MnId;

/**
 * A MAAR between mobile nodes that come and go, a CMD and other MAARs that say what they like.
 * Whatever they say, it throws nothing, its state stays bounded and its own, its tunnels are those
 * of its bindings, its updates keep the rate, what it refuses changes nothing, and when all have
 * left nothing is held.
 */
public final class MaarPlay {
  private static final int LIFETIME = 75;
  private static final int STEPS = 14;

  /** The number of the MAAR under test; the others are its peers. */
  private static final int SELF = 1;

  /** Of a mobile node: without a link-layer address, with several, one with two technologies. */
  private static final int INTERFACES = 6;

  private final Schedule schedule;
  private final Improviser improviser;
  private final Profile profile;
  private final int prefixLength;
  private final Bench bench;

  private MaarPlay(Schedule schedule, Monitor monitor) {
    this.schedule = schedule;
    this.improviser = new Improviser(schedule);
    Mode mode = schedule.oneOf(Mode.values());
    this.profile = Policies.of(schedule);
    // Pools of one prefix, of a few, and of more than anybody can use up.
    List<Integer> lengths = List.of(64, 48, 49, 51);
    int choice = schedule.below(2 * lengths.size());
    this.prefixLength = lengths.get(choice % lengths.size());
    MaarConfig config =
        new MaarConfig(
            Cast.maar(SELF),
            SELF,
            Cast.CMD,
            mode,
            profile,
            Cast.pool(SELF),
            prefixLength,
            LIFETIME,
            Cast.peers(),
            choice < lengths.size() ? List.of() : Cast.LOCAL_NETWORKS);
    this.bench =
        new Bench(NodeMaking.of(config, Cast.peers()), SELF, new SendLimits(profile), monitor)
            .asTimekeeper();
  }

  /** Plays a whole schedule. */
  public static void play(byte[] octets, Monitor monitor) {
    Schedule schedule = new Schedule(octets);
    switch (octets.length == 0 ? 0 : octets[0] & 0xff) {
      case CrowdPlay.OPENING -> CrowdPlay.ofMns(schedule.skip(), monitor);
      case ConfigPlay.OPENING -> ConfigPlay.ofMaar(schedule.skip());
      default -> new MaarPlay(schedule, monitor).play();
    }
  }

  private void play() {
    while (!schedule.isOver()) {
      step();
    }
    Farewell.check(bench, profile, Cast.allMns());
  }

  private void step() {
    switch (schedule.below(STEPS)) {
      case 0, 1 -> attach();
      case 2 -> bench.feed(new Input.Detached(Cast.mn(schedule), bench.time()));
      case 3, 4 -> answer();
      case 5 -> bench.receive(Cast.CMD, true, relayed());
      case 6 -> bench.receive(other(), true, acknowledgement());
      case 7 -> bench.fireNext();
      case 8 -> bench.advance(schedule.oneOf(1L, 100L, 1_000L, 20_000L, 400_000L));
      case 9 -> unbelieved();
      case 10 -> anything();
      case 11 -> bench.fireStray(improviser.timer());
      case 12 -> answerDirectly();
      default -> bench.receive(other(), true, improviser.ofMobileNode());
    }
  }

  private void attach() {
    int kind = schedule.below(INTERFACES);
    Octets linkLayer =
        kind < 3 ? Octets.of(new byte[new int[] {6, 0, 8}[kind]]) : Cast.mac(Math.min(kind, 4));
    int technology = kind == INTERFACES - 1 ? 5 : AccessTechnologyType.WLAN;
    bench.feed(new Input.Attached(Cast.mn(schedule), linkLayer, technology, bench.time()));
  }

  /** A P-MAAR tells of itself without being asked (RFC 8885 3.3), about one of the last updates. */
  private void answerDirectly() {
    List<Output.Send> updates = bench.updates();
    if (!updates.isEmpty()) {
      BindingUpdate update = (BindingUpdate) updates.get(schedule.below(updates.size())).message();
      int maar = 1 + SELF + schedule.below(Cast.MAARS - 1);
      bench.receive(
          Cast.maar(maar),
          true,
          improviser.direct(update, Cast.prefix(maar, schedule.below(2), 64), Cast.maar(SELF)));
    }
  }

  /** The CMD answers an update of the MAAR's, a late one or the last. */
  private void answer() {
    List<Output.Send> updates = bench.updates();
    if (!updates.isEmpty()) {
      Output.Send update = updates.get(schedule.below(updates.size()));
      bench.receive(
          Cast.CMD,
          true,
          improviser.answer((BindingUpdate) update.message(), schedule.below(2) == 0));
    }
  }

  private BindingUpdate relayed() {
    MnId mn = Cast.mn(schedule);
    return improviser.relayed(mn, Cast.prefix(SELF, schedule.below(3), prefixLength), bench.now());
  }

  private Ipv6Address other() {
    return Cast.maar(1 + SELF + schedule.below(Cast.MAARS - 1));
  }

  private MobilityMessage acknowledgement() {
    int maar = 1 + SELF + schedule.below(Cast.MAARS - 1);
    return improviser.unasked(
        Cast.mn(schedule), Cast.prefix(maar, schedule.below(2), 64), bench.now());
  }

  /** Somebody without the association that he needs, or somebody whom nobody knows. */
  private void unbelieved() {
    MobilityMessage message = schedule.below(2) == 0 ? relayed() : acknowledgement();
    switch (schedule.below(3)) {
      case 0 -> bench.receiveUnbelieved(Cast.STRANGER, true, message);
      case 1 -> {
        if (profile.has(Knob.CMD_SECURITY_ASSOCIATION)) {
          bench.receiveUnbelieved(Cast.CMD, false, message);
        } else {
          bench.receive(Cast.CMD, false, message);
        }
      }
      default -> {
        if (profile.has(Knob.MAAR_SECURITY_ASSOCIATION)) {
          bench.receiveUnbelieved(other(), false, message);
        } else {
          bench.receive(other(), false, message);
        }
      }
    }
  }

  private void anything() {
    switch (schedule.below(4)) {
      case 0 -> bench.receive(Cast.anybody(schedule), true, improviser.other());
      case 1 -> bench.receive(Cast.anybody(schedule), true, relayed());
      case 2 -> bench.receive(Cast.nobody(schedule), true, relayed());
      default -> attachNobody();
    }
  }

  /** Somebody attaches of whom nobody has told a name. */
  private void attachNobody() {
    try {
      new Input.Attached(MnId.EMPTY, Octets.EMPTY, AccessTechnologyType.WLAN, bench.time());
    } catch (IllegalArgumentException refused) {
      return;
    }
    throw new Violation(NodeRules.OUTPUTS_SOUND, "nobody has attached");
  }
}
