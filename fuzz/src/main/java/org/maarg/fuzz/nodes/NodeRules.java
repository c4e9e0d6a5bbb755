package org.maarg.fuzz.nodes;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.maarg.checks.world.PartialDrops;
import org.maarg.checks.world.Violation;
import org.maarg.fuzz.oracle.SenderForm;
import org.maarg.protocol.DropReason;
import org.maarg.protocol.Input;
import org.maarg.protocol.Knob;
import org.maarg.protocol.Node;
import org.maarg.protocol.Output;
import org.maarg.protocol.Profile;
import org.maarg.protocol.Timer;
import org.maarg.protocol.maar.Maar;
import org.maarg.protocol.maar.MaarBindingView;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Ipv6Prefix;
import org.maarg.wire.MalformedMessageException;
import org.maarg.wire.message.BindingAcknowledgement;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.message.MobilityHeader;
import org.maarg.wire.message.Status;
import org.maarg.wire.option.HomeNetworkPrefix;
import org.maarg.wire.option.MnId;
import org.maarg.wire.option.PreviousMaar;

/** What must hold of whatever a node does about any input, known or unheard of. */
final class NodeRules {
  /** What a node refuses or discards leaves it as it was. */
  static final String DISCARD_CHANGES_NOTHING = "discard-changes-nothing";

  /**
   * An update or acknowledgement that is not a proxy's of a distributed domain changes nothing, nor
   * does, at a MAAR, an update of anybody but the CMD. In a laboratory the domain need not be
   * distributed.
   */
  static final String ONLY_ENTITLED_CHANGE = "only-entitled-change";

  /** An input without any effect is discarded with a reason, not lost quietly. */
  static final String NO_QUIET_LOSS = "no-quiet-loss";

  /**
   * What a node puts out can be carried out: it fits into a packet, as a sender has to make it, and
   * timers run forward.
   */
  static final String OUTPUTS_SOUND = "outputs-sound";

  private NodeRules() {}

  /**
   * Checks a reaction.
   *
   * @param node the node afterwards
   * @param profile the node's
   * @param after the node afterwards: {@code before} itself if it has not changed
   */
  static void check(
      Node node,
      Profile profile,
      Input input,
      List<Output> outputs,
      Snapshot before,
      Snapshot after) {
    boolean unchanged = after.hasSessionsOf(before);
    boolean discards = false;
    boolean wholly = false;
    boolean onlyAnswers = true;
    for (Output output : outputs) {
      checkSound(output, profile);
      discards |= output instanceof Output.Dropped;
      wholly |= output instanceof Output.Dropped drop && !PartialDrops.mayBe(drop.reason());
      onlyAnswers &= isOfRefusal(output) || output instanceof Output.Send;
    }
    boolean trace = !unchanged && !mayChange(node, input, outputs);
    boolean another = refusesWhatWaited(input, outputs);
    if (!another && ((discards && onlyAnswers && trace) || (wholly && !onlyAnswers))) {
      throw new Violation(DISCARD_CHANGES_NOTHING, input + " was discarded: " + outputs);
    }
    if (!unchanged
        && input instanceof Input.Received received
        && !isEntitled(node, profile, received)) {
      throw new Violation(ONLY_ENTITLED_CHANGE, "believes " + input);
    }
    if (outputs.isEmpty() && after == before && !repeatsWhatIsKnown(node, input)) {
      throw new Violation(NO_QUIET_LOSS, input + " had no effect");
    }
  }

  /** What a refusal is counted by: as dropped, and at a stranger's for a second. */
  static boolean isOfRefusal(Output output) {
    return output instanceof Output.Dropped
        || (output instanceof Output.StartTimer start
            && start.timer().kind() == Timer.Kind.REFUSAL_SLOT);
  }

  // Verifies: 8885-4.1-5, 5213-5.3.1-1
  private static boolean isEntitled(Node node, Profile profile, Input.Received received) {
    boolean plain = profile.has(Knob.LAB_PLAIN_PEERS);
    if (received.message() instanceof BindingUpdate update) {
      return update.has(BindingUpdate.PROXY)
          && (plain || update.has(BindingUpdate.DISTRIBUTED))
          && (!(node instanceof Maar) || received.from().equals(Cast.CMD));
    }
    // Who refuses may not know the D flag.
    return !(received.message() instanceof BindingAcknowledgement ack)
        || (ack.has(BindingAcknowledgement.PROXY)
            && (plain || ack.has(BindingAcknowledgement.DISTRIBUTED) || !ack.isAccepted()));
  }

  private static void checkSound(Output output, Profile profile) {
    if (output instanceof Output.StartTimer start && start.millis() < 1) {
      throw new Violation(OUTPUTS_SOUND, output.toString());
    }
    if (output instanceof Output.Send send) {
      checkFits(send, profile);
    } else if (output instanceof Output.Advertise shown && !hasRightLifetimes(shown)) {
      throw new Violation(OUTPUTS_SOUND, "no lifetimes for a router's word: " + shown);
    }
  }

