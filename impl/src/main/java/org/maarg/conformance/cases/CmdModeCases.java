package org.maarg.conformance.cases;

import static org.maarg.conformance.cases.CmdCase.implied;
import static org.maarg.conformance.cases.CmdCase.may;
import static org.maarg.conformance.cases.CmdCase.reading;

import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.maarg.conformance.play.Arrival;
import org.maarg.conformance.play.Edit;
import org.maarg.conformance.play.NotShown;
import org.maarg.conformance.play.Played;
import org.maarg.conformance.play.Scene;
import org.maarg.conformance.play.Session;
import org.maarg.conformance.play.Text;
import org.maarg.conformance.play.Unmet;
import org.maarg.protocol.Mode;
import org.maarg.wire.message.BindingAcknowledgement;
import org.maarg.wire.message.BindingUpdate;

/** When a CMD answers the serving MAAR, and with what, mode by mode (RFC 8885 3.2 to 3.4). */
final class CmdModeCases {
  /** A relaying CMD without an answer may give up waiting; this is how long it is watched. */
  private static final long AGGREGATION_MILLIS = 4_000;

  private static final long AT_ONCE_MILLIS = 500;

  private CmdModeCases() {}

  static List<Case> all() {
    return List.of(
        reading(
                "8885-3.2-11/one-answer",
                "Two P-MAARs that answer at once make one PBA to the serving MAAR.",
                CmdModeCases::oneAnswer)
            .in(Mode.RELAY)
            .maars(3),
        may(
                "8885-3.2-18/partial-answer",
                "When a P-MAAR stays silent the CMD answers after a while with what it has.",
                scene -> partialAnswer(scene, Session.of(scene)))
            .in(Mode.RELAY)
            .maars(2),
        implied(
                "8885-3.2-19/late-answer-sent-on",
                "A P-MAAR that answers after the partial answer is told in a further PBA.",
                CmdModeCases::lateAnswer)
            .in(Mode.RELAY)
            .maars(2),
        reading(
                "6275-11.7.3-1/wrong-sequence-ignored",
                "A P-MAAR's PBA of another sequence number does not count.",
                scene ->
                    doesNotCount(
                        scene,
                        (maar, ack) -> scene.send(maar, Edit.sequence(ack, ack.sequence() + 7))))
            .in(Mode.RELAY)
            .maars(2),
        reading(
                "5213-5.3.6-1/pba-without-p-flag-ignored",
                "A Binding Acknowledgement without the P flag does not count.",
                scene ->
                    doesNotCount(
                        scene,
                        (maar, ack) ->
                            scene.send(maar, Edit.flags(ack, BindingAcknowledgement.DISTRIBUTED))))
            .in(Mode.RELAY)
            .maars(2),
        reading(
                "5213-6.9.1.2-2/pba-of-another-peer-ignored",
                "A PBA from another node than the PBU went to does not count.",
                scene -> doesNotCount(scene, (maar, ack) -> scene.send(scene.maar(2), ack)))
            .in(Mode.RELAY)
            .maars(2),
        implied(
                "8885-3.3-3/not-forwarded",
                "In locator mode the CMD does not send the P-MAAR's answer on.",
                scene -> nothingMore(scene, scene.maar(2)))
            .in(Mode.LOCATOR)
            .maars(2),
        implied(
                "8885-3.3-5/recorded",
                "In locator mode the CMD keeps the P-MAAR from its PBA, and updates it next time.",
                CmdModeCases::recorded)
            .in(Mode.LOCATOR)
            .maars(3),
        implied(
                "8885-3.4-1/answers-at-once",
                "In proxy mode the PBA comes though no P-MAAR has answered.",
                CmdModeCases::answersAtOnce)
            .in(Mode.PROXY)
            .maars(2)
            .timed(),
        implied(
                "8885-3.4-2/lists-silent-maar",
                "In proxy mode the PBA lists the P-MAAR that has not answered.",
                CmdModeCases::listsSilentMaar)
            .in(Mode.PROXY)
            .maars(2)
            .timed(),
        implied(
                "8885-3.4-5/not-sent-on",
                "In proxy mode a P-MAAR's answer that tells nothing new makes no further PBA.",
                scene -> nothingMore(scene, scene.maar(2)))
            .in(Mode.PROXY)
            .maars(2));
  }

  private static void oneAnswer(Scene scene) throws InterruptedException {
    Session session = Session.of(scene);
    session.register(scene.maar(1));
    session.move(scene.maar(2));
    session.move(scene.maar(3));
    Optional<Arrival> second = scene.nextAck(scene.maar(3), scene.mn(), 400);
    Unmet.unless(second.isEmpty(), "one PBA", "a second one as well");
  }

