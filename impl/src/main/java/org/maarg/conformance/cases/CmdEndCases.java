package org.maarg.conformance.cases;

import static org.maarg.conformance.cases.CmdCase.implied;
import static org.maarg.conformance.cases.CmdCase.must;
import static org.maarg.conformance.cases.CmdCase.reading;

import java.util.List;
import java.util.Optional;
import org.maarg.conformance.play.Arrival;
import org.maarg.conformance.play.Edit;
import org.maarg.conformance.play.Scene;
import org.maarg.conformance.play.Session;
import org.maarg.conformance.play.Text;
import org.maarg.conformance.play.Unmet;
import org.maarg.protocol.Profile.Deregistration;
import org.maarg.wire.message.BindingAcknowledgement;
import org.maarg.wire.message.BindingUpdate;

/** Deregistration at a CMD (RFC 8885 3.5, RFC 5213 5.3.5). */
final class CmdEndCases {
  /** MinDelayBeforeBCEDelete is 10 s; the rest is for the message and a busy machine. */
  private static final long RELEASE_MILLIS = 14_000;

  private CmdEndCases() {}

  static List<Case> all() {
    return List.of(
        must(
                "5213-5.3.5-2/deregistration-acknowledged",
                "The serving MAAR's deregistration is answered by a PBA of status 0 and lifetime 0.",
                CmdEndCases::deregistration)
            .standsOn("5213-5.3.5-2", "6275-10.3.2-3"),
        reading(
                "5213-5.3.5-4/registration-within-the-delay",
                "A registration soon after the deregistration is a handover as any other.",
                CmdEndCases::registrationWithinDelay)
            .standsOn("5213-5.3.5-4", "8885-3.2-2")
            .maars(2),
        reading(
                "8885-3.5-11/p-maars-released",
                "After a deregistration the P-MAARs get a PBU of lifetime 0.",
                CmdEndCases::released)
            .maars(2)
            .slow(),
        must(
                "6275-10.3.2-1/nothing-to-deregister",
                "A deregistration that belongs to no session is not accepted.",
                CmdEndCases::withoutEntry)
            .standsOn("5213-5.4.1.1-7", "6275-10.3.2-1"),
        implied(
                "8885-3.5-8/p-maar-renewed",
                "A P-MAAR that deregisters while the node is in the domain is granted a lifetime.",
                CmdEndCases::previousRenewed)
            .design(Deregistration.RENEWED_BY_CMD)
            .maars(2),
        implied(
                "8885-3.5-2/p-maar-does-not-end-the-session",
                "A P-MAAR's deregistration leaves the session: the next handover works.",
                CmdEndCases::sessionStays)
            .maars(2));
  }

  private static void deregistration(Scene scene) throws InterruptedException {
    Session session = Session.of(scene);
    session.register(scene.maar(1));
    BindingAcknowledgement ack =
        session.exchange(scene.maar(1), session.deregistration(scene.maar(1)));
    Unmet.unlessEqual("status", 0, ack.status());
    Unmet.unlessEqual("lifetime", 0, ack.lifetime());
  }

  private static void registrationWithinDelay(Scene scene) throws InterruptedException {
    Session session = Session.of(scene);
    session.register(scene.maar(1));
    session.exchange(scene.maar(1), session.deregistration(scene.maar(1)));
    session.begin(scene.maar(2));
    session.relayed(scene.maar(1));
  }

  private static void released(Scene scene) throws InterruptedException {
    Session session = Session.of(scene);
    session.register(scene.maar(1));
    session.move(scene.maar(2));
    session.exchange(scene.maar(2), session.deregistration(scene.maar(2)));
    Optional<Arrival> release = scene.nextUpdate(scene.maar(1), scene.mn(), RELEASE_MILLIS);
    BindingUpdate update =
        release
            .map(Scene::update)
            .orElseThrow(
                () ->
                    new Unmet(
                        "a PBU of lifetime 0 to the P-MAAR",
                        "nothing came within " + RELEASE_MILLIS + " ms"));
    Unmet.unlessEqual("lifetime", 0, update.lifetime());
    scene.send(scene.maar(1), Edit.lifetime(session.acknowledgement(scene.maar(1), update), 0));
  }

  private static void withoutEntry(Scene scene) throws InterruptedException {
    Session session = Session.of(scene);
    scene.send(scene.maar(1), session.deregistration(scene.maar(1)));
    Session.marker(scene, scene.maar(1));
    List<Arrival> acks =
        scene.arrived(it -> Scene.isAck(it, scene.maar(1)) && Scene.isAbout(it, scene.mn()));
    for (Arrival arrival : acks) {
      BindingAcknowledgement ack = Scene.ack(arrival);
      Unmet.unless(
          !ack.isAccepted() || mayLetGo(scene, ack),
          "no answer (RFC 5213 5.4.1.1), or a refusal (RFC 6275 10.3.2)",
          Text.of(ack));
    }
  }

  /** In design B the mobile node may have been in the domain: RFC 8885 3.5 lets the P-MAAR go. */
  private static boolean mayLetGo(Scene scene, BindingAcknowledgement ack) {
    return scene.settings().design() == Deregistration.RENEWED_BY_CMD && ack.lifetime() == 0;
  }

  private static void previousRenewed(Scene scene) throws InterruptedException {
    Session session = Session.of(scene);
    session.register(scene.maar(1));
    session.move(scene.maar(2));
    BindingAcknowledgement ack =
        session.exchange(scene.maar(1), session.deregistration(scene.maar(1)));
    Unmet.unless(ack.lifetime() > 0, "a lifetime above 0", Text.of(ack));
  }

  private static void sessionStays(Scene scene) throws InterruptedException {
    Session session = Session.of(scene);
    session.register(scene.maar(1));
    session.move(scene.maar(2));
    scene.send(scene.maar(1), session.deregistration(scene.maar(1)));
    Session.marker(scene, scene.maar(1));
    session.begin(scene.maar(1));
    BindingUpdate update = session.relayed(scene.maar(2));
    Unmet.unless(update.lifetime() > 0, "a PBU that moves the node", Text.of(update));
  }
}
