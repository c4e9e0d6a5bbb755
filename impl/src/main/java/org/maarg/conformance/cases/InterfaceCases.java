package org.maarg.conformance.cases;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.maarg.conformance.play.Arrival;
import org.maarg.conformance.play.Edit;
import org.maarg.conformance.play.NotShown;
import org.maarg.conformance.play.Played;
import org.maarg.conformance.play.Scene;
import org.maarg.conformance.play.Session;
import org.maarg.conformance.play.TargetRole;
import org.maarg.conformance.play.Text;
import org.maarg.conformance.play.Unmet;
import org.maarg.conformance.play.Visit;
import org.maarg.wire.Octets;
import org.maarg.wire.message.BindingAcknowledgement;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.option.HandoffIndicator;
import org.maarg.wire.option.HomeNetworkPrefix;
import org.maarg.wire.option.MnLinkLayerIdentifier;

/**
 * A mobile node with two interfaces (RFC 5213 5.4). RFC 8885 3.2 looks for the mobile node alone,
 * so that what makes sessions of them is a reading (decision interfaces).
 */
final class InterfaceCases {
  /** Of the second interface; that of the first is {@link Session#LINK_LAYER}. */
  private static final Octets SECOND = Octets.ofHex("020000c0ffe2");

  private static final long NO_LESS_THAN_MILLIS = 4_000;

  /** A third of MaxDelayBeforeNewBCEAssign (RFC 5213 9.1), and longer than a paced PBU waits. */
  private static final long PACED_MILLIS = 500;

  /** Longer than MinDelayBeforeBCEDelete (RFC 5213 9.1): what has been deregistered is gone. */
  private static final long DELETE_MILLIS = 11_000;

  private InterfaceCases() {}

  static List<Case> of(TargetRole role) {
    return role == TargetRole.CMD ? ofCmd() : ofMaar();
  }

  private static List<Case> ofCmd() {
    return List.of(
        CmdCase.reading(
                "5213-5.4-1/interface-of-its-own",
                "A registration of another interface with Handoff Indicator 1 is a session of its"
                    + " own: no P-MAAR is told of it, and none is listed.",
                InterfaceCases::ofItsOwn)
            .standsOn("5213-5.4-1", "5213-5.4.1.2-8")
            .maars(2),
        CmdCase.must(
                "5213-5.4-4/other-interface",
                "A registration of another interface with Handoff Indicator 2 takes the only"
                    + " session with it: the former MAAR is told of the new one.",
                InterfaceCases::otherInterface)
            .standsOn("5213-5.4-4", "8885-3.2-2")
            .maars(2),
        CmdCase.reading(
                "5213-5.4.1.2-5/waits-for-deregistration",
                "A registration of another interface with Handoff Indicator 4 waits until the"
                    + " former MAAR deregisters, and is a handover then.",
                InterfaceCases::waits)
            .maars(2)
            .timed(),
        CmdCase.reading(
                "5213-5.4.1.2-6/new-session-without-deregistration",
                "A registration of another interface with Handoff Indicator 4 is a session of its"
                    + " own in the end if no MAAR deregisters.",
                InterfaceCases::doesNotWaitForEver)
            .maars(2),
        CmdCase.reading(
                "5213-5.4-1/deregistration-of-one",
                "Where each interface has a session, the deregistration of one leaves the other.",
                InterfaceCases::deregistrationOfOne)
            .maars(2)
            .slow());
  }

  private static List<Case> ofMaar() {
    return List.of(
        MaarCase.reading(
            "5213-6.9.1.1-10/second-interface",
            "A second interface of a mobile node gets a registration with its own identifier and"
                + " with prefixes of its own, unless the target says that it is a handover.",
            scene -> second(scene, Visit.of(scene).register())),
        MaarCase.must(
            "5213-5.4.1.1-1/session-by-prefix",
            "Of a mobile node with two sessions, the PBU that names the prefixes of one is followed"
                + " for that one: the PBA names no prefix of the other.",
            InterfaceCases::byPrefix));
  }

  /** A registration of the second interface; not sent. */
  private static BindingUpdate second(Session session, Played maar, int handoff) {
    BindingUpdate update = Edit.replace(session.update(maar), new MnLinkLayerIdentifier(SECOND));
    return Edit.replace(update, new HandoffIndicator(handoff));
  }

  /** What MAAR 1 is told of the mobile node by what MAAR 2 has sent; a CMD may pace that. */
  private static List<Arrival> toldOf(Scene scene) throws InterruptedException {
    Session.marker(scene, scene.maar(2));
    return scene.updatesWithin(scene.maar(1), scene.mn(), PACED_MILLIS);
  }

  private static void notTold(Scene scene) throws InterruptedException {
    List<Arrival> told = toldOf(scene);
    Unmet.unless(
        told.isEmpty(), "no PBU to the MAAR of the first interface", "got " + Text.of(told));
  }

  private static BindingAcknowledgement registerSecond(Scene scene, Session session)
      throws InterruptedException {
    return session.exchange(
        scene.maar(2), second(session, scene.maar(2), HandoffIndicator.NEW_INTERFACE));
  }

  private static void ofItsOwn(Scene scene) throws InterruptedException {
    Session.of(scene).register(scene.maar(1));
    BindingAcknowledgement ack = registerSecond(scene, Session.of(scene));
    notTold(scene);
    Unmet.unless(
        !Session.lists(ack, scene.maar(1)), "no Previous MAAR option of the other", Text.of(ack));
  }

