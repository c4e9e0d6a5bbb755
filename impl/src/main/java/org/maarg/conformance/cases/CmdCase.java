package org.maarg.conformance.cases;

import java.util.List;
import java.util.Set;
import org.maarg.conformance.play.Arrival;
import org.maarg.conformance.play.Played;
import org.maarg.conformance.play.Scene;
import org.maarg.conformance.play.Session;
import org.maarg.conformance.play.TargetRole;
import org.maarg.conformance.play.Text;
import org.maarg.conformance.play.Unmet;
import org.maarg.wire.message.BindingAcknowledgement;
import org.maarg.wire.message.BindingUpdate;

/** What the cases for a target CMD have in common. */
final class CmdCase {
  private CmdCase() {}

  static Case must(String id, String purpose, Script script) {
    return Case.of(TargetRole.CMD, Level.MUST, id, purpose, script).maars(1);
  }

  /** The text tells it without a keyword. */
  static Case implied(String id, String purpose, Script script) {
    return Case.of(TargetRole.CMD, Level.IMPLIED, id, purpose, script).maars(1);
  }

  static Case should(String id, String purpose, Script script) {
    return Case.of(TargetRole.CMD, Level.SHOULD, id, purpose, script).maars(1);
  }

  static Case may(String id, String purpose, Script script) {
    return Case.of(TargetRole.CMD, Level.MAY, id, purpose, script).maars(1);
  }

  /** The text leaves it open. */
  static Case reading(String id, String purpose, Script script) {
    return Case.of(TargetRole.CMD, Level.READING, id, purpose, script).maars(1);
  }

  /** Sends an update from MAAR 1 that has to be refused with one of these statuses. */
  static BindingAcknowledgement refused(Scene scene, BindingUpdate update, Integer... statuses)
      throws InterruptedException {
    return refused(scene, scene.maar(1), update, Set.of(statuses));
  }

  static BindingAcknowledgement refused(
      Scene scene, Played maar, BindingUpdate update, Set<Integer> statuses)
      throws InterruptedException {
    BindingAcknowledgement ack = answer(scene, maar, update, "a refusal of status " + statuses);
    Unmet.unless(statuses.contains(ack.status()), "a PBA of status " + statuses, Text.of(ack));
    return ack;
  }

  /** Sends an update and returns what answers it, by its mobile node or by its number. */
  static BindingAcknowledgement answer(
      Scene scene, Played maar, BindingUpdate update, String expected) throws InterruptedException {
    scene.send(maar, update);
    return scene
        .next(it -> answers(it, maar, scene, update), scene.patience())
        .map(Scene::ack)
        .orElseThrow(() -> scene.silence(expected));
  }

  private static boolean answers(Arrival arrival, Played maar, Scene scene, BindingUpdate update) {
    return Scene.isAck(arrival, maar)
        && (Scene.isAbout(arrival, scene.mn())
            || Scene.ack(arrival).sequence() == update.sequence());
  }

  /** Sends octets from MAAR 1 that must not be answered at all; a marker proves that they came. */
  static void silent(Scene scene, int sequence, byte[] octets) throws InterruptedException {
    List<Arrival> answers = answersTo(scene, sequence, octets);
    Unmet.unless(answers.isEmpty(), "no answer before that to a later update", Text.of(answers));
  }

  /** Sends octets from MAAR 1 that must not register anybody: silence or a refusal. */
  static void notAccepted(Scene scene, int sequence, byte[] octets) throws InterruptedException {
    List<Arrival> answers = answersTo(scene, sequence, octets);
    for (Arrival answer : answers) {
      Unmet.unless(
          !Scene.ack(answer).isAccepted(), "no answer, or a refusal", Text.of(answer.message()));
    }
  }

  private static List<Arrival> answersTo(Scene scene, int sequence, byte[] octets)
      throws InterruptedException {
    Played maar = scene.maar(1);
    scene.sendOctets(maar, octets);
    Session.marker(scene, maar);
    return scene.arrived(
        it ->
            Scene.isAck(it, maar)
                && (Scene.isAbout(it, scene.mn()) || Scene.ack(it).sequence() == sequence));
  }

  /** Sends octets from MAAR 1 that have to be accepted in spite of what is odd about them. */
  static void accepted(Scene scene, byte[] octets) throws InterruptedException {
    scene.sendOctets(scene.maar(1), octets);
    BindingAcknowledgement ack = scene.awaitAck(scene.maar(1));
    Unmet.unless(ack.isAccepted(), "a PBA of status 0", Text.of(ack));
  }
}
