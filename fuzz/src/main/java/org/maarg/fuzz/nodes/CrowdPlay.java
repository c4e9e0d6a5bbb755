package org.maarg.fuzz.nodes;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.maarg.checks.world.Monitor;
import org.maarg.checks.world.Properties;
import org.maarg.checks.world.Violation;
import org.maarg.protocol.Input;
import org.maarg.protocol.Mode;
import org.maarg.protocol.Output;
import org.maarg.protocol.Peer;
import org.maarg.protocol.Profile;
import org.maarg.protocol.cmd.Cmd;
import org.maarg.protocol.cmd.CmdBindingView;
import org.maarg.protocol.cmd.CmdConfig;
import org.maarg.protocol.cmd.MnAuthorization;
import org.maarg.protocol.maar.MaarConfig;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Octets;
import org.maarg.wire.message.BindingAcknowledgement;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.option.AccessTechnologyType;
import org.maarg.wire.option.HandoffIndicator;
import org.maarg.wire.option.HomeNetworkPrefix;
import org.maarg.wire.option.MnId;
import org.maarg.wire.option.MobilityOption;
import org.maarg.wire.option.MobilityOptions;
import org.maarg.wire.option.PreviousMaar;

/**
 * What takes many: a mobile node that has been at more MAARs than one answer has room for, and more
 * mobile nodes at a MAAR than fit into a word of its pool. A schedule asks for it with its first
 * octet; each octet after it makes several steps.
 */
final class CrowdPlay {
  /** The first octet of a schedule for a crowd. */
  static final int OPENING = 0xff;

  private static final int MAARS = 40;
  private static final int MNS = 80;
  private static final int AT_ONCE = 16;

  /** More would make a run too long for the little that they add. */
  private static final int MOST_STEPS = 8;

  private static final int LIFETIME = 75;
  private static final int HOME = 1;

  private final Schedule schedule;
  private final Bench bench;
  private int next = 1;

  private CrowdPlay(Schedule schedule, Bench bench) {
    this.schedule = schedule;
    this.bench = bench;
  }

  /** A CMD and a mobile node that goes from MAAR to MAAR. */
  static void ofMaars(Schedule schedule, Monitor monitor) {
    Profile profile = schedule.oneOf(Profile.DEPLOYABLE, Profile.HARDENED, Profile.RFC8885);
    CmdConfig config =
        new CmdConfig(
            Cast.CMD,
            schedule.oneOf(Mode.values()),
            profile,
            LIFETIME,
            peers(),
            MnAuthorization.ALL);
    SendLimits limits = new SendLimits(profile, MAARS, 1);
    CrowdPlay play =
        new CrowdPlay(schedule, new Bench(NodeMaking.of(config, peers()), 0, limits, monitor));
    for (int step = 0; step < MOST_STEPS && !schedule.isOver(); step++) {
      int octet = schedule.next();
      switch (octet % 4) {
        case 0 -> play.wander(1 + octet / 4 % 8);
        case 1 -> Consent.ofAll(play.bench);
        case 2 -> play.bench.advance(schedule.oneOf(100L, 1_000L, 4_000L));
        default -> play.renew();
      }
    }
    Farewell.check(play.bench, profile, List.of());
  }

  /** A MAAR and mobile nodes that come one after the other. */
  static void ofMns(Schedule schedule, Monitor monitor) {
    Profile profile = schedule.oneOf(Profile.DEPLOYABLE, Profile.HARDENED, Profile.RFC8885);
    // Pools of 64 prefixes, and of more than are needed.
    int length = schedule.oneOf(64, 54, 55);
    Mode mode = schedule.oneOf(Mode.values());
    MaarConfig config =
        new MaarConfig(
            Cast.maar(HOME),
            HOME,
            Cast.CMD,
            mode,
            profile,
            Cast.pool(HOME),
            length,
            LIFETIME,
            peers());
    SendLimits limits = new SendLimits(profile, MAARS, MNS);
    CrowdPlay play =
        new CrowdPlay(schedule, new Bench(NodeMaking.of(config, peers()), HOME, limits, monitor));
    for (int step = 0; step < MOST_STEPS && !schedule.isOver(); step++) {
      int octet = schedule.next();
      switch (octet % 4) {
        case 0, 1 -> play.attach(1 + octet / 4 % AT_ONCE);
        case 2 -> Consent.ofAll(play.bench);
        default -> play.leave(octet / 4);
      }
    }
    Farewell.check(play.bench, profile, everybody());
  }

