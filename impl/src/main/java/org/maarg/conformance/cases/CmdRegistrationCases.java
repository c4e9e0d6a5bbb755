package org.maarg.conformance.cases;

import static org.maarg.conformance.cases.CmdCase.implied;
import static org.maarg.conformance.cases.CmdCase.must;

import java.util.List;
import java.util.Optional;
import org.maarg.conformance.play.Arrival;
import org.maarg.conformance.play.Edit;
import org.maarg.conformance.play.Scene;
import org.maarg.conformance.play.Session;
import org.maarg.conformance.play.Text;
import org.maarg.conformance.play.Unmet;
import org.maarg.wire.message.BindingAcknowledgement;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.option.AccessTechnologyType;
import org.maarg.wire.option.HandoffIndicator;
import org.maarg.wire.option.HomeNetworkPrefix;
import org.maarg.wire.option.LinkLocalAddress;
import org.maarg.wire.option.MnId;
import org.maarg.wire.option.MnLinkLayerIdentifier;
import org.maarg.wire.option.MobilityOption;
import org.maarg.wire.option.PreviousMaar;
import org.maarg.wire.option.Timestamp;

/** Initial registration and extension at a CMD (RFC 8885 3.1, RFC 5213 5.3). */
final class CmdRegistrationCases {
  private CmdRegistrationCases() {}

  static List<Case> all() {
    return List.of(
        implied(
            "8885-3.1-4/initial-registration-accepted",
            "A registration of an unknown mobile node is answered by a PBA of status 0.",
            scene -> Session.of(scene).register(scene.maar(1))),
        implied(
            "8885-3.1-4/no-previous-maar",
            "The PBA to an initial registration carries no Previous MAAR option.",
            CmdRegistrationCases::noPreviousMaar),
        implied(
            "8885-4.2-1/d-flag",
            "A PBA of the CMD has the D flag.",
            scene -> hasFlag(scene, BindingAcknowledgement.DISTRIBUTED, "D")),
        must(
            "5213-5.3.6-1/p-flag",
            "A PBA of the CMD has the P flag.",
            scene -> hasFlag(scene, BindingAcknowledgement.PROXY, "P")),
        must(
            "6275-10.3.1-3/sequence-of-the-update",
            "The PBA has the sequence number of the PBU.",
            CmdRegistrationCases::sequence),
        must(
            "6275-10.3.1-3/acknowledged-without-a-flag",
            "A registration is acknowledged even if its A flag is clear.",
            CmdRegistrationCases::withoutAcknowledgeFlag),
        must(
            "6275-10.3.1-1/lifetime-not-longer",
            "The lifetime granted is not longer than the one asked for.",
            CmdRegistrationCases::lifetime),
        must(
            "5213-5.3.6-3/mn-id",
            "The PBA carries the MN-ID of the PBU.",
            scene -> echoes(scene, MnId.class)),
        must(
            "5213-5.3.6-4/home-network-prefix",
            "The PBA carries the Home Network Prefix that was registered.",
            scene -> echoes(scene, HomeNetworkPrefix.class)),
        must(
            "5213-5.3.6-5/handoff-indicator",
            "The PBA carries the Handoff Indicator of the PBU.",
            scene -> echoes(scene, HandoffIndicator.class)),
        must(
            "5213-5.3.6-5/access-technology",
            "The PBA carries the Access Technology Type of the PBU.",
            scene -> echoes(scene, AccessTechnologyType.class)),
        must(
            "5213-5.3.6-7/link-layer-identifier",
            "The PBA carries the MN Link-layer Identifier of the PBU.",
            scene -> echoes(scene, MnLinkLayerIdentifier.class)),
        must(
                "5213-5.3.6-7/no-link-layer-identifier",
                "The PBA carries no MN Link-layer Identifier where the PBU had none.",
                scene -> absent(scene, MnLinkLayerIdentifier.class))
            .standsOn("5213-5.3.6-13"),
        must(
            "5213-5.5-6/timestamp",
            "An accepting PBA carries the Timestamp of the PBU unchanged.",
            scene -> echoes(scene, Timestamp.class)),
        must(
                "5213-5.3.6-6/no-timestamp",
                "The PBA carries no Timestamp where the PBU had none.",
                scene -> absent(scene, Timestamp.class))
            .standsOn("5213-5.3.6-12", "5213-5.5-13"),
        must(
                "5213-5.3.6-8/no-link-local-address",
                "The PBA carries no Link-local Address option where the PBU had none.",
                scene -> absent(scene, LinkLocalAddress.class))
            .standsOn("5213-5.3.6-14"),
        must(
            "5213-5.3.3-1/extension",
            "A re-registration by the serving MAAR is accepted.",
            CmdRegistrationCases::extension),
        implied(
            "8885-3.2-23/extension-lists-nobody",
            "A re-registration does not make the serving MAAR its own P-MAAR.",
            CmdRegistrationCases::extensionListsNobody),
        implied(
            "8885-3.2-23/extension-is-no-handover",
            "A re-registration makes the CMD send no PBU to the serving MAAR.",
            CmdRegistrationCases::extensionSendsNothing));
  }

