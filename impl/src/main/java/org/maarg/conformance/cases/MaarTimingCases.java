package org.maarg.conformance.cases;

import static org.maarg.conformance.cases.MaarCase.must;
import static org.maarg.conformance.cases.MaarCase.reading;
import static org.maarg.conformance.cases.MaarCase.should;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.maarg.conformance.play.Arrival;
import org.maarg.conformance.play.Edit;
import org.maarg.conformance.play.NotShown;
import org.maarg.conformance.play.Scene;
import org.maarg.conformance.play.Session;
import org.maarg.conformance.play.Text;
import org.maarg.conformance.play.Unmet;
import org.maarg.conformance.play.Visit;
import org.maarg.wire.Octets;
import org.maarg.wire.message.BindingAcknowledgement;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.option.MnId;
import org.maarg.wire.option.Timestamp;
import org.maarg.wire.option.UnknownOption;

/** When a MAAR repeats a registration, and which answers end that (RFC 8885 3.6). */
final class MaarTimingCases {
  private static final int MAX_UPDATE_RATE = 3;
  private static final int VISITS = 10;
  private static final long AFTER_FIRST_TIMEOUT_MILLIS = 2_500;

  private MaarTimingCases() {}

  static List<Case> all() {
    return List.of(
        should(
            "8885-3.6-1/retransmits",
            "A registration that the CMD does not answer is sent again.",
            scene -> Retransmission.comes(unanswered(scene, 2))),
        should(
                "8885-3.6-2/first-timeout",
                "It is sent again after INITIAL_BINDACK_TIMEOUT, which is 1 s.",
                scene -> Retransmission.firstTimeout(unanswered(scene, 2)))
            .standsOn("8885-3.6-2", "5213-6.9.4-1")
            .timed(),
        must(
                "8885-3.6-3/doubles",
                "The timeout doubles with each retransmission.",
                scene -> Retransmission.doubles(unanswered(scene, 4)))
            .slow()
            .timed(),
        should(
                "6275-11.8-4/greater-sequence",
                "A retransmitted registration has a greater sequence number.",
                scene -> Retransmission.greaterSequence(unanswered(scene, 2)))
            .standsOn("6275-11.8-4", "5213-6.9.1.1-15"),
        must(
            "5213-6.9.4-3/later-timestamp",
            "A retransmitted registration has the time of its sending.",
            MaarTimingCases::laterTimestamp),
        must(
            "6275-11.7.3-3/answer-ends-retransmission",
            "A registration that has been answered is not sent again.",
            scene -> counts(scene, it -> it)),
        must(
            "8885-4.2-3/unknown-option-in-pba",
            "A PBA with an unknown option in front counts.",
            scene -> counts(scene, MaarTimingCases::withUnknownOption)),
        reading(
            "6275-11.7.3-1/wrong-sequence-ignored",
            "A PBA of another sequence number does not count.",
            scene -> doesNotCount(scene, it -> Edit.sequence(it, it.sequence() + 7))),
        must(
            "5213-6.9.1.2-2/pba-about-another-node-ignored",
            "A PBA of another number about another mobile node does not count.",
            scene -> doesNotCount(scene, it -> ofAnother(scene, it))),
        reading(
            "5213-5.3.6-1/pba-without-p-flag-ignored",
            "A Binding Acknowledgement without the P flag does not count.",
            scene -> doesNotCount(scene, it -> Edit.flags(it, BindingAcknowledgement.DISTRIBUTED))),
        must(
            "5213-6.9.4-2/not-after-detachment",
            "A registration is not sent again when the mobile node has left.",
            MaarTimingCases::notAfterDetachment),
        must(
                "8885-3.6-5/max-update-rate",
                "The CMD gets not more than 3 PBUs within a second about a mobile node.",
                MaarTimingCases::rate)
            .timed());
  }

  private static List<Arrival> unanswered(Scene scene, int number) throws InterruptedException {
    scene.attachment().attach(scene.mn(), Session.LINK_LAYER);
    return Retransmission.watch(scene, scene.cmd(), scene.mn(), number);
  }

  private static void laterTimestamp(Scene scene) throws InterruptedException {
    List<Arrival> seen = unanswered(scene, 2);
    if (seen.size() < 2) {
      throw new NotShown("no registration was sent again (8885-3.6-1)");
    }
    Optional<Timestamp> first = seen.get(0).message().options().first(Timestamp.class);
    Optional<Timestamp> second = seen.get(1).message().options().first(Timestamp.class);
    if (first.isEmpty() && second.isEmpty()) {
      Retransmission.greaterSequence(seen);
      return;
    }
    Unmet.unless(
        first.isPresent() && second.isPresent() && second.get().compareTo(first.get()) > 0,
        "a Timestamp after " + first,
        "the Timestamp " + second);
  }

