package org.maarg.fuzz.nodes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.maarg.checks.world.LiveNodes;
import org.maarg.checks.world.Monitor;
import org.maarg.checks.world.Violation;
import org.maarg.fuzz.oracle.Grammar;
import org.maarg.protocol.Input;
import org.maarg.protocol.Knob;
import org.maarg.protocol.Mode;
import org.maarg.protocol.Node;
import org.maarg.protocol.Output;
import org.maarg.protocol.Profile;
import org.maarg.protocol.cmd.Cmd;
import org.maarg.protocol.cmd.CmdConfig;
import org.maarg.protocol.maar.Maar;
import org.maarg.protocol.maar.MaarConfig;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.MalformedMessageException;
import org.maarg.wire.Octets;
import org.maarg.wire.Refusal;
import org.maarg.wire.message.BindingAcknowledgement;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.message.MobilityHeader;
import org.maarg.wire.message.MobilityMessage;
import org.maarg.wire.message.Status;
import org.maarg.wire.message.UnknownMessage;
import org.maarg.wire.option.AccessTechnologyType;
import org.maarg.wire.option.HandoffIndicator;
import org.maarg.wire.option.HomeNetworkPrefix;
import org.maarg.wire.option.MobilityOption;
import org.maarg.wire.option.MobilityOptions;

/**
 * A node in the middle of its work hears packets of somebody who is no peer of it: without a
 * security association under his own address or a peer's, or with one and not configured. Beside it
 * the same node is left in peace. What the one sends and the other does not, those packets have
 * caused: no more octets than came, no more packets, and not a session touched.
 *
 * <p>By the letter a refusal has options and padding that the update may lack, so there each one
 * may be longer by those. Where the reviewed draft wants no association between MAARs, who speaks
 * as a MAAR is one to a MAAR, and no stranger: that is left out (scenario reflection).
 */
public final class StrangerPlay {
  /** More comes out of a node than a stranger has put in. */
  public static final String NOT_AMPLIFIED = "not-amplified";

  /** What a refusal has at most that the update has not (RFC 5213 5.3.6), with its padding. */
  private static final int FILLERS = 40;

  private static final int LIFETIME = 75;
  private static final int SELF = 1;
  private static final int UNIT = 8;
  private static final int PROTO = 0;
  private static final int LENGTH = 1;
  private static final int TYPE = 2;
  private static final Octets UNREAD = Octets.of(new byte[2]);
  private static final List<Mode> MODES = List.of(Mode.values());
  private static final List<Profile> PROFILES =
      List.of(Profile.DEPLOYABLE, Profile.HARDENED, Profile.RFC8885, Profile.REVIEWED_DRAFT);

  private final Schedule schedule;
  private final Mode mode;
  private final Profile profile;
  private final boolean isCmd;
  private final TimedNode attacked;
  private final TimedNode calm;
  private int octetsIn;
  private int packetsIn;
  private int mostOctets;

  private StrangerPlay(Schedule schedule, Monitor monitor) {
    this.schedule = schedule;
    int setting = schedule.next();
    this.mode = MODES.get(setting % MODES.size());
    this.profile = profile(setting);
    this.isCmd = setting / MODES.size() / PROFILES.size() % 2 == 0;
    this.attacked = atWork(monitor);
    this.calm = atWork(Monitor.NONE);
  }

  /**
   * Plays a whole schedule.
   *
   * @return what has come of it
   * @throws Violation if that is more than went in
   */
  public static Amplification play(byte[] octets, Monitor monitor) {
    return new StrangerPlay(new Schedule(octets), monitor).play();
  }

  /** A handover that one P-MAAR has not answered yet; a visit, and one that begins. */
  private TimedNode atWork(Monitor monitor) {
    TimedNode node = new TimedNode(node(), isCmd ? 0 : SELF, monitor);
    if (isCmd) {
      for (int maar = 1; maar <= 2; maar++) {
        node.feed(new Input.Received(Cast.maar(maar), true, registration(node, maar), node.time()));
        node.advance(1_000);
      }
    } else {
      attach(node, 0);
      accept(node);
      attach(node, 1);
    }
    node.sent().clear();
    return node;
  }

  private Node node() {
    return isCmd
        ? new Cmd(
            new CmdConfig(Cast.CMD, mode, profile, LIFETIME, Cast.peersOfCmd(), Cast.AUTHORIZATION))
        : new Maar(
            new MaarConfig(
                Cast.maar(SELF),
                SELF,
                Cast.CMD,
                mode,
                profile,
                Cast.pool(SELF),
                64 - UNIT,
                LIFETIME,
                Cast.peers()));
  }

  private static BindingUpdate registration(TimedNode node, int maar) {
    List<MobilityOption> options = new ArrayList<>();
    options.add(Cast.mn(0));
    options.add(new HomeNetworkPrefix(Cast.prefix(maar, 0, 64)));
    options.add(new HandoffIndicator(HandoffIndicator.UNKNOWN));
    options.add(new AccessTechnologyType(AccessTechnologyType.WLAN));
    options.add(node.time());
    return new BindingUpdate(maar, Cast.UPDATE_FLAGS, LIFETIME, MobilityOptions.copyOf(options));
  }

  private static void attach(TimedNode node, int mn) {
    node.feed(
        new Input.Attached(Cast.mn(mn), Cast.mac(mn), AccessTechnologyType.WLAN, node.time()));
  }