  private static List<Peer> peers() {
    List<Peer> peers = new ArrayList<>();
    for (int maar = 1; maar <= MAARS; maar++) {
      peers.add(new Peer(Cast.maar(maar), Cast.pool(maar)));
    }
    return peers;
  }

  private static List<MnId> everybody() {
    List<MnId> mns = new ArrayList<>();
    for (int mn = 0; mn < MNS; mn++) {
      mns.add(MnId.nai("mn" + mn));
    }
    return mns;
  }

  private void wander(int times) {
    for (int i = 0; i < times; i++) {
      bench.advance(1_000);
      register(HandoffIndicator.UNKNOWN);
      Consent.ofAll(bench);
      next = 1 + next % MAARS;
    }
  }

  private void register(int handoff) {
    List<MobilityOption> options = new ArrayList<>();
    options.add(MnId.nai("mn0"));
    options.add(new HomeNetworkPrefix(Cast.prefix(next, 0, 64)));
    options.add(new HandoffIndicator(handoff));
    options.add(new AccessTechnologyType(AccessTechnologyType.WLAN));
    options.add(bench.time());
    Consent.addRouter(options);
    bench.receive(
        Cast.maar(next),
        true,
        new BindingUpdate(next, Cast.UPDATE_FLAGS, LIFETIME, MobilityOptions.copyOf(options)));
  }

  /** The S-MAAR asks again: what it is told must be what the CMD knows, in however many parts. */
  private void renew() {
    if (bench.updates().isEmpty()) {
      return;
    }
    Consent.ofAll(bench);
    int serving = next == 1 ? MAARS : next - 1;
    CmdBindingView binding = ((Cmd) bench.node()).bindings().get(0);
    if (!binding.active() || !binding.proxyCareOfAddress().equals(Cast.maar(serving))) {
      return;
    }
    next = serving;
    bench.advance(1_000);
    register(HandoffIndicator.UNCHANGED);
    next = 1 + next % MAARS;
    checkComplete(Cast.maar(serving));
  }

  // Verifies: 8885-3.2-12, 8885-3.2-27
  private void checkComplete(Ipv6Address serving) {
    Set<Ipv6Address> told = new HashSet<>();
    boolean answered = false;
    for (Output.Send send : bench.takeMail()) {
      if (send.to().equals(serving) && send.message() instanceof BindingAcknowledgement ack) {
        answered |= ack.isAccepted();
        ack.options().all(PreviousMaar.class).forEach(previous -> told.add(previous.address()));
      }
    }
    Set<Ipv6Address> known = new HashSet<>();
    for (CmdBindingView.PreviousMaarView previous :
        ((Cmd) bench.node()).bindings().get(0).previousMaars()) {
      if (previous.confirmed()) {
        known.add(previous.address());
      }
    }
    if (answered && !told.containsAll(known)) {
      throw new Violation(Properties.ANSWERS_COMPLETE, "told " + told + ", knows " + known);
    }
  }

  private void attach(int count) {
    for (int i = 0; i < count; i++) {
      MnId mn = MnId.nai("mn" + next);
      bench.feed(new Input.Attached(mn, Octets.of(new byte[6]), 4, bench.time()));
      next = 1 + next % (MNS - 1);
    }
  }

  /** A mobile node leaves; the others may have to ask again. */
  private void leave(int number) {
    bench.feed(new Input.Detached(MnId.nai("mn" + (1 + number)), bench.time()));
    if (schedule.below(4) == 0) {
      bench.advance(2_000);
    }
  }
}
