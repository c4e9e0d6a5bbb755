package org.maarg.conformance.peers;

import java.util.List;
import org.maarg.conformance.play.Edit;
import org.maarg.conformance.play.TargetRole;
import org.maarg.protocol.Knob;
import org.maarg.protocol.Mode;
import org.maarg.protocol.Output;
import org.maarg.wire.Ipv6Prefix;
import org.maarg.wire.message.BindingAcknowledgement;
import org.maarg.wire.message.BindingError;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.message.Status;
import org.maarg.wire.option.MnLinkLayerIdentifier;
import org.maarg.wire.option.PreviousMaar;
import org.maarg.wire.option.ServingMaar;

/** CMDs that are wrong on purpose. */
final class WrongCmds {
  private WrongCmds() {}

  static List<WrongPeer> all() {
    return List.of(
        peer(
                "cmd-pba-without-d-flag",
                "its PBAs lack the D flag unless they carry options that need it",
                "8885-4.2-1/d-flag")
            .distortion(
                () ->
                    Distortion.acks(
                        ack -> Faults.withoutDistributed(ack.options()).equals(ack.options()),
                        ack -> Edit.flags(ack, BindingAcknowledgement.PROXY))),
        peer("cmd-pba-without-p-flag", "its PBAs lack the P flag", "5213-5.3.6-1/p-flag")
            .distortion(
                () ->
                    Distortion.acks(
                        ack -> true, ack -> Edit.flags(ack, BindingAcknowledgement.DISTRIBUTED)))
            .in(Mode.RELAY),
        peer(
                "cmd-answers-first-prefix",
                "its PBAs carry the first prefix of several",
                "5213-5.3.6-4/set-of-prefixes")
            .distortion(() -> Distortion.acks(it -> true, Faults::firstPrefix)),
        peer(
                "cmd-takes-part-of-a-set",
                "it takes some of the prefixes of a session for all of them",
                "5213-5.4.1.1-4/part-of-a-set")
            .distortion(
                () ->
                    Distortion.acks(
                        it -> it.status() == Status.PREFIX_SETS_DIFFER, it -> Edit.status(it, 0))),
        peer(
                "cmd-lists-one-prefix-each",
                "its PBAs have one Previous MAAR option for each P-MAAR",
                "8885-3.2-12/option-for-each-prefix")
            .distortion(() -> Distortion.acks(it -> true, Faults::onePrefixEach))
            .in(Mode.RELAY, Mode.PROXY),
        peer(
                "cmd-one-session-for-all",
                "it takes each interface of a mobile node for the first",
                "5213-5.4-1/interface-of-its-own",
                "5213-5.4.1.2-5/waits-for-deregistration",
                "5213-5.4.1.2-6/new-session-without-deregistration")
            .distortion(InterfaceFaults::oneForAll),
        peer(
                "cmd-interface-always-new",
                "it takes each other interface of a mobile node for a new one",
                "5213-5.4-4/other-interface",
                "5213-5.4.1.2-5/waits-for-deregistration")
            .distortion(InterfaceFaults::alwaysNew),
        peer(
                "cmd-does-not-wait",
                "it makes a session of its own for another interface at once",
                "5213-5.4.1.2-5/waits-for-deregistration")
            .profile(it -> it.with().set(Knob.MAX_DELAY_BEFORE_NEW_BCE_ASSIGN, 0).build()),
        peer(
                "cmd-ends-all-interfaces",
                "the deregistration of one interface ends the sessions of all",
                "5213-5.4-1/deregistration-of-one")
            .distortion(InterfaceFaults::endsAll),
        peer(
                "cmd-wrong-sequence",
                "its accepting PBAs have the next sequence number",
                "6275-10.3.1-3/sequence-of-the-update")
            .distortion(
                () ->
                    Distortion.acks(
                        BindingAcknowledgement::isAccepted,
                        ack -> Edit.sequence(ack, ack.sequence() + 1))),
        peer(
                "cmd-without-serving-maar",
                "its PBUs to P-MAARs lack the Serving MAAR option",
                "8885-3.2-4/serving-maar-option")
            .distortion(
                () -> Distortion.updates(update -> Edit.without(update, ServingMaar.class))),
        peer("cmd-pbu-without-a-flag", "its PBUs lack the A flag", "5213-6.9.1.5-4/a-flag")
            .distortion(
                () ->
                    Distortion.updates(
                        it -> Edit.flags(it, it.flags() & ~BindingUpdate.ACKNOWLEDGE))),
        peer(
                "cmd-heartbeat-of-another-number",
                "its Heartbeat Responses have another sequence number than the requests",
                "5847-3-4/request-answered",
                "5847-3.2-1/restart-counter")
            .distortion(() -> Distortion.heartbeats(Faults::ofAnotherNumber)),
        peer(
                "cmd-heartbeat-without-counter",
                "its Heartbeat Responses lack the Restart Counter",
                "5847-3.2-1/restart-counter")
            .distortion(() -> Distortion.heartbeats(Faults::withoutCounter)),
        peer("cmd-no-retransmission", "it sends each PBU once", "8885-3.6-1/retransmits")
            .distortion(() -> Faults.retransmission(millis -> 0)),
        peer("cmd-constant-timeout", "its timeout stays one second", "8885-3.6-3/doubles")
            .distortion(() -> Faults.retransmission(millis -> 1_000)),
        peer(
                "cmd-hasty",
                "its timeouts are half of what they should be",
                "8885-3.6-2/first-timeout")
            .distortion(() -> Faults.retransmission(millis -> millis / 2)),
        peer(
                "cmd-same-sequence",
                "it repeats PBUs with the sequence number of the first",
                "6275-11.8-4/greater-sequence")
            .distortion(Faults::sameSequence),
        peer("cmd-over-the-rate", "it does not know MAX_UPDATE_RATE", "8885-3.6-5/max-update-rate")
            .profile(it -> it.with().set(Knob.MAX_UPDATE_RATE, 0).build()),
        peer("cmd-no-pacing", "it sends PBUs as fast as it can", "8885-3.2-22/paced")
            .profile(it -> it.with().pacing(0, 0, Integer.MAX_VALUE).build()),
        peer(
                "cmd-second-fan-out",
                "it forwards a repeated PBU once more",
                "8885-3.2-25/duplicate-starts-nothing")
            .distortion(Faults::fansOutAgain),
        peer(
                "cmd-accepts-older",
                "it takes a PBU that is older than the last for new",
                "5213-5.5-4/older-timestamp",
                "5213-5.5-4/older-timestamp-moves-nothing")
            .distortion(Faults::takesOlderForNew),
        peer(
                "cmd-without-window",
                "it takes any Timestamp",
                "5213-5.5-3/timestamp-ahead",
                "5213-5.5-3/timestamp-behind",
                "5213-5.5-5/own-time")
            .profile(it -> it.with().set(Knob.TIMESTAMP_WINDOW, 0).build()),
        peer(
                "cmd-lists-serving-maar",
                "it lists the serving MAAR among the P-MAARs",
                "8885-3.2-12/serving-maar-not-listed")
            .distortion(() -> Distortion.output(WrongCmds::listReceiver))
            .in(Mode.RELAY, Mode.PROXY),
        peer(
                "cmd-lists-nobody",
                "its PBAs lack Previous MAAR options",
                "8885-3.2-12/previous-maar-option",
                "8885-3.2-12/one-option-each",
                "8885-3.2-12/option-for-each-prefix",
                "8885-3.2-19/late-answer-sent-on",
                "8885-3.4-2/lists-silent-maar",
                "8885-3.7-6/dlif-options")
            .distortion(
                () -> Distortion.acks(it -> true, it -> Edit.without(it, PreviousMaar.class)))
            .in(Mode.RELAY, Mode.PROXY),
        peer(
                "cmd-silent-without-mn-id",
                "it does not answer a PBU without MN-ID",
                "5213-5.3.1-5/missing-mn-id",
                "5213-5.3.6-9/empty-mn-id")
            .distortion(() -> Distortion.silence(it -> isAck(it, Status.MISSING_MN_ID))),
        peer(
                "cmd-wrong-status",
                "it refuses with 162 where 161 is due",
                "5213-5.3.1-11/missing-handoff-indicator")
            .distortion(
                () ->
                    Distortion.acks(
                        it -> it.status() == Status.MISSING_HANDOFF_INDICATOR,
                        it -> Edit.status(it, Status.MISSING_ACCESS_TECHNOLOGY))),
        peer(
                "cmd-silent-on-unknown-type",
                "it does not answer messages of unknown type",
                "6275-9.2-2/unknown-type")
            .distortion(() -> Distortion.silence(it -> it.message() instanceof BindingError)),
        peer(
                "cmd-ends-p-maars",
                "it lets a P-MAAR deregister while the session goes on",
                "8885-3.5-8/p-maar-renewed")
            .distortion(
                () ->
                    Distortion.acks(
                        it -> it.options().has(ServingMaar.class), it -> Edit.lifetime(it, 0))),
        peer(
                "cmd-longer-lifetime",
                "it grants more lifetime than was asked for",
                "6275-10.3.1-1/lifetime-not-longer")
            .distortion(
                () ->
                    Distortion.acks(
                        it -> it.lifetime() > 0, it -> Edit.lifetime(it, it.lifetime() + 1))),
        peer(
                "cmd-own-timestamp",
                "its accepting PBAs have a Timestamp of their own",
                "5213-5.5-6/timestamp")
            .distortion(() -> Distortion.acks(BindingAcknowledgement::isAccepted, Faults::later)),
        peer(
                "cmd-forgets-link-layer",
                "its PBAs lack the MN Link-layer Identifier",
                "5213-5.3.6-7/link-layer-identifier")
            .distortion(
                () ->
                    Distortion.acks(
                        it -> true, it -> Edit.without(it, MnLinkLayerIdentifier.class))),
        peer(
                "cmd-relays-in-locator-mode",
                "it sends P-MAARs' answers on though the domain is in locator mode",
                "8885-3.3-3/not-forwarded")
            .actingAs(Mode.RELAY)
            .in(Mode.LOCATOR),
        peer(
                "cmd-waits-in-proxy-mode",
                "it waits for the P-MAARs though the domain is in proxy mode",
                "8885-3.4-1/answers-at-once",
                "8885-3.4-2/lists-silent-maar")
            .actingAs(Mode.RELAY)
            .in(Mode.PROXY));
  }

  private static WrongPeer peer(String name, String fault, String... fails) {
    return WrongPeer.of(name, TargetRole.CMD, fault, fails);
  }

  private static boolean isAck(Output.Send send, int status) {
    return send.message() instanceof BindingAcknowledgement ack && ack.status() == status;
  }

  private static List<Output> listReceiver(Output output) {
    if (output instanceof Output.Send send
        && send.message() instanceof BindingAcknowledgement ack
        && ack.options().has(PreviousMaar.class)) {
      PreviousMaar receiver = new PreviousMaar(send.to(), Ipv6Prefix.of(send.to(), 64));
      return List.of(new Output.Send(send.to(), Edit.with(ack, receiver)));
    }
    return List.of(output);
  }
}