  /** The CMD accepts the last update. */
  private static void accept(TimedNode node) {
    BindingUpdate update = (BindingUpdate) node.sent().get(0).message();
    BindingAcknowledgement accepting =
        new BindingAcknowledgement(
            Status.ACCEPTED,
            Cast.ACK_FLAGS,
            update.sequence(),
            update.lifetime(),
            update.options());
    node.feed(new Input.Received(Cast.CMD, true, accepting, node.time()));
  }

  private Amplification play() {
    while (!schedule.isOver()) {
      packet();
    }
    pass(20_000);
    Amplification caused = caused();
    if (caused.packetsOut() > packetsIn || caused.octetsOut() > mostOctets) {
      throw new Violation(NOT_AMPLIFIED, profile + ": " + caused);
    }
    if (LiveNodes.digest(attacked.node()) != LiveNodes.digest(calm.node())) {
      throw new Violation(DomainRun.OUTSIDER_POWERLESS, "a stranger has left a trace");
    }
    caused.remember(profile.name());
    return caused;
  }

  private void pass(long millis) {
    attacked.advance(millis);
    calm.advance(millis);
  }

  private Amplification caused() {
    List<Output.Send> sent = new ArrayList<>(attacked.sent());
    calm.sent().forEach(sent::remove);
    int octets = 0;
    for (Output.Send send : sent) {
      octets += MobilityHeader.encodedLength(send.message());
    }
    return new Amplification(octetsIn, packetsIn, octets, sent.size());
  }

  /** Two octets tell who sends when, and how long it is; then follows what he sends. */
  private void packet() {
    int how = schedule.next();
    byte[] octets = schedule.take(UNIT * (1 + schedule.next()));
    pass(List.of(0L, 0L, 1L, 1_000L).get(how >> 6));
    octets = (how & 0x10) != 0 ? Grammar.message(octets) : framed(octets, (how & 0x20) != 0);
    switch (how & 3) {
      case 0 -> hear(Cast.STRANGER, false, octets);
      case 1 -> hear(Cast.STRANGER, true, octets);
      case 2 -> hear(stranger(how >> 2 & 3), true, octets);
      default -> pretend(how >> 2 & 3, octets);
    }
  }

  private static Ipv6Address stranger(int number) {
    return Ipv6Address.of(Cast.STRANGER.high(), Cast.STRANGER.low() + 1 + number);
  }

  /** In the name of the CMD, a MAAR or nobody, without an association. */
  private void pretend(int number, byte[] octets) {
    Ipv6Address name =
        List.of(Cast.CMD, Cast.maar(2), Cast.maar(3), Ipv6Address.UNSPECIFIED).get(number);
    boolean isStranger = isCmd || number == 0 || profile.has(Knob.MAAR_SECURITY_ASSOCIATION);
    if (isStranger) {
      hear(name, false, octets);
    }
  }

  /** Whole units with a length to match; what is no Mobility Header is nothing to answer. */
  private static byte[] framed(byte[] octets, boolean asItIs) {
    if (!asItIs) {
      octets[PROTO] = 59;
      octets[LENGTH] = (byte) (octets.length / UNIT - 1);
    }
    return octets;
  }

  /** As a node's runtime does: a header of unknown type is told of even if its length is wrong. */
  private void hear(Ipv6Address from, boolean secured, byte[] octets) {
    octetsIn += octets.length;
    packetsIn++;
    mostOctets += octets.length;
    Optional<MobilityMessage> message = decoded(octets);
    if (message.isPresent()) {
      if (!profile.has(Knob.STRANGER_REFUSAL_NO_LONGER)) {
        mostOctets += FILLERS + padding(message.get(), octets.length);
      }
      attacked.feed(
          new Input.Received(from, secured, message.get(), attacked.time(), octets.length));
    }
  }

  /** What has been left out between options comes back with what returns them. */
  private static int padding(MobilityMessage message, int octets) {
    return Math.max(0, MobilityHeader.encodedLength(message) - octets);
  }

  private static Optional<MobilityMessage> decoded(byte[] octets) {
    try {
      return Optional.of(MobilityHeader.decodeVerified(octets, 0, octets.length));
    } catch (MalformedMessageException malformed) {
      return malformed.refusal().answer() == Refusal.Answer.BINDING_ERROR
          ? Optional.of(new UnknownMessage(octets[TYPE] & 0xff, UNREAD))
          : Optional.empty();
    }
  }

  /** The profile that a schedule begins with. */
  public static Profile profile(byte[] octets) {
    return profile(new Schedule(octets).next());
  }

  private static Profile profile(int setting) {
    return PROFILES.get(setting / MODES.size() % PROFILES.size());
  }

  /** For each setting, an input in which these octets are the packet of an associated stranger. */
  public static List<byte[]> inputs(byte[] octets) {
    List<byte[]> all = new ArrayList<>();
    for (int setting = 0; setting < 2 * MODES.size() * PROFILES.size(); setting++) {
      byte[] input = new byte[3 + octets.length];
      input[0] = (byte) setting;
      input[1] = 1;
      input[2] = (byte) (octets.length / UNIT - 1);
      System.arraycopy(octets, 0, input, 3, octets.length);
      all.add(input);
    }
    return all;
  }

  /** Inputs to begin with: each of these messages as a stranger's, at one setting or another. */
  public static List<byte[]> inputs(List<byte[]> messages) {
    List<byte[]> all = new ArrayList<>();
    int which = 0;
    for (byte[] octets : messages) {
      List<byte[]> settings = inputs(octets);
      all.add(settings.get(which++ % settings.size()));
    }
    return all;
  }
}