  private static void noPreviousMaar(Scene scene) throws InterruptedException {
    BindingAcknowledgement ack = Session.of(scene).register(scene.maar(1));
    Unmet.unless(!ack.options().has(PreviousMaar.class), "no Previous MAAR option", Text.of(ack));
  }

  private static void hasFlag(Scene scene, int flag, String name) throws InterruptedException {
    BindingAcknowledgement ack = Session.of(scene).register(scene.maar(1));
    Unmet.unless(
        ack.has(flag), "the " + name + " flag", "flags 0x" + Integer.toHexString(ack.flags()));
  }

  private static void sequence(Scene scene) throws InterruptedException {
    BindingUpdate update = Session.of(scene).begin(scene.maar(1));
    BindingAcknowledgement ack = scene.awaitAck(scene.maar(1));
    Unmet.unlessEqual("sequence number", update.sequence(), ack.sequence());
  }

  private static void withoutAcknowledgeFlag(Scene scene) throws InterruptedException {
    Session session = Session.of(scene);
    int flags = Session.UPDATE_FLAGS & ~BindingUpdate.ACKNOWLEDGE;
    session.exchange(scene.maar(1), Edit.flags(session.update(scene.maar(1)), flags));
  }

  private static void lifetime(Scene scene) throws InterruptedException {
    int granted = Session.of(scene).register(scene.maar(1)).lifetime();
    Unmet.unless(
        granted <= Session.LIFETIME,
        "a lifetime of at most " + Session.LIFETIME + " units",
        granted + " units");
  }

  private static void echoes(Scene scene, Class<? extends MobilityOption> kind)
      throws InterruptedException {
    BindingUpdate update = Session.of(scene).begin(scene.maar(1));
    Optional<Arrival> arrival =
        scene.next(
            it ->
                Scene.isAck(it, scene.maar(1))
                    && (Scene.isAbout(it, scene.mn())
                        || Scene.ack(it).sequence() == update.sequence()),
            scene.patience());
    BindingAcknowledgement ack =
        Scene.ack(arrival.orElseThrow(() -> scene.silence("a PBA with " + kind.getSimpleName())));
    Unmet.unless(
        update.options().all(kind).equals(ack.options().all(kind)),
        update.options().all(kind).toString(),
        Text.of(ack));
  }

  private static void absent(Scene scene, Class<? extends MobilityOption> kind)
      throws InterruptedException {
    Session session = Session.of(scene);
    BindingUpdate update = Edit.without(session.update(scene.maar(1)), kind);
    BindingAcknowledgement ack = session.exchange(scene.maar(1), update);
    Unmet.unless(!ack.options().has(kind), "no " + kind.getSimpleName(), Text.of(ack));
  }

  private static BindingAcknowledgement extension(Scene scene) throws InterruptedException {
    Session session = Session.of(scene);
    session.register(scene.maar(1));
    return session.exchange(scene.maar(1), session.renewal(scene.maar(1)));
  }

  private static void extensionListsNobody(Scene scene) throws InterruptedException {
    BindingAcknowledgement ack = extension(scene);
    Unmet.unless(!Session.lists(ack, scene.maar(1)), "itself not listed", Text.of(ack));
  }

  private static void extensionSendsNothing(Scene scene) throws InterruptedException {
    extension(scene);
    Session.marker(scene, scene.maar(1));
    List<Arrival> updates = scene.arrived(it -> Scene.isUpdate(it, scene.maar(1)));
    Unmet.unless(updates.isEmpty(), "no PBU to the serving MAAR", Text.of(updates));
  }
}
