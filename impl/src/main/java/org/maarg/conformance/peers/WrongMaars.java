package org.maarg.conformance.peers;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.maarg.conformance.play.Edit;
import org.maarg.conformance.play.TargetRole;
import org.maarg.protocol.Input;
import org.maarg.protocol.Knob;
import org.maarg.protocol.Mode;
import org.maarg.protocol.Output;
import org.maarg.protocol.Profile;
import org.maarg.protocol.Profile.Deregistration;
import org.maarg.wire.message.BindingAcknowledgement;
import org.maarg.wire.message.BindingError;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.message.Status;
import org.maarg.wire.option.HandoffIndicator;
import org.maarg.wire.option.HomeNetworkPrefix;
import org.maarg.wire.option.MnId;
import org.maarg.wire.option.ServingMaar;

/** MAARs that are wrong on purpose. */
final class WrongMaars {
  private WrongMaars() {}

  static List<WrongPeer> all() {
    return List.of(
        peer("maar-pbu-without-d-flag", "its PBUs lack the D flag", "8885-4.1-1/d-flag")
            .distortion(() -> Distortion.updates(WrongMaars::plain)),
        peer(
                "maar-heartbeat-of-another-number",
                "its Heartbeat Responses have another sequence number than the requests",
                "5847-3-4/request-answered",
                "5847-3.2-1/restart-counter")
            .distortion(() -> Distortion.heartbeats(Faults::ofAnotherNumber)),
        peer(
                "maar-heartbeat-without-counter",
                "its Heartbeat Responses lack the Restart Counter",
                "5847-3.2-1/restart-counter")
            .distortion(() -> Distortion.heartbeats(Faults::withoutCounter)),
        peer("maar-no-retransmission", "it sends each registration once", "8885-3.6-1/retransmits")
            .distortion(() -> Faults.retransmission(millis -> 0)),
        peer("maar-constant-timeout", "its timeout stays one second", "8885-3.6-3/doubles")
            .distortion(() -> Faults.retransmission(millis -> 1_000)),
        peer("maar-over-the-rate", "it does not know MAX_UPDATE_RATE", "8885-3.6-5/max-update-rate")
            .profile(it -> it.with().set(Knob.MAX_UPDATE_RATE, 0).build()),
        peer(
                "maar-any-sequence-counts",
                "it takes a PBA of any sequence number for its answer",
                "6275-11.7.3-1/wrong-sequence-ignored")
            .distortion(Faults::anySequenceCounts),
        peer(
                "maar-forgets-serving-maar",
                "its PBAs lack the Serving MAAR option",
                "8885-3.2-8/serving-maar-option")
            .distortion(
                () -> Distortion.acks(it -> true, it -> Edit.without(it, ServingMaar.class))),
        peer(
                "maar-forgets-prefix",
                "its PBAs lack the prefix that it anchors",
                "8885-3.2-9/anchored-prefix",
                "8885-3.3-1/direct-answer")
            .distortion(
                () -> Distortion.acks(it -> true, it -> Edit.without(it, HomeNetworkPrefix.class))),
        peer(
                "maar-answers-first-prefix",
                "it assigns two prefixes, and its PBAs carry one of them",
                "8885-3.2-9/anchored-prefix",
                "8885-3.3-1/direct-answer")
            .profile(WrongMaars::withTwoPrefixes)
            .distortion(() -> Distortion.acks(it -> true, Faults::firstPrefix)),
        peer(
                "maar-extends-first-prefix",
                "it assigns two prefixes, and its extensions name one of them",
                "5213-6.9.1.3-3/every-prefix")
            .profile(WrongMaars::withTwoPrefixes)
            .distortion(() -> Distortion.updates(WrongMaars::firstPrefixOfExtension)),
        peer(
                "maar-tells-first-interface",
                "its PBUs have the identifier of the mobile node's first interface",
                "5213-6.9.1.1-10/second-interface")
            .distortion(InterfaceFaults::tellsTheFirst),
        peer(
                "maar-answers-for-first-interface",
                "its PBAs have the prefix of the mobile node's first interface",
                "5213-5.4.1.1-1/session-by-prefix")
            .distortion(InterfaceFaults::answersForTheFirst),
        peer(
                "maar-wrong-sequence",
                "its accepting PBAs have the next sequence number",
                "6275-10.3.1-3/sequence-of-the-update")
            .distortion(
                () ->
                    Distortion.acks(
                        BindingAcknowledgement::isAccepted,
                        it -> Edit.sequence(it, it.sequence() + 1))),
        peer(
                "maar-no-direct-answer",
                "it answers the CMD alone though the domain is in locator mode",
                "8885-3.3-1/direct-answer")
            .actingAs(Mode.RELAY)
            .in(Mode.LOCATOR),
        peer(
                "maar-direct-answer",
                "it answers the serving MAAR though the domain is not in locator mode",
                "8885-3.2-7/no-direct-answer")
            .actingAs(Mode.LOCATOR)
            .in(Mode.RELAY, Mode.PROXY),
        peer(
                "maar-deregisters-at-detachment",
                "it deregisters a mobile node as soon as it leaves",
                "8885-3.5-3/detachment-does-not-deregister",
                "8885-3.6-5/max-update-rate")
            .distortion(WrongMaars::deregisters),
        peer(
                "maar-accepts-older",
                "it follows updates that are older than what it knows",
                "5213-5.5-4/older-timestamp",
                "5213-5.5-7/older-sequence")
            .profile(it -> it.with().set(Knob.ORDER_RELAYED_UPDATES, false).build()),
        peer(
                "maar-silent-without-mn-id",
                "it does not answer an update without MN-ID",
                "5213-5.3.1-5/missing-mn-id")
            .distortion(
                () ->
                    Distortion.silence(
                        it ->
                            it.message() instanceof BindingAcknowledgement ack
                                && ack.status() == Status.MISSING_MN_ID)),
        peer(
                "maar-ignores-152",
                "it goes on to register a mobile node that may not be served",
                "5213-6.9.1.2-6/not-again-after-152")
            .distortion(
                () -> Distortion.receivedAcks(it -> taken(it, Status.PROXY_REG_NOT_ENABLED))),
        peer(
                "maar-insists-on-prefix",
                "it asks for a prefix again that was refused",
                "5213-6.9.1.2-7/other-prefix-after-155")
            .distortion(
                () -> Distortion.receivedAcks(it -> taken(it, Status.NOT_AUTHORIZED_FOR_HNP))),
        peer(
                "maar-extension-unknown",
                "its extensions say 'handoff state unknown'",
                "5213-6.9.1.3-1/extension")
            .distortion(
                () ->
                    Distortion.updates(
                        it -> Edit.replace(it, new HandoffIndicator(HandoffIndicator.UNKNOWN)))),
        peer(
                "maar-silent-on-unknown-type",
                "it does not answer messages of unknown type",
                "6275-9.2-2/unknown-type")
            .distortion(() -> Distortion.silence(it -> it.message() instanceof BindingError)),
        peer(
                "maar-never-asks",
                "as P-MAAR it sends nothing at the end of the lifetime though design B is agreed",
                "8885-3.5-7/p-maar-asks-at-expiry",
                "8885-3.5-9/p-maar-goes-on",
                "8885-3.5-10/p-maar-lets-go")
            .profile(
                it ->
                    it.with().set(Knob.DEREGISTRATION, Deregistration.SERVING_MAAR_ONLY).build()));
  }