  /** With the number of the update it would be one whose MN-ID has changed, see 6.9.1.2(6). */
  private static BindingAcknowledgement ofAnother(Scene scene, BindingAcknowledgement ack) {
    return Edit.sequence(Edit.replace(ack, scene.newMn()), ack.sequence() + 7);
  }

  private static BindingAcknowledgement withUnknownOption(BindingAcknowledgement ack) {
    UnknownOption unknown = new UnknownOption(200, Octets.ofHex("0102030405"));
    return Edit.options(ack, options -> Options.inFront(unknown, options));
  }

  /** The registration is answered by this; then it is not sent again. */
  private static void counts(Scene scene, UnaryOperator<BindingAcknowledgement> change)
      throws InterruptedException {
    Visit visit = Visit.of(scene);
    BindingUpdate update = visit.attach();
    scene.send(scene.cmd(), change.apply(visit.acceptance(update, Visit.LIFETIME)));
    Retransmission.endsWith(scene, scene.cmd(), AFTER_FIRST_TIMEOUT_MILLIS);
    requireRepetition(scene);
  }

  /** That a MAAR does not repeat shows something only where it repeats what is not answered. */
  static void requireRepetition(Scene scene) throws InterruptedException {
    if (neverAsksAgain(scene)) {
      throw new NotShown("no registration is ever sent again (8885-3.6-1)");
    }
  }

  private static void doesNotCount(Scene scene, UnaryOperator<BindingAcknowledgement> spoil)
      throws InterruptedException {
    Visit visit = Visit.of(scene);
    BindingUpdate update = visit.attach();
    scene.send(scene.cmd(), spoil.apply(visit.acceptance(update, Visit.LIFETIME)));
    askedAgain(scene, visit);
  }

  /** Nothing has counted as an answer: the MAAR asks again, or else it never does. */
  private static void askedAgain(Scene scene, Visit visit) throws InterruptedException {
    Optional<Arrival> again = scene.nextUpdate(scene.cmd(), scene.mn(), AFTER_FIRST_TIMEOUT_MILLIS);
    if (again.isEmpty()) {
      requireRepetition(scene);
    }
    Unmet.unless(
        again.isPresent(),
        "the registration once more: it has not been answered",
        "nothing came within " + AFTER_FIRST_TIMEOUT_MILLIS + " ms");
    visit.accept(Scene.update(again.get()));
  }

  private static boolean neverAsksAgain(Scene scene) throws InterruptedException {
    MnId other = scene.newMn();
    new Visit(scene, other).attach();
    boolean never = scene.nextUpdate(scene.cmd(), other, AFTER_FIRST_TIMEOUT_MILLIS).isEmpty();
    if (scene.attachment().canDetach()) {
      scene.attachment().detach(other);
    }
    return never;
  }

  private static void notAfterDetachment(Scene scene) throws InterruptedException {
    Visit.of(scene).attach();
    MaarCase.detach(scene);
    List<Arrival> again = scene.updatesWithin(scene.cmd(), scene.mn(), AFTER_FIRST_TIMEOUT_MILLIS);
    boolean registers = again.stream().anyMatch(it -> Scene.update(it).lifetime() > 0);
    Unmet.unless(!registers, "no further registration", Text.of(again));
    requireRepetition(scene);
  }

  /** Comes and goes: each visit is a registration. */
  private static void rate(Scene scene) throws InterruptedException {
    List<Arrival> seen = new ArrayList<>();
    for (int i = 0; i < VISITS; i++) {
      scene.attachment().attach(scene.mn(), Session.LINK_LAYER);
      answerAll(scene, 60, seen);
      MaarCase.detach(scene);
    }
    scene.attachment().attach(scene.mn(), Session.LINK_LAYER);
    for (int i = 0; i < 20; i++) {
      answerAll(scene, 60, seen);
    }
    Retransmission.requireEnough(seen, MAX_UPDATE_RATE);
    Retransmission.rate(seen, MAX_UPDATE_RATE);
  }

  private static void answerAll(Scene scene, long millis, List<Arrival> seen)
      throws InterruptedException {
    for (Arrival arrival : scene.updatesWithin(scene.cmd(), scene.mn(), millis)) {
      seen.add(arrival);
      Visit.of(scene).accept(Scene.update(arrival));
    }
  }
}
