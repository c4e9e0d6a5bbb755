package org.maarg.conformance.cases;

import static org.maarg.conformance.cases.MaarCase.implied;
import static org.maarg.conformance.cases.MaarCase.may;
import static org.maarg.conformance.cases.MaarCase.reading;

import java.util.List;
import java.util.Optional;
import org.maarg.conformance.play.Arrival;
import org.maarg.conformance.play.Edit;
import org.maarg.conformance.play.Scene;
import org.maarg.conformance.play.Text;
import org.maarg.conformance.play.Unmet;
import org.maarg.conformance.play.Visit;
import org.maarg.protocol.Profile.Deregistration;
import org.maarg.wire.message.BindingAcknowledgement;
import org.maarg.wire.message.BindingUpdate;

/** How sessions end at a MAAR (RFC 8885 3.5). */
final class MaarEndCases {
  /** 4 seconds: the shortest lifetime there is. */
  private static final int SHORTEST = 1;

  private static final long AFTER_LIFETIME_MILLIS = 7_000;
  private static final long SOON_MILLIS = 1_500;

  private MaarEndCases() {}

  static List<Case> all() {
    return List.of(
        implied(
            "8885-3.5-3/detachment-does-not-deregister",
            "When the mobile node leaves, the MAAR does not deregister it.",
            MaarEndCases::detachment),
        implied(
                "8885-3.5-4/expiry-deregisters",
                "When the lifetime of a mobile node that has left ends, the MAAR deregisters it.",
                MaarEndCases::expiry)
            .slow(),
        reading(
            "8885-3.5-11/release-confirmed",
            "A P-MAAR answers the CMD's PBU of lifetime 0 by status 0 and lifetime 0.",
            MaarEndCases::release),
        may(
                "8885-3.5-5/p-maar-stops-its-timer",
                "Design A: a P-MAAR sends no deregistration when the lifetime ends.",
                MaarEndCases::noDeregistration)
            .design(Deregistration.SERVING_MAAR_ONLY)
            .slow(),
        may(
                "8885-3.5-7/p-maar-asks-at-expiry",
                "Design B: a P-MAAR sends the CMD a PBU of lifetime 0 when the lifetime ends.",
                scene -> asked(scene, Visit.of(scene)))
            .design(Deregistration.RENEWED_BY_CMD)
            .slow(),
        implied(
                "8885-3.5-9/p-maar-goes-on",
                "Design B: a P-MAAR that is granted a lifetime goes on to anchor the prefix.",
                MaarEndCases::goesOn)
            .design(Deregistration.RENEWED_BY_CMD)
            .slow(),
        implied(
                "8885-3.5-10/p-maar-lets-go",
                "Design B: a P-MAAR that is granted lifetime 0 removes what it has.",
                MaarEndCases::letsGo)
            .design(Deregistration.RENEWED_BY_CMD)
            .slow());
  }

  private static void detachment(Scene scene) throws InterruptedException {
    BindingUpdate registration = Visit.of(scene).register();
    Visit.marker(scene, registration);
    MaarCase.detach(scene);
    List<Arrival> updates = scene.updatesWithin(scene.cmd(), scene.mn(), SOON_MILLIS);
    Unmet.unless(updates.isEmpty(), "no PBU when the node leaves", Text.of(updates));
  }

  private static void expiry(Scene scene) throws InterruptedException {
    BindingUpdate registration = Visit.of(scene).register(SHORTEST);
    Visit.marker(scene, registration);
    MaarCase.detach(scene);
    BindingUpdate update = atExpiry(scene);
    Unmet.unlessEqual("lifetime", 0, update.lifetime());
    scene.send(scene.cmd(), Visit.of(scene).acceptance(update, 0));
  }

  private static BindingUpdate atExpiry(Scene scene) throws InterruptedException {
    return scene
        .nextUpdate(scene.cmd(), scene.mn(), AFTER_LIFETIME_MILLIS)
        .map(Scene::update)
        .orElseThrow(
            () ->
                new Unmet(
                    "a PBU of lifetime 0", "nothing came within " + AFTER_LIFETIME_MILLIS + " ms"));
  }

  private static BindingAcknowledgement release(Scene scene) throws InterruptedException {
    Visit visit = Visit.of(scene);
    BindingUpdate registration = visit.register();
    visit.follow(registration);
    BindingAcknowledgement ack = visit.exchange(visit.release(registration));
    Unmet.unlessEqual("status", 0, ack.status());
    Unmet.unlessEqual("lifetime", 0, ack.lifetime());
    return ack;
  }

  private static void refusesNow(Visit visit, BindingUpdate registration, Scene scene)
      throws InterruptedException {
    BindingAcknowledgement ack = visit.exchange(visit.forwarded(registration, scene.maar(1)));
    Unmet.unless(!ack.isAccepted(), "a refusal: nothing is anchored", Text.of(ack));
  }

  /** A P-MAAR whose lifetime is the shortest; the registration that it made. */
  private static BindingUpdate anchoring(Scene scene, Visit visit) throws InterruptedException {
    BindingUpdate registration = visit.register(SHORTEST);
    BindingUpdate update = Edit.lifetime(visit.forwarded(registration, scene.maar(1)), SHORTEST);
    BindingAcknowledgement ack = visit.exchange(update);
    Unmet.unless(ack.isAccepted(), "an update to be followed", Text.of(ack));
    return registration;
  }

  private static void noDeregistration(Scene scene) throws InterruptedException {
    anchoring(scene, Visit.of(scene));
    Optional<Arrival> update = scene.nextUpdate(scene.cmd(), scene.mn(), AFTER_LIFETIME_MILLIS);
    Unmet.unless(update.isEmpty(), "no PBU", update.map(it -> Text.of(it.message())).orElse(""));
  }

  private static BindingUpdate asked(Scene scene, Visit visit) throws InterruptedException {
    anchoring(scene, visit);
    BindingUpdate update = atExpiry(scene);
    Unmet.unlessEqual("lifetime", 0, update.lifetime());
    return update;
  }

  private static void goesOn(Scene scene) throws InterruptedException {
    Visit visit = Visit.of(scene);
    BindingUpdate update = asked(scene, visit);
    scene.send(scene.cmd(), visit.acceptance(update, Visit.LIFETIME));
    Visit.marker(scene, update);
    BindingAcknowledgement ack = visit.exchange(visit.forwarded(update, scene.maar(1)));
    Unmet.unless(ack.isAccepted(), "that it follows again", Text.of(ack));
  }

  private static void letsGo(Scene scene) throws InterruptedException {
    Visit visit = Visit.of(scene);
    BindingUpdate update = asked(scene, visit);
    scene.send(scene.cmd(), visit.acceptance(update, 0));
    Visit.marker(scene, update);
    refusesNow(visit, update, scene);
  }
}
