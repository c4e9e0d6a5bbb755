package org.maarg.checks.world;

import java.util.ArrayList;
import java.util.List;
import org.maarg.protocol.DropReason;
import org.maarg.protocol.Input;
import org.maarg.protocol.Knob;
import org.maarg.protocol.Messages;
import org.maarg.protocol.Profile;
import org.maarg.protocol.Timer;
import org.maarg.protocol.cmd.Cmd;
import org.maarg.protocol.maar.MaarBindingView;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Ipv6Prefix;
import org.maarg.wire.Octets;
import org.maarg.wire.message.BindingAcknowledgement;
import org.maarg.wire.message.BindingError;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.message.Heartbeat;
import org.maarg.wire.message.MobilityMessage;
import org.maarg.wire.message.Status;
import org.maarg.wire.message.UnknownMessage;
import org.maarg.wire.option.AccessTechnologyType;
import org.maarg.wire.option.HandoffIndicator;
import org.maarg.wire.option.HomeNetworkPrefix;
import org.maarg.wire.option.MnId;
import org.maarg.wire.option.MobilityOption;
import org.maarg.wire.option.MobilityOptions;
import org.maarg.wire.option.RestartCounter;
import org.maarg.wire.option.ServingMaar;
import org.maarg.wire.option.Timestamp;

/**
 * What is well formed and out of place, said by a peer, by somebody who is none, or by a driver:
 * each with the status or the reason that its section gives it (RFC 5213 5.3.1, 6.9.1.2, RFC 6275
 * 9.2, 9.5, RFC 8885 4.1, 6). The first mobile node of the world is meant, or one that nobody
 * knows.
 */
final class Oddities {
  /** A mobile node that has never been in the domain. */
  private static final MnId NOBODY = Addresses.mn(9);

  private static final Ipv6Address STRANGER = Ipv6Address.of(0x20010db800000000L, 0xf10);
  private static final Ipv6Address SECOND_STRANGER = Ipv6Address.of(0x20010db800000000L, 0xf20);

  private static final Ipv6Address MULTICAST = Ipv6Address.of(0xff02L << 48, 1);

  /** Within a pool, and never the prefix that is given next. */
  private static final long FAR_PREFIX = 0x7fff;

  /** So far from the numbers in use that no answer passes for one to something else. */
  private static final int FAR_NUMBER = 0x4000;

  private static final int PROXY_FLAGS =
      BindingUpdate.ACKNOWLEDGE | BindingUpdate.HOME | BindingUpdate.PROXY;

  private static final int FLAGS = PROXY_FLAGS | BindingUpdate.DISTRIBUTED;
  private static final int ANSWER_FLAGS =
      BindingAcknowledgement.PROXY | BindingAcknowledgement.DISTRIBUTED;

  private static final int LIFETIME = 10;

  /** A type of message that no RFC has given away, and one of a mobile node (RFC 6275 6.1.3). */
  private static final int UNKNOWN_TYPE = 200;

  private static final int HOME_TEST_INIT = 1;

  private final World world;
  private final int to;
  private final Timestamp at;
  private final List<Oddity> all = new ArrayList<>(40);

  private Oddities(World world, int to) {
    this.world = world;
    this.to = to;
    this.at = world.whereabouts().arrival(to);
  }

  /** What may be said to a node now, in a fixed order. */
  static List<Oddity> of(World world, int to) {
    Oddities oddities = new Oddities(world, to);
    oddities.others();
    oddities.answers();
    oddities.timers();
    oddities.strangers();
    if (to == 0) {
      oddities.updatesOfMaar();
    } else {
      oddities.updatesOfCmd();
    }
    return oddities.all;
  }

  /** The peer that says it: a MAAR to the CMD, and the other way round. */
  private Ipv6Address peer() {
    return Addresses.node(to == 0 ? 1 : 0);
  }

  private Input.Received from(Ipv6Address sender, MobilityMessage message) {
    return new Input.Received(sender, true, message, at);
  }

  private Input.Received received(MobilityMessage message) {
    return from(peer(), message);
  }

  private void dropped(Input input, DropReason reason) {
    all.add(Oddity.dropped(input, reason));
  }

  private void refused(MobilityMessage message, int status) {
    all.add(Oddity.refused(received(message), status));
  }

