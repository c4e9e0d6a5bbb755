package org.maarg.conformance;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.maarg.conformance.cases.Case;
import org.maarg.conformance.cases.Cases;
import org.maarg.conformance.peers.WrongPeer;
import org.maarg.conformance.play.TargetRole;
import org.maarg.conformance.play.TesterSettings;
import org.maarg.conformance.report.CaseResult;
import org.maarg.conformance.report.CaseResult.Outcome;
import org.maarg.conformance.report.Report;
import org.maarg.protocol.Mode;
import org.maarg.protocol.Profile;

/** Runs of the tester against our own nodes over loopback UDP. */
public final class Runs {
  /** Slow enough that a CMD without pacing stands out even on a busy machine. */
  private static final TesterSettings.Pacing PACE = new TesterSettings.Pacing(200, 20);

  private static final Profile PROFILE =
      Profile.DEPLOYABLE.with().pacing(200, 20, Integer.MAX_VALUE).build();

  private static final int MAARS = 3;
  private static final long TIMEOUT_MILLIS = 5_000;
  private static final int JOBS = 64;

  private Runs() {}

  private static TesterSettings settings(TargetRole role, Mode mode, long timeoutMillis, int jobs) {
    TesterSettings sample = Sample.settings(role, mode, MAARS, false);
    return new TesterSettings(
        role,
        sample.targetAddress(),
        sample.targetEndpoint(),
        sample.targetPool(),
        sample.played(),
        mode,
        sample.design(),
        sample.subscribers(),
        sample.unauthorized(),
        PACE,
        timeoutMillis,
        jobs);
  }

  static List<CaseResult> of(WrongPeer peer, Mode mode, Predicate<Case> which)
      throws InterruptedException {
    return of(peer, mode, which, TIMEOUT_MILLIS, JOBS);
  }

  static List<CaseResult> of(
      WrongPeer peer, Mode mode, Predicate<Case> which, long timeoutMillis, int jobs)
      throws InterruptedException {
    List<Case> cases = Cases.of(peer.role()).stream().filter(which).toList();
    TesterSettings settings = settings(peer.role(), mode, timeoutMillis, jobs);
    try (Tester tester = Tester.against(peer, settings, PROFILE, Capture.none())) {
      return tester.run(cases, result -> {});
    }
  }

  /**
   * The first run if it is good, else another: a machine that stood still looks like a slow peer,
   * and so the second run decides.
   */
  static List<CaseResult> decided(
      List<CaseResult> first, Predicate<List<CaseResult>> good, Callable<List<CaseResult>> again)
      throws Exception {
    return good.test(first) ? first : again.call();
  }

  public static Set<String> ids(List<CaseResult> results, Outcome... outcomes) {
    Set<Outcome> wanted = Set.of(outcomes);
    Set<String> ids = new TreeSet<>();
    for (CaseResult result : results) {
      if (wanted.contains(result.outcome())) {
        ids.add(result.testCase().id());
      }
    }
    return ids;
  }

  static String describe(List<CaseResult> results) {
    StringBuilder text = new StringBuilder();
    for (CaseResult result : results) {
      if (result.outcome() != Outcome.PASSED && result.outcome() != Outcome.SKIPPED) {
        text.append(Report.text(result));
      }
    }
    return text.toString();
  }
}