  // Verifies: 8885-3.7-4
  /** Only the newest prefix is preferred, and none longer than it is valid (RFC 4862 5.5.3). */
  private static boolean hasRightLifetimes(Output.Advertise shown) {
    int preferred = shown.preferredLifetimeSeconds();
    return preferred <= shown.validLifetimeSeconds() && (preferred > 0) == shown.preferred();
  }

  /**
   * A copy has its flags as they came (decision forwarded-pbu-fields); nothing else that leaves has
   * a reserved one set.
   */
  private static void checkFits(Output.Send send, Profile profile) {
    try {
      byte[] octets = MobilityHeader.encode(send.message(), send.to(), send.to());
      SenderForm.check(octets);
      if (!profile.has(Knob.FORWARD_COPIES)) {
        SenderForm.checkFlags(send.message());
      }
      if (!MobilityHeader.decodeVerified(octets, 0, octets.length).equals(send.message())) {
        throw new Violation(OUTPUTS_SOUND, "does not come through the codec: " + send);
      }
    } catch (MalformedMessageException | IllegalArgumentException unfit) {
      throw new Violation(OUTPUTS_SOUND, unfit.getMessage() + ": " + send);
    }
  }

  /**
   * Two discards leave a trace. Of a MAAR that goes on refusing with 135 a CMD takes the number,
   * for what it will send at the next timeout (RFC 6275 11.7.3). And where a P-MAAR's direct answer
   * (RFC 8885 3.3) names a router that is of no use, or a prefix of another session, the time at
   * which it was asked counts still.
   */
  private static boolean mayChange(Node node, Input input, List<Output> outputs) {
    if (!(input instanceof Input.Received received)
        || !(received.message() instanceof BindingAcknowledgement ack)) {
      return false;
    }
    return node instanceof Maar
        ? (isDropped(outputs, DropReason.UNUSABLE_ADDRESS)
                || isDropped(outputs, DropReason.PREFIX_NOT_OF_PEER))
            && ack.isAccepted()
            && !received.from().equals(Cast.CMD)
        : isDropped(outputs, DropReason.REFUSED) && ack.status() == Status.SEQUENCE_OUT_OF_WINDOW;
  }

  /**
   * True if a registration that has waited whether another session ends is looked at now, and may
   * be refused: the input itself has its effect all the same.
   */
  private static boolean refusesWhatWaited(Input input, List<Output> outputs) {
    return (input instanceof Input.TimerFired fired
            && fired.timer().kind() == Timer.Kind.NEW_SESSION)
        || outputs.stream()
            .anyMatch(
                output ->
                    output instanceof Output.CancelTimer cancel
                        && cancel.timer().kind() == Timer.Kind.NEW_SESSION);
  }

  private static boolean isDropped(List<Output> outputs, DropReason reason) {
    return outputs.stream()
        .anyMatch(output -> output instanceof Output.Dropped drop && drop.reason() == reason);
  }

  /**
   * An S-MAAR may be told once more what it knows: every P-MAAR of the acknowledgement is among its
   * anchors already (RFC 8885 3.2: several answers to one update). A CMD has no such case: what it
   * takes ends an exchange, and a timer with it.
   */
  private static boolean repeatsWhatIsKnown(Node node, Input input) {
    if (!(node instanceof Maar maar)
        || !(input instanceof Input.Received received)
        || !(received.message() instanceof BindingAcknowledgement ack)
        || !ack.isAccepted()) {
      return false;
    }
    Optional<MnId> mn = received.message().options().first(MnId.class);
    return maar.bindings().stream()
        .filter(it -> mn.filter(it.mn()::equals).isPresent())
        .anyMatch(it -> it.state().isAttached() && knows(it.anchors(), told(received, ack)));
  }

  /** Which prefixes an acknowledgement tells of, each with its MAAR. */
  private static Set<Map.Entry<Ipv6Address, Ipv6Prefix>> told(
      Input.Received received, BindingAcknowledgement ack) {
    Set<Map.Entry<Ipv6Address, Ipv6Prefix>> told = new HashSet<>();
    if (received.from().equals(Cast.CMD)) {
      for (PreviousMaar previous : ack.options().all(PreviousMaar.class)) {
        told.add(Map.entry(previous.address(), previous.homeNetworkPrefix()));
      }
    } else {
      // Straight from a P-MAAR (RFC 8885 3.3): what it tells of is its own.
      for (HomeNetworkPrefix own : ack.options().all(HomeNetworkPrefix.class)) {
        told.add(Map.entry(received.from(), own.prefix()));
      }
    }
    return told;
  }

  private static boolean knows(
      List<MaarBindingView.Anchor> anchors, Set<Map.Entry<Ipv6Address, Ipv6Prefix>> told) {
    Set<Map.Entry<Ipv6Address, Ipv6Prefix>> known = new HashSet<>();
    anchors.forEach(anchor -> known.add(Map.entry(anchor.address(), anchor.prefix())));
    return known.containsAll(told);
  }
}
