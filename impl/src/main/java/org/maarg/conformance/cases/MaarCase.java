package org.maarg.conformance.cases;

import java.util.List;
import java.util.Set;
import org.maarg.conformance.play.Arrival;
import org.maarg.conformance.play.AttachmentException;
import org.maarg.conformance.play.Played;
import org.maarg.conformance.play.Scene;
import org.maarg.conformance.play.Skipped;
import org.maarg.conformance.play.TargetRole;
import org.maarg.conformance.play.Text;
import org.maarg.conformance.play.Unmet;
import org.maarg.conformance.play.Visit;
import org.maarg.wire.message.BindingAcknowledgement;
import org.maarg.wire.message.BindingUpdate;

/** What the cases for a target MAAR have in common. */
final class MaarCase {
  private MaarCase() {}

  static Case must(String id, String purpose, Script script) {
    return Case.of(TargetRole.MAAR, Level.MUST, id, purpose, tidy(script)).maars(1);
  }

  /** The text tells it without a keyword. */
  static Case implied(String id, String purpose, Script script) {
    return Case.of(TargetRole.MAAR, Level.IMPLIED, id, purpose, tidy(script)).maars(1);
  }

  static Case should(String id, String purpose, Script script) {
    return Case.of(TargetRole.MAAR, Level.SHOULD, id, purpose, tidy(script)).maars(1);
  }

  static Case may(String id, String purpose, Script script) {
    return Case.of(TargetRole.MAAR, Level.MAY, id, purpose, tidy(script)).maars(1);
  }

  /** The text leaves it open. */
  static Case reading(String id, String purpose, Script script) {
    return Case.of(TargetRole.MAAR, Level.READING, id, purpose, tidy(script)).maars(1);
  }

  /** Lets the mobile node leave at the end, so that the target does not go on asking for it. */
  private static Script tidy(Script script) {
    return scene -> {
      try {
        script.play(scene);
      } finally {
        leave(scene);
      }
    };
  }

  private static void leave(Scene scene) {
    if (scene.attachment().canDetach()) {
      try {
        scene.attachment().detach(scene.mn());
      } catch (AttachmentException e) {
        // It has left already, or never came.
        return;
      }
    }
  }

  /** The case's mobile node leaves the target's link. */
  static void detach(Scene scene) {
    if (!scene.attachment().canDetach()) {
      throw new Skipped("there is no way to detach a mobile node");
    }
    scene.attachment().detach(scene.mn());
  }

  /** Sends an update from the CMD that has to be refused with one of these statuses. */
  static BindingAcknowledgement refused(Scene scene, BindingUpdate update, Set<Integer> statuses)
      throws InterruptedException {
    scene.send(scene.cmd(), update);
    BindingAcknowledgement ack =
        scene
            .next(it -> answers(it, scene, scene.cmd(), update.sequence()), scene.patience())
            .map(Scene::ack)
            .orElseThrow(() -> scene.silence("a refusal of status " + statuses));
    Unmet.unless(statuses.contains(ack.status()), "a PBA of status " + statuses, Text.of(ack));
    return ack;
  }

  private static boolean answers(Arrival arrival, Scene scene, Played at, int sequence) {
    return Scene.isAck(arrival, at)
        && (Scene.isAbout(arrival, scene.mn()) || Scene.ack(arrival).sequence() == sequence);
  }

  /** Sends octets from the CMD that must not be answered; a marker proves that they came. */
  static void silent(Scene scene, BindingUpdate update, byte[] octets) throws InterruptedException {
    List<Arrival> answers = answersTo(scene, update, octets);
    Unmet.unless(answers.isEmpty(), "no answer before that to a later update", Text.of(answers));
  }

  /** Sends octets from the CMD that must not be followed: silence or a refusal. */
  static void notAccepted(Scene scene, BindingUpdate update, byte[] octets)
      throws InterruptedException {
    for (Arrival answer : answersTo(scene, update, octets)) {
      Unmet.unless(
          !Scene.ack(answer).isAccepted(), "no answer, or a refusal", Text.of(answer.message()));
    }
  }

  private static List<Arrival> answersTo(Scene scene, BindingUpdate update, byte[] octets)
      throws InterruptedException {
    scene.sendOctets(scene.cmd(), octets);
    Visit.marker(scene, update);
    return scene.arrived(it -> answers(it, scene, scene.cmd(), update.sequence()));
  }

  /** Sends octets from the CMD that have to be followed in spite of what is odd about them. */
  static void accepted(Scene scene, byte[] octets) throws InterruptedException {
    scene.sendOctets(scene.cmd(), octets);
    BindingAcknowledgement ack = scene.awaitAck(scene.cmd());
    Unmet.unless(ack.isAccepted(), "a PBA of status 0", Text.of(ack));
  }
}