  // Verifies: 6275-9.2-2, 6275-9.5.4-1, 8885-6-2, 5847-3-4, 6275-9.5.1-5
  private void others() {
    all.add(Oddity.ofUnknownType(received(unknown(UNKNOWN_TYPE))));
    dropped(received(unknown(HOME_TEST_INIT)), DropReason.UNEXPECTED_MESSAGE);
    all.add(Oddity.heartbeat(received(new Heartbeat(0, FAR_NUMBER, MobilityOptions.NONE))));
    dropped(received(response()), DropReason.NOT_OUTSTANDING);
    dropped(
        received(
            new BindingError(
                BindingError.UNRECOGNIZED_MH_TYPE, Ipv6Address.UNSPECIFIED, MobilityOptions.NONE)),
        DropReason.BINDING_ERROR);
    BindingUpdate update = update(FLAGS, LIFETIME, identity(NOBODY, own()));
    dropped(from(Ipv6Address.UNSPECIFIED, update), DropReason.NOT_UNICAST);
    dropped(from(MULTICAST, update), DropReason.NOT_UNICAST);
    dropped(new Input.Received(STRANGER, false, update, at), DropReason.UNKNOWN_PEER);
    unsecured(peer(), Knob.CMD_SECURITY_ASSOCIATION);
    if (to != 0 && world.bounds().maars() > 1) {
      unsecured(Addresses.node(to == 1 ? 2 : 1), Knob.MAAR_SECURITY_ASSOCIATION);
    }
    refused(
        update(BindingUpdate.HOME, LIFETIME, List.of()), Status.HOME_REGISTRATION_NOT_SUPPORTED);
    refused(update(BindingUpdate.HOME, 0, List.of()), Status.NOT_HOME_AGENT);
    dropped(received(update(0, LIFETIME, List.of())), DropReason.NOT_HOME_REGISTRATION);
    refused(update(FLAGS, LIFETIME, List.of(at)), Status.MISSING_MN_ID);
    if (to == 0) {
      dropped(new Input.Detached(Addresses.mn(1), at), DropReason.UNEXPECTED_MESSAGE);
    } else {
      dropped(new Input.Detached(NOBODY, at), DropReason.NOT_ATTACHED);
    }
  }

  /** A peer that does not use the security association it should have. */
  private void unsecured(Ipv6Address sender, Knob needs) {
    Heartbeat request = new Heartbeat(0, FAR_NUMBER, MobilityOptions.NONE);
    Input.Received received = new Input.Received(sender, false, request, at);
    if (world.bounds().profile().has(needs)) {
      dropped(received, DropReason.NO_SECURITY_ASSOCIATION);
    } else {
      all.add(Oddity.heartbeat(received));
    }
  }

  private static UnknownMessage unknown(int type) {
    return new UnknownMessage(type, Octets.of(new byte[2]));
  }

  private static Heartbeat response() {
    return new Heartbeat(Heartbeat.RESPONSE, FAR_NUMBER, MobilityOptions.of(new RestartCounter(1)));
  }

  // Verifies: 8885-4.2-1, 5213-6.9.1.2-2, 5213-6.9.1.2-11, 6275-11.7.3-1
  private void answers() {
    MnId mn = Addresses.mn(1);
    dropped(received(answer(0, mn)), DropReason.NOT_PROXY);
    dropped(received(answer(BindingAcknowledgement.PROXY, mn)), DropReason.NOT_DISTRIBUTED);
    BindingAcknowledgement ofNobody =
        new BindingAcknowledgement(
            Status.ACCEPTED, ANSWER_FLAGS, FAR_NUMBER, LIFETIME, MobilityOptions.NONE);
    dropped(received(ofNobody), DropReason.NO_MN_ID);
    dropped(received(answer(ANSWER_FLAGS, NOBODY)), DropReason.UNKNOWN_MN);
    dropped(
        received(answer(ANSWER_FLAGS, mn)),
        knows(mn) ? DropReason.NOT_OUTSTANDING : DropReason.UNKNOWN_MN);
  }

  private BindingAcknowledgement answer(int flags, MnId mn) {
    return new BindingAcknowledgement(
        Status.ACCEPTED,
        flags,
        FAR_NUMBER,
        LIFETIME,
        MobilityOptions.copyOf(new ArrayList<>(identity(mn, own()))));
  }

  private boolean knows(MnId mn) {
    return to == 0
        ? ToldProperties.find(world.cmdBindings(), mn).isPresent()
            || world.holdings(0).of(Cmd.RELEASES) > 0
        : ToldProperties.findAt(world.maarBindings(to), mn).isPresent();
  }

