package org.maarg.conformance.cases;

import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.maarg.conformance.play.Arrival;
import org.maarg.conformance.play.Played;
import org.maarg.conformance.play.Scene;
import org.maarg.conformance.play.Skipped;
import org.maarg.conformance.play.TargetRole;
import org.maarg.conformance.play.Text;
import org.maarg.conformance.play.Unmet;
import org.maarg.wire.message.BindingError;
import org.maarg.wire.message.Heartbeat;
import org.maarg.wire.option.MobilityOptions;
import org.maarg.wire.option.RestartCounter;

/** Heartbeat (RFC 5847), of a target that knows it: RFC 8885 does not ask for it. */
final class HeartbeatCases {
  private HeartbeatCases() {}

  static List<Case> of(TargetRole role) {
    return List.of(
        of(
            role,
            Level.MUST,
            "5847-3-4/request-answered",
            "A Heartbeat Request is answered by a Response with its sequence number.",
            HeartbeatCases::response),
        of(
            role,
            Level.MUST,
            "5847-3.2-1/restart-counter",
            "Each Heartbeat Response has the same Restart Counter while the target runs.",
            HeartbeatCases::sameCounter));
  }

  private static Case of(TargetRole role, Level level, String id, String purpose, Script script) {
    return Case.of(role, level, id, purpose, script).maars(1);
  }

  private static Heartbeat response(Scene scene) throws InterruptedException {
    Played peer = scene.settings().role() == TargetRole.CMD ? scene.maar(1) : scene.cmd();
    long sequence = ThreadLocalRandom.current().nextLong(1L << 32);
    scene.send(peer, new Heartbeat(0, sequence, MobilityOptions.NONE));
    Arrival arrival =
        scene
            .next(it -> it.at().equals(peer) && answers(it, sequence), scene.patience())
            .orElseThrow(() -> scene.silence("a Heartbeat Response of number " + sequence));
    if (!(arrival.message() instanceof Heartbeat response)) {
      throw new Skipped("the target knows no Heartbeat (RFC 5847)");
    }
    Unmet.unless(
        !response.has(Heartbeat.UNSOLICITED), "no U flag in what was asked for", Text.of(response));
    return response;
  }

  /** A Binding Error tells no number. */
  private static boolean answers(Arrival arrival, long sequence) {
    return arrival.message() instanceof BindingError
        || (arrival.message() instanceof Heartbeat heartbeat
            && heartbeat.has(Heartbeat.RESPONSE)
            && heartbeat.sequence() == sequence);
  }

  private static void sameCounter(Scene scene) throws InterruptedException {
    Unmet.unlessEqual("Restart Counter", counter(response(scene)), counter(response(scene)));
  }

  private static long counter(Heartbeat response) {
    return response
        .options()
        .first(RestartCounter.class)
        .map(RestartCounter::value)
        .orElseThrow(() -> new Unmet("a Restart Counter option", Text.of(response)));
  }
}