  private static WrongPeer peer(String name, String fault, String... fails) {
    return WrongPeer.of(name, TargetRole.MAAR, fault, fails);
  }

  private static Profile withTwoPrefixes(Profile profile) {
    return profile.with().set(Knob.PREFIXES_PER_MN, 2).build();
  }

  private static BindingUpdate firstPrefixOfExtension(BindingUpdate update) {
    boolean extension =
        update.options().all(HandoffIndicator.class).stream()
            .anyMatch(it -> it.value() == HandoffIndicator.UNCHANGED);
    return extension ? Edit.options(update, Faults::firstPrefix) : update;
  }

  private static BindingUpdate plain(BindingUpdate update) {
    BindingUpdate usual = Edit.options(update, Faults::withoutDistributed);
    return Edit.flags(usual, update.flags() & ~BindingUpdate.DISTRIBUTED);
  }

  /** A refusal for good is taken for one for now. */
  private static BindingAcknowledgement taken(BindingAcknowledgement ack, int status) {
    return ack.status() == status ? Edit.status(ack, Status.INSUFFICIENT_RESOURCES) : ack;
  }

  /** Repeats the last registration with lifetime 0 when a registered mobile node leaves. */
  private static Distortion deregisters() {
    Map<MnId, Output.Send> last = new HashMap<>();
    List<MnId> leaving = new ArrayList<>();
    return new Distortion() {
      @Override
      public List<Input> inputs(Input input) {
        if (input instanceof Input.Detached detached && last.containsKey(detached.mn())) {
          leaving.add(detached.mn());
        }
        return List.of(input);
      }

      @Override
      public List<Output> outputs(Output output) {
        List<Output> all = new ArrayList<>(List.of(output));
        if (output instanceof Output.Send send && send.message() instanceof BindingUpdate update) {
          update.options().first(MnId.class).ifPresent(mn -> last.put(mn, send));
        }
        for (MnId mn : leaving) {
          Output.Send send = last.remove(mn);
          if (send != null) {
            BindingUpdate update = (BindingUpdate) send.message();
            all.add(new Output.Send(send.to(), Edit.lifetime(update, 0)));
          }
        }
        leaving.clear();
        return all;
      }
    };
  }
}