  // Verifies: 5213-5.3.1-3, 5213-5.3.1-5, 6275-9.5.1-5
  /** Somebody who is authenticated and no peer; a second one where only all together count. */
  private void strangers() {
    Profile profile = world.bounds().profile();
    int most = profile.value(Knob.STRANGER_REFUSAL_RATE);
    int ofOne = profile.value(Knob.STRANGER_REFUSAL_RATE_PER_NODE);
    stranger(STRANGER, ofOne);
    if (ofOne >= most) {
      stranger(SECOND_STRANGER, most);
    }
  }

  private void stranger(Ipv6Address sender, int most) {
    ofStranger(
        from(sender, update(FLAGS, LIFETIME, identity(NOBODY, own()))),
        Status.MAG_NOT_AUTHORIZED,
        most);
    ofStranger(
        from(sender, update(BindingUpdate.HOME, LIFETIME, List.of())),
        Status.HOME_REGISTRATION_NOT_SUPPORTED,
        most);
    Profile profile = world.bounds().profile();
    Input.Received bare = from(sender, update(FLAGS, LIFETIME, List.of(at)));
    if (profile.has(Knob.STRANGER_REFUSAL_NO_LONGER) && profile.has(Knob.ANSWER_UNAUTHORIZED)) {
      dropped(bare, DropReason.REFUSAL_LONGER);
    } else {
      ofStranger(bare, Status.MISSING_MN_ID, most);
    }
    boolean answers = profile.has(Knob.ANSWER_UNAUTHORIZED);
    dropped(
        from(sender, update(0, LIFETIME, List.of())),
        answers ? DropReason.NOT_HOME_REGISTRATION : DropReason.UNKNOWN_PEER);
    dropped(from(sender, answer(ANSWER_FLAGS, NOBODY)), DropReason.UNKNOWN_PEER);
  }

  private void ofStranger(Input.Received received, int status, int most) {
    int refused = 0;
    for (ArmedTimer armed : world.timers()) {
      boolean counts = armed.node() == to && armed.timer().kind() == Timer.Kind.REFUSAL_SLOT;
      refused += counts ? 1 : 0;
    }
    if (!world.bounds().profile().has(Knob.ANSWER_UNAUTHORIZED)) {
      dropped(received, DropReason.UNKNOWN_PEER);
    } else if (most > 0 && refused >= most) {
      dropped(received, DropReason.REFUSAL_LIMIT);
    } else {
      all.add(Oddity.refused(received, status, most > 0));
    }
  }

  // Verifies: 8885-3.6-1
  /** Timers that do not run: what a driver fires late is nobody's. */
  private void timers() {
    MnId mn = Addresses.mn(1);
    for (Timer.Kind kind : Timer.Kind.values()) {
      boolean ofPeer = kind == Timer.Kind.HEARTBEAT;
      notArmed(new Timer(kind, ofPeer ? Timer.NO_MN : mn, Ipv6Address.UNSPECIFIED, 0));
      notArmed(new Timer(kind, ofPeer ? Timer.NO_MN : mn, peer(), 0));
    }
    notArmed(Timer.of(Timer.Kind.LIFETIME, NOBODY));
  }

  /** A kind that is told apart by less than its name has runs under another one. */
  private void notArmed(Timer timer) {
    for (ArmedTimer armed : world.timers()) {
      if (armed.node() == to && armed.timer().kind() == timer.kind()) {
        return;
      }
    }
    dropped(new Input.TimerFired(timer, at), DropReason.TIMER_NOT_ARMED);
  }

  // Verifies: 5213-5.3.1-8, 5213-5.3.1-10, 5213-5.3.1-11, 5213-5.3.1-12, 8885-4.1-5,
  // 5213-5.4.1.1-7
  private void updatesOfMaar() {
    MnId mn = Addresses.mn(1);
    refused(update(FLAGS, LIFETIME, without(HomeNetworkPrefix.class, mn)), Status.MISSING_HNP);
    refused(
        update(FLAGS, LIFETIME, without(HandoffIndicator.class, mn)),
        Status.MISSING_HANDOFF_INDICATOR);
    refused(
        update(FLAGS, LIFETIME, without(AccessTechnologyType.class, mn)),
        Status.MISSING_ACCESS_TECHNOLOGY);
    refused(update(FLAGS, LIFETIME, identity(MnId.EMPTY, own())), Status.NOT_LMA_FOR_THIS_MN);
    refused(
        update(PROXY_FLAGS, LIFETIME, identity(NOBODY, own())), Status.ADMINISTRATIVELY_PROHIBITED);
    refused(
        update(FLAGS, LIFETIME, identity(NOBODY, Messages.ALL_ZERO)),
        Status.INSUFFICIENT_RESOURCES);
    refused(update(FLAGS, LIFETIME, identity(NOBODY, far(2))), Status.NOT_AUTHORIZED_FOR_HNP);
    dropped(received(update(FLAGS, 0, identity(NOBODY, own()))), DropReason.NO_SESSION);
  }

