package org.maarg.conformance.peers;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.maarg.conformance.play.Edit;
import org.maarg.conformance.play.TargetRole;
import org.maarg.protocol.Input;
import org.maarg.protocol.Output;
import org.maarg.wire.message.BindingAcknowledgement;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.option.AccessTechnologyType;
import org.maarg.wire.option.HandoffIndicator;
import org.maarg.wire.option.MnId;
import org.maarg.wire.option.MobilityOption;
import org.maarg.wire.option.MobilityOptions;
import org.maarg.wire.option.PreviousMaar;
import org.maarg.wire.option.Timestamp;

/**
 * Peers that conform and do otherwise than ours all the same, and peers that fall silent. No wrong
 * ones: the tester must not fail the first, and must say of the second what they are.
 */
public final class OddPeers {
  /** So many messages the peers that fall silent send before they do. */
  private static final int LAST_WORDS = 60;

  private OddPeers() {}

  /** They conform, and must pass. */
  public static List<WrongPeer> different() {
    return List.of(
        WrongPeer.of(
                "cmd-different",
                TargetRole.CMD,
                "conforms: it tells of its P-MAARs bit by bit, and takes a Handoff Indicator at its"
                    + " word")
            .distortion(OddPeers::strictAndCumulative),
        WrongPeer.of(
                "maar-different",
                TargetRole.MAAR,
                "conforms: it orders its registrations by sequence numbers, without Timestamps")
            .distortion(() -> Distortion.updates(it -> Edit.without(it, Timestamp.class))));
  }

  /** Ours, at the end of paths that are not equally long; they must pass in full, in any mode. */
  public static List<WrongPeer> farAway() {
    List<WrongPeer> peers = new ArrayList<>();
    for (TargetRole role : TargetRole.values()) {
      peers.add(
          WrongPeer.of(role.label() + "-far-first", role, "conforms: the first node is far away")
              .paths(WrongPeer.Paths.FIRST_IS_FARTHEST));
      peers.add(
          WrongPeer.of(role.label() + "-far-last", role, "conforms: the last node is far away")
              .paths(WrongPeer.Paths.LAST_IS_FARTHEST));
    }
    return peers;
  }

  /** They fall silent midway. */
  public static List<WrongPeer> silent() {
    return List.of(
        WrongPeer.of("cmd-dies", TargetRole.CMD, "falls silent midway")
            .distortion(OddPeers::fallsSilent),
        WrongPeer.of("maar-dies", TargetRole.MAAR, "falls silent midway")
            .distortion(OddPeers::fallsSilent));
  }

  static List<WrongPeer> all() {
    List<WrongPeer> all = new ArrayList<>(different());
    all.addAll(farAway());
    all.addAll(silent());
    return all;
  }

  private static Distortion fallsSilent() {
    int[] left = {LAST_WORDS};
    return Distortion.output(
        output -> output instanceof Output.Send && left[0]-- <= 0 ? List.of() : List.of(output));
  }

  /**
   * Handoff Indicator 5 is for who was registered before, 4 for who leaves (RFC 5213 6.9.1.3,
   * 6.9.1.4). Another one is refused: without an option that is mandatory the update is.
   */
  private static Distortion strictAndCumulative() {
    Set<MnId> known = new HashSet<>();
    return new Distortion() {
      @Override
      public List<Input> inputs(Input input) {
        return input instanceof Input.Received received
                && received.message() instanceof BindingUpdate update
                && !isPlausible(update, known)
            ? List.of(
                new Input.Received(
                    received.from(),
                    received.secured(),
                    Edit.without(update, AccessTechnologyType.class),
                    received.at()))
            : List.of(input);
      }

      @Override
      public List<Output> outputs(Output output) {
        return output instanceof Output.Send send
                && send.message() instanceof BindingAcknowledgement ack
                && ack.options().has(PreviousMaar.class)
            ? List.of(new Output.Send(send.to(), withoutTheLast(ack)), output)
            : List.of(output);
      }
    };
  }

  /** What the CMD had before the last P-MAAR answered (RFC 8885 3.2). */
  private static BindingAcknowledgement withoutTheLast(BindingAcknowledgement ack) {
    List<PreviousMaar> all = ack.options().all(PreviousMaar.class);
    PreviousMaar last = all.get(all.size() - 1);
    List<MobilityOption> left = new ArrayList<>(ack.options().asList());
    left.remove(last);
    return Edit.options(ack, options -> MobilityOptions.copyOf(left));
  }

  private static boolean isPlausible(BindingUpdate update, Set<MnId> known) {
    Optional<MnId> mn = update.options().first(MnId.class);
    int indicator =
        update.options().first(HandoffIndicator.class).map(HandoffIndicator::value).orElse(0);
    boolean first = mn.isPresent() && known.add(mn.get());
    return update.lifetime() == 0
        ? indicator == HandoffIndicator.UNKNOWN
        : !first || indicator != HandoffIndicator.UNCHANGED;
  }
}