  private static BindingUpdate silentPrevious(Scene scene, Session session)
      throws InterruptedException {
    session.register(scene.maar(1));
    session.begin(scene.maar(2));
    return session.relayed(scene.maar(1));
  }

  private static BindingUpdate partialAnswer(Scene scene, Session session)
      throws InterruptedException {
    BindingUpdate relayed = silentPrevious(scene, session);
    Optional<Arrival> partial = scene.nextAck(scene.maar(2), scene.mn(), AGGREGATION_MILLIS);
    Unmet.unless(
        partial.isPresent(),
        "a PBA without that P-MAAR",
        "nothing came within " + AGGREGATION_MILLIS + " ms");
    return relayed;
  }

  private static void lateAnswer(Scene scene) throws InterruptedException {
    Session session = Session.of(scene);
    try {
      partialAnswer(scene, session);
    } catch (Unmet e) {
      throw new NotShown("the CMD sends no partial answer (8885-3.2-18)");
    }
    // The PBU may have been repeated meanwhile: the last one is what counts.
    List<Arrival> updates =
        scene.arrived(it -> Scene.isUpdate(it, scene.maar(1)) && Scene.isAbout(it, scene.mn()));
    if (updates.isEmpty()) {
      updates =
          List.of(
              scene
                  .nextUpdate(scene.maar(1), scene.mn(), scene.patience())
                  .orElseThrow(() -> new NotShown("the CMD has given the P-MAAR up")));
    }
    session.answer(scene.maar(1), Scene.update(updates.get(updates.size() - 1)));
    BindingAcknowledgement ack = scene.awaitAck(scene.maar(2));
    while (!Session.lists(ack, scene.maar(1))) {
      ack = scene.awaitAck(scene.maar(2));
    }
  }

  /** The P-MAAR's answer is spoilt: a PBA that lists it in spite of that is wrong. */
  private static void doesNotCount(Scene scene, BiConsumer<Played, BindingAcknowledgement> spoilt)
      throws InterruptedException {
    Session session = Session.of(scene);
    BindingUpdate relayed = silentPrevious(scene, session);
    spoilt.accept(scene.maar(1), session.acknowledgement(scene.maar(1), relayed));
    Optional<Arrival> ack = scene.nextAck(scene.maar(2), scene.mn(), 300);
    Unmet.unless(
        ack.isEmpty() || !Session.lists(Scene.ack(ack.get()), scene.maar(1)),
        "no PBA that lists the P-MAAR",
        ack.map(it -> Text.of(it.message())).orElse("none"));
    Session.marker(scene, scene.maar(1));
  }

  /** After the P-MAAR's answer the serving MAAR is not told of it by the CMD. */
  private static void nothingMore(Scene scene, Played maar) throws InterruptedException {
    Session session = Session.of(scene);
    session.register(scene.maar(1));
    session.move(maar);
    Session.marker(scene, scene.maar(1));
    Session.marker(scene, maar);
    List<Arrival> acks =
        scene.arrived(
            it ->
                Scene.isAck(it, maar)
                    && Scene.isAbout(it, scene.mn())
                    && Session.lists(Scene.ack(it), scene.maar(1)));
    Unmet.unless(acks.isEmpty(), "no PBA with what the P-MAAR answered", Text.of(acks));
  }

  private static void recorded(Scene scene) throws InterruptedException {
    Session session = Session.of(scene);
    session.register(scene.maar(1));
    session.move(scene.maar(2));
    session.begin(scene.maar(3));
    session.relayed(scene.maar(1));
  }

  private static BindingAcknowledgement unanswered(Scene scene) throws InterruptedException {
    Session session = Session.of(scene);
    session.register(scene.maar(1));
    session.begin(scene.maar(2));
    return scene
        .nextAck(scene.maar(2), scene.mn(), AT_ONCE_MILLIS)
        .map(Scene::ack)
        .orElseThrow(
            () -> new Unmet("a PBA at once", "nothing came within " + AT_ONCE_MILLIS + " ms"));
  }

  private static void answersAtOnce(Scene scene) throws InterruptedException {
    BindingAcknowledgement ack = unanswered(scene);
    Unmet.unless(ack.isAccepted(), "a PBA of status 0", Text.of(ack));
  }

  private static void listsSilentMaar(Scene scene) throws InterruptedException {
    BindingAcknowledgement ack = unanswered(scene);
    Unmet.unless(
        Session.lists(ack, scene.maar(1)), "a Previous MAAR option of MAAR 1", Text.of(ack));
  }
}