  private static void isNoRelease(BindingUpdate update) {
    Unmet.unless(update.lifetime() > 0, "a PBU that tells of a handover", Text.of(update));
  }

  private static void otherInterface(Scene scene) throws InterruptedException {
    Session session = Session.of(scene);
    session.register(scene.maar(1));
    scene.send(scene.maar(2), second(session, scene.maar(2), HandoffIndicator.OTHER_INTERFACE));
    BindingUpdate relayed = session.relayed(scene.maar(1));
    session.answer(scene.maar(1), relayed);
    isNoRelease(relayed);
  }

  private static void waits(Scene scene) throws InterruptedException {
    Session first = Session.of(scene);
    first.register(scene.maar(1));
    Session other = Session.of(scene);
    scene.send(scene.maar(2), second(other, scene.maar(2), HandoffIndicator.UNKNOWN));
    notTold(scene);
    List<Arrival> early = scene.arrived(it -> Scene.isAck(it, scene.maar(2)) && isOwn(it, scene));
    Unmet.unless(early.isEmpty(), "no answer yet", "got " + Text.of(early));
    first.exchange(scene.maar(1), first.deregistration(scene.maar(1)));
    BindingUpdate relayed = first.relayed(scene.maar(1));
    first.answer(scene.maar(1), relayed);
    isNoRelease(relayed);
  }

  private static boolean isOwn(Arrival arrival, Scene scene) {
    return Scene.isAbout(arrival, scene.mn());
  }

  private static void doesNotWaitForEver(Scene scene) throws InterruptedException {
    Session.of(scene).register(scene.maar(1));
    Session other = Session.of(scene);
    scene.send(scene.maar(2), second(other, scene.maar(2), HandoffIndicator.UNKNOWN));
    long millis = Math.max(NO_LESS_THAN_MILLIS, scene.patience());
    Optional<Arrival> answer = scene.nextAck(scene.maar(2), scene.mn(), millis);
    notTold(scene);
    BindingAcknowledgement ack =
        answer
            .map(Scene::ack)
            .orElseThrow(() -> new NotShown("it waits for longer than " + millis + " ms"));
    Unmet.unless(ack.isAccepted(), "a registration to be accepted", Text.of(ack));
  }

  private static void deregistrationOfOne(Scene scene) throws InterruptedException {
    Session first = Session.of(scene);
    first.register(scene.maar(1));
    Session other = Session.of(scene);
    scene.send(scene.maar(2), second(other, scene.maar(2), HandoffIndicator.NEW_INTERFACE));
    Optional<Arrival> answer = scene.nextAck(scene.maar(2), scene.mn(), scene.patience());
    if (answer.isEmpty() || !toldOf(scene).isEmpty()) {
      throw new NotShown("it takes two interfaces for one session");
    }
    BindingUpdate leave = second(other, scene.maar(2), HandoffIndicator.UNKNOWN);
    other.exchange(scene.maar(2), Edit.lifetime(leave, 0));
    List<Arrival> told = scene.updatesWithin(scene.maar(1), scene.mn(), DELETE_MILLIS);
    Unmet.unless(told.isEmpty(), "no PBU to the MAAR of the other", "got " + Text.of(told));
    scene.send(scene.maar(2), Session.of(scene).update(scene.maar(2)));
    BindingUpdate relayed = first.relayed(scene.maar(1));
    first.answer(scene.maar(1), relayed);
    isNoRelease(relayed);
  }

  /** The registration of a second interface, accepted. */
  private static BindingUpdate second(Scene scene, BindingUpdate first)
      throws InterruptedException {
    scene.attachment().attach(scene.mn(), SECOND);
    BindingUpdate update = scene.awaitUpdate(scene.cmd());
    if (update.options().all(HandoffIndicator.class).stream()
        .anyMatch(it -> it.value() == HandoffIndicator.OTHER_INTERFACE)) {
      throw new NotShown("it takes a second interface for a handover between interfaces");
    }
    Unmet.unless(
        update.options().all(MnLinkLayerIdentifier.class).stream()
            .anyMatch(it -> it.identifier().equals(SECOND)),
        "the identifier " + SECOND,
        Text.of(update));
    Set<HomeNetworkPrefix> own = Visit.prefixesOf(update);
    Unmet.unless(
        Collections.disjoint(own, Visit.prefixesOf(first)), "prefixes of its own", Text.of(update));
    Visit.of(scene).accept(update);
    return update;
  }

  private static void byPrefix(Scene scene) throws InterruptedException {
    Visit visit = Visit.of(scene);
    BindingUpdate first = visit.register();
    BindingUpdate other;
    try {
      other = second(scene, first);
    } catch (Unmet oneSession) {
      throw new NotShown("it has no session for each interface");
    }
    // How it names them has cases of its own.
    notOf(other, visit.follow(first));
    notOf(first, visit.follow(other));
  }

  private static void notOf(BindingUpdate other, BindingAcknowledgement ack) {
    Unmet.unless(ack.isAccepted(), "the PBU to be followed", Text.of(ack));
    Unmet.unless(
        Collections.disjoint(ack.options().all(HomeNetworkPrefix.class), Visit.prefixesOf(other)),
        "no prefix of the other session",
        Text.of(ack));
  }
}
