package org.maarg.conformance.cases;

import static org.maarg.conformance.cases.CmdCase.must;

import java.util.List;
import org.maarg.conformance.play.Edit;
import org.maarg.conformance.play.Scene;
import org.maarg.conformance.play.Session;
import org.maarg.conformance.play.Text;
import org.maarg.conformance.play.Unmet;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Ipv6Prefix;
import org.maarg.wire.message.BindingAcknowledgement;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.option.AccessTechnologyType;
import org.maarg.wire.option.HandoffIndicator;
import org.maarg.wire.option.HomeNetworkPrefix;
import org.maarg.wire.option.MnId;
import org.maarg.wire.option.MobilityOption;
import org.maarg.wire.option.Timestamp;

/** What a refusal fills in where the PBU has left something out, and its time (5213 5.3.6, 5.5). */
final class CmdFillerCases {
  private static final long HOUR_MILLIS = 3_600_000;
  private static final long CLOCKS_MILLIS = 1_000;

  private CmdFillerCases() {}

  static List<Case> all() {
    return List.of(
        must(
            "5213-5.3.6-9/empty-mn-id",
            "The refusal of a PBU without MN-ID carries an MN-ID option that is empty.",
            scene -> fills(scene, MnId.class, MnId.EMPTY)),
        must(
            "5213-5.3.6-10/all-zero-prefix",
            "The refusal of a PBU without Home Network Prefix carries one option of ::/0.",
            scene -> fills(scene, HomeNetworkPrefix.class, allZero())),
        must(
            "5213-5.3.6-11/handoff-indicator-0",
            "The refusal of a PBU without Handoff Indicator carries one of value 0.",
            scene -> fills(scene, HandoffIndicator.class, new HandoffIndicator(0))),
        must(
            "5213-5.3.6-11/access-technology-0",
            "The refusal of a PBU without Access Technology Type carries one of value 0.",
            scene -> fills(scene, AccessTechnologyType.class, new AccessTechnologyType(0))),
        must(
            "5213-5.5-5/own-time",
            "A refusal of status 156 tells the time of day of the CMD, not that of the PBU.",
            CmdFillerCases::ownTime));
  }

  private static HomeNetworkPrefix allZero() {
    return new HomeNetworkPrefix(Ipv6Prefix.of(Ipv6Address.UNSPECIFIED, 0));
  }

  private static void fills(
      Scene scene, Class<? extends MobilityOption> kind, MobilityOption filler)
      throws InterruptedException {
    BindingAcknowledgement ack =
        refusal(scene, Edit.without(Session.of(scene).update(scene.maar(1)), kind));
    Unmet.unless(
        ack.options().all(kind).equals(List.of(filler)), "one option " + filler, Text.of(ack));
  }

  private static void ownTime(Scene scene) throws InterruptedException {
    BindingUpdate update = Session.of(scene).update(scene.maar(1));
    BindingAcknowledgement ack =
        refusal(scene, Edit.replace(update, Scene.shifted(scene.now(), HOUR_MILLIS)));
    Unmet.unless(
        ack.options()
            .first(Timestamp.class)
            .filter(it -> it.isWithin(CLOCKS_MILLIS, scene.now()))
            .isPresent(),
        "a Timestamp of now",
        Text.of(ack));
  }

  private static BindingAcknowledgement refusal(Scene scene, BindingUpdate update)
      throws InterruptedException {
    BindingAcknowledgement ack = CmdCase.answer(scene, scene.maar(1), update, "a refusal");
    Unmet.unless(!ack.isAccepted(), "a refusal", Text.of(ack));
    return ack;
  }
}
