package org.maarg.conformance;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.maarg.conformance.play.Arrival;
import org.maarg.conformance.play.AttachmentException;
import org.maarg.conformance.play.Cast;
import org.maarg.conformance.play.Scene;
import org.maarg.conformance.play.Session;
import org.maarg.conformance.play.Stage;
import org.maarg.conformance.play.TargetRole;
import org.maarg.conformance.play.Visit;
import org.maarg.wire.option.MnId;

/**
 * Whether the target is there at all. It counts as silent when nothing whatever has come from it
 * for a while and it does not answer what every target answers; from then on nothing is tried.
 */
final class Liveness {
  private static final int PROBES = 3;

  /** A target that has just failed a case is asked after so small a part of the usual patience. */
  private static final int SUSPICION = 8;

  private static final String PROBE = "a look whether the target is there";

  private final Cast cast;
  private final Stage stage;
  private final TargetRole role;
  private final long patienceMillis;
  private @Nullable String silentSince;

  Liveness(Cast cast, Stage stage, TargetRole role, long patienceMillis) {
    this.cast = cast;
    this.stage = stage;
    this.role = role;
    this.patienceMillis = patienceMillis;
  }

  /** Since when the target is silent; empty if it is not, as far as is known. */
  synchronized Optional<String> silence() {
    return Optional.ofNullable(silentSince);
  }

  /**
   * A case has ended: is the target still there? Once it was not, nobody asks again.
   *
   * @param suspicious whether the case has waited in vain, so that a shorter silence tells enough
   */
  synchronized Optional<String> check(boolean suspicious) throws InterruptedException {
    long enough = suspicious ? patienceMillis / SUSPICION : patienceMillis;
    if (silentSince == null && stage.silentMillis() >= enough && !answers()) {
      silentSince =
          stage
              .lastHeard()
              .map(it -> "the target has been silent since " + it)
              .orElse("the target has never sent anything");
    }
    return silence();
  }

  private boolean answers() throws InterruptedException {
    // Whatever comes is a sign of life, be it for an earlier case or unreadable.
    long before = stage.heardMessages();
    for (int i = 0; i < PROBES && stage.heardMessages() == before; i++) {
      probe();
    }
    return stage.heardMessages() > before;
  }

  private void probe() throws InterruptedException {
    try (Scene scene = new Scene(cast, PROBE, cast.spareMn())) {
      if (role == TargetRole.CMD) {
        Session.of(scene).begin(scene.maar(1));
        scene.nextAck(scene.maar(1), scene.mn(), patienceMillis);
      } else {
        MnId mn = scene.mn();
        scene.attachment().attach(mn, Session.LINK_LAYER);
        scene.nextUpdate(scene.cmd(), mn, patienceMillis).ifPresent(it -> accept(scene, it));
        leave(scene);
      }
    } catch (AttachmentException e) {
      // Whoever attaches mobile nodes has gone with the target.
      return;
    }
  }

  private static void accept(Scene scene, Arrival arrival) {
    Visit.of(scene).accept(Scene.update(arrival));
  }

  private static void leave(Scene scene) {
    if (scene.attachment().canDetach()) {
      scene.attachment().detach(scene.mn());
    }
  }
}
