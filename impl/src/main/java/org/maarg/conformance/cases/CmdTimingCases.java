package org.maarg.conformance.cases;

import static org.maarg.conformance.cases.CmdCase.must;
import static org.maarg.conformance.cases.CmdCase.should;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.maarg.conformance.play.Arrival;
import org.maarg.conformance.play.NotShown;
import org.maarg.conformance.play.Played;
import org.maarg.conformance.play.Scene;
import org.maarg.conformance.play.Session;
import org.maarg.conformance.play.TesterSettings.Pacing;
import org.maarg.conformance.play.Unmet;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.message.MobilityHeader;
import org.maarg.wire.option.MnId;

/** Retransmission, rate and pace of a CMD's updates (RFC 8885 3.2, 3.6, 6). */
final class CmdTimingCases {
  private static final int MAX_UPDATE_RATE = 3;
  private static final int PING_PONGS = 16;
  private static final double PACE_TOLERANCE = 1.15;

  private CmdTimingCases() {}

  static List<Case> all() {
    return List.of(
        should(
                "8885-3.6-1/retransmits",
                "A PBU that a P-MAAR does not answer is sent again.",
                scene -> Retransmission.comes(unanswered(scene, 2)))
            .maars(2),
        should(
                "8885-3.6-2/first-timeout",
                "It is sent again after INITIAL_BINDACK_TIMEOUT, which is 1 s.",
                scene -> Retransmission.firstTimeout(unanswered(scene, 2)))
            .maars(2)
            .timed(),
        must(
                "8885-3.6-3/doubles",
                "The timeout doubles with each retransmission.",
                scene -> Retransmission.doubles(unanswered(scene, 4)))
            .maars(2)
            .slow()
            .timed(),
        should(
                "6275-11.8-4/greater-sequence",
                "A retransmitted PBU has a greater sequence number.",
                scene -> Retransmission.greaterSequence(unanswered(scene, 2)))
            .standsOn("6275-11.8-4", "5213-6.9.1.1-15")
            .maars(2),
        must(
                "6275-11.7.3-3/answer-ends-retransmission",
                "A PBU that has been answered is not sent again.",
                CmdTimingCases::answerEnds)
            .maars(2),
        must(
                "8885-3.6-5/max-update-rate",
                "A P-MAAR gets not more than 3 PBUs within a second about a mobile node.",
                CmdTimingCases::rate)
            .maars(2)
            .timed(),
        must(
                "8885-3.2-22/paced",
                "Many handovers at once make no more PBUs at once than the pace allows.",
                CmdTimingCases::paced)
            .maars(2)
            .alone()
            .timed());
  }

  private static List<Arrival> unanswered(Scene scene, int number) throws InterruptedException {
    Session session = Session.of(scene);
    session.register(scene.maar(1));
    session.begin(scene.maar(2));
    return Retransmission.watch(scene, scene.maar(1), scene.mn(), number);
  }

  private static void answerEnds(Scene scene) throws InterruptedException {
    Session session = Session.of(scene);
    session.register(scene.maar(1));
    session.begin(scene.maar(2));
    session.answer(scene.maar(1), session.relayed(scene.maar(1)));
    Retransmission.endsWith(scene, scene.maar(1), 2_500);
    Retransmission.requireRepetition(scene);
  }

  /** To and fro between two MAARs: each move is an update to the other. */
  private static void rate(Scene scene) throws InterruptedException {
    Session session = Session.of(scene);
    session.register(scene.maar(1));
    List<Arrival> seen = new ArrayList<>();
    for (int i = 0; i < PING_PONGS; i++) {
      Played from = scene.maar(1 + i % 2);
      session.begin(scene.maar(2 - i % 2));
      answerAll(scene, session, from, 60, seen);
    }
    for (int i = 0; i < 20; i++) {
      answerAll(scene, session, scene.maar(1), 50, seen);
      answerAll(scene, session, scene.maar(2), 50, seen);
    }
    Retransmission.requireEnough(seen, MAX_UPDATE_RATE);
    for (int number = 1; number <= 2; number++) {
      Played at = scene.maar(number);
      List<Arrival> there = seen.stream().filter(it -> it.at().equals(at)).toList();
      Retransmission.rate(there, MAX_UPDATE_RATE);
    }
  }

  private static void answerAll(
      Scene scene, Session session, Played at, long millis, List<Arrival> seen)
      throws InterruptedException {
    for (Arrival arrival : scene.updatesWithin(at, scene.mn(), millis)) {
      seen.add(arrival);
      session.answer(at, Scene.update(arrival));
    }
  }

  private static void paced(Scene scene) throws InterruptedException {
    Pacing pace = scene.settings().pace();
    int number = pace.burst() + Math.max(40, pace.ratePerSecond() * 3 / 10);
    List<Session> sessions = registered(scene, number);
    List<byte[]> moves = new ArrayList<>();
    for (Session session : sessions) {
      BindingUpdate update = session.update(scene.maar(2));
      moves.add(MobilityHeader.encode(update, scene.maar(2).address(), scene.target()));
    }
    moves.forEach(octets -> scene.sendOctets(scene.maar(2), octets));
    List<Arrival> seen = updates(scene, sessions);
    settle(scene, sessions);
    checkPace(seen, pace);
    if (seen.size() <= pace.burst()) {
      throw new NotShown(
          "of " + number + " PBUs " + seen.size() + " came, which is not more than a burst");
    }
  }

  /**
   * One update about each mobile node, until nothing has come for as long as an answer may take.
   */
  private static List<Arrival> updates(Scene scene, List<Session> sessions)
      throws InterruptedException {
    Set<MnId> awaited = new HashSet<>();
    sessions.forEach(it -> awaited.add(it.mn()));
    List<Arrival> seen = new ArrayList<>();
    while (!awaited.isEmpty()) {
      Optional<Arrival> next =
          scene.next(
              it -> Scene.isUpdate(it, scene.maar(1)) && isAboutAny(it, awaited), scene.patience());
      if (next.isEmpty()) {
        break;
      }
      next.get().message().options().first(MnId.class).ifPresent(awaited::remove);
      seen.add(next.get());
    }
    return seen;
  }

  private static boolean isAboutAny(Arrival arrival, Set<MnId> mobileNodes) {
    return arrival.message().options().first(MnId.class).filter(mobileNodes::contains).isPresent();
  }

  private static List<Session> registered(Scene scene, int number) throws InterruptedException {
    List<Session> sessions = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      Session session = new Session(scene, scene.newMn());
      session.register(scene.maar(1));
      sessions.add(session);
    }
    return sessions;
  }

  private static void checkPace(List<Arrival> seen, Pacing pace) {
    seen.sort(Comparator.comparingLong(Arrival::nanos));
    for (int i = 0; i < seen.size(); i++) {
      double seconds = seen.get(i).millisAfter(seen.get(0)) / 1_000.0;
      double most = (pace.burst() + pace.ratePerSecond() * seconds) * PACE_TOLERANCE + 2;
      Unmet.unless(
          i + 1 <= most,
          "at most " + pace.burst() + " PBUs at once and " + pace.ratePerSecond() + " a second",
          (i + 1) + " PBUs within " + (long) (seconds * 1_000) + " ms");
    }
  }

  /** Ends what the case has begun, so that the target does not go on for nothing. */
  private static void settle(Scene scene, List<Session> sessions) {
    for (Session session : sessions) {
      scene.send(scene.maar(2), session.deregistration(scene.maar(2)));
    }
  }
}