  // Verifies: 5213-5.3.1-10, 5213-5.4.1.1-3, 8885-3.2-23, 8885-4.1-5, 5213-4-6
  private void updatesOfCmd() {
    MnId mn = Addresses.mn(1);
    if (world.bounds().maars() > 1) {
      Ipv6Address other = Addresses.node(to == 1 ? 2 : 1);
      all.add(
          Oddity.refused(
              from(other, update(FLAGS, LIFETIME, identity(mn, own()))),
              Status.MAG_NOT_AUTHORIZED));
    }
    refused(update(FLAGS, LIFETIME, identity(NOBODY, own())), Status.NOT_LMA_FOR_THIS_MN);
    boolean known = knows(mn);
    refused(
        update(FLAGS, LIFETIME, without(HomeNetworkPrefix.class, mn)),
        known ? Status.MISSING_HNP : Status.NOT_LMA_FOR_THIS_MN);
    refused(
        update(FLAGS, LIFETIME, without(HandoffIndicator.class, mn)),
        known ? Status.MISSING_HANDOFF_INDICATOR : Status.NOT_LMA_FOR_THIS_MN);
    refused(
        update(FLAGS, LIFETIME, without(AccessTechnologyType.class, mn)),
        known ? Status.MISSING_ACCESS_TECHNOLOGY : Status.NOT_LMA_FOR_THIS_MN);
    if (known) {
      ofKnown(
          mn, ToldProperties.findAt(world.maarBindings(to), mn).orElseThrow().prefixes().asList());
    }
  }

  private void ofKnown(MnId mn, List<Ipv6Prefix> held) {
    refused(update(PROXY_FLAGS, LIFETIME, identity(mn, held)), Status.ADMINISTRATIVELY_PROHIBITED);
    refused(update(FLAGS, LIFETIME, identity(mn, held)), Status.REASON_UNSPECIFIED);
    List<MobilityOption> itself = identity(mn, held);
    itself.add(new ServingMaar(Addresses.node(to)));
    refused(update(FLAGS, LIFETIME, itself), Status.REASON_UNSPECIFIED);
    refused(update(FLAGS, LIFETIME, identity(mn, own())), Status.NOT_AUTHORIZED_FOR_HNP);
    if (held.size() > 1) {
      refused(update(FLAGS, LIFETIME, identity(mn, held.get(0))), Status.PREFIX_SETS_DIFFER);
    }
    dropped(received(update(FLAGS, 0, identity(mn, own()))), DropReason.NO_SESSION);
    for (MaarBindingView other : world.maarBindings(to)) {
      if (!other.mn().equals(mn)) {
        refused(
            update(FLAGS, 0, identity(mn, other.prefixes().first())),
            Status.NOT_AUTHORIZED_FOR_HNP);
      }
    }
  }

  /** A prefix of the MAAR that says it or is told, which nobody has. */
  private Ipv6Prefix own() {
    return far(to == 0 ? 1 : to);
  }

  private static Ipv6Prefix far(int maar) {
    Ipv6Address pool = Addresses.pool(maar).address();
    return Ipv6Prefix.of(Ipv6Address.of(pool.high() | FAR_PREFIX, 0), 64);
  }

  private List<MobilityOption> identity(MnId mn, Ipv6Prefix prefix) {
    return identity(mn, List.of(prefix));
  }

  private List<MobilityOption> identity(MnId mn, List<Ipv6Prefix> prefixes) {
    List<MobilityOption> options = new ArrayList<>(8);
    options.add(mn);
    for (Ipv6Prefix prefix : prefixes) {
      options.add(new HomeNetworkPrefix(prefix));
    }
    options.add(new HandoffIndicator(HandoffIndicator.UNKNOWN));
    options.add(new AccessTechnologyType(AccessTechnologyType.WLAN));
    options.add(at);
    return options;
  }

  private List<MobilityOption> without(Class<? extends MobilityOption> kind, MnId mn) {
    List<MobilityOption> options = new ArrayList<>(8);
    for (MobilityOption option : identity(mn, own())) {
      if (!kind.isInstance(option)) {
        options.add(option);
      }
    }
    return options;
  }

  private static BindingUpdate update(int flags, int lifetime, List<MobilityOption> options) {
    return new BindingUpdate(FAR_NUMBER, flags, lifetime, MobilityOptions.copyOf(options));
  }
}
