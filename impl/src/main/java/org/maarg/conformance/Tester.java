package org.maarg.conformance;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.maarg.conformance.cases.Case;
import org.maarg.conformance.peers.PeerHost;
import org.maarg.conformance.peers.WrongPeer;
import org.maarg.conformance.play.Attachment;
import org.maarg.conformance.play.AttachmentException;
import org.maarg.conformance.play.Cast;
import org.maarg.conformance.play.NotShown;
import org.maarg.conformance.play.Scene;
import org.maarg.conformance.play.Session;
import org.maarg.conformance.play.Skipped;
import org.maarg.conformance.play.Stage;
import org.maarg.conformance.play.TargetRole;
import org.maarg.conformance.play.TesterSettings;
import org.maarg.conformance.play.Unmet;
import org.maarg.conformance.play.Visit;
import org.maarg.conformance.report.CaseResult;
import org.maarg.conformance.report.CaseResult.Outcome;
import org.maarg.protocol.Profile;
import org.maarg.runtime.config.Faults;

/** Runs cases against a target. Never ends early: what goes wrong with a case is its result. */
public final class Tester implements AutoCloseable {
  private static final int WARM_UPS = 20;
  private static final long STAGGER_MILLIS = 4;

  private final TesterSettings settings;
  private final Stage stage;
  private final Cast cast;
  private final Liveness liveness;
  private final Runnable closing;
  private final List<CaseResult> ended = Collections.synchronizedList(new ArrayList<>());
  private volatile Predicate<CaseResult> enough = result -> false;
  private volatile @Nullable String over;

  private Tester(TesterSettings settings, Stage stage, Attachment attachment, Runnable closing) {
    this.closing = closing;
    this.settings = settings;
    this.stage = stage;
    this.cast = new Cast(settings, stage, attachment);
    this.liveness = new Liveness(cast, stage, settings.role(), settings.timeoutMillis());
  }

  /**
   * Opens the sockets of the played nodes.
   *
   * @param capture takes every message in both directions
   * @throws org.maarg.runtime.transport.TransportException if a socket cannot be had
   */
  public static Tester open(TesterSettings settings, Attachment attachment, Capture capture) {
    boolean raw = settings.targetEndpoint().isEmpty();
    Stage stage = Stage.open(settings.targetAddress(), settings.played(), raw, capture::add);
    settings.targetEndpoint().ifPresent(stage::connect);
    return new Tester(settings, stage, attachment, () -> {});
  }

  /**
   * Starts one of our own nodes, right or wrong, and tests that.
   *
   * @param settings whose ports, and whose target's endpoint, may be anything
   * @param profile of the node, before it is made wrong
   */
  public static Tester against(
      WrongPeer peer, TesterSettings settings, Profile profile, Capture capture) {
    Stage stage = Stage.open(settings.targetAddress(), settings.played(), false, capture::add);
    PeerHost host = PeerHost.start(peer, settings, profile, stage);
    stage.connect(host.endpoint());
    return new Tester(settings.at(host.endpoint()), stage, host, host::close);
  }

  /**
   * Runs cases, several at a time, and those that want to be alone at the end.
   *
   * @param listener hears of each result, in the order of the cases within each of the two parts
   * @return the results in the order of the cases
   */
  public List<CaseResult> run(List<Case> cases, Consumer<CaseResult> listener)
      throws InterruptedException {
    warmUp();
    ExecutorService executor = Executors.newFixedThreadPool(settings.jobs(), Tester::daemon);
    try {
      List<CaseResult> results = new ArrayList<>();
      results.addAll(
          together(executor, cases.stream().filter(it -> !it.isAlone()).toList(), listener));
      for (Case alone : cases.stream().filter(Case::isAlone).toList()) {
        results.addAll(together(executor, List.of(alone), listener));
      }
      results.sort((a, b) -> cases.indexOf(a.testCase()) - cases.indexOf(b.testCase()));
      return results;
    } finally {
      executor.shutdownNow();
      executor.awaitTermination(1, TimeUnit.SECONDS);
    }
  }

  /** Ends the run with a result of a kind: what has not begun by then is not run. */
  public void stopAfter(Predicate<CaseResult> last) {
    enough = last;
  }

  /** The results so far, in the order in which they came; callable from any thread. */
  public List<CaseResult> soFar() {
    synchronized (ended) {
      return List.copyOf(ended);
    }
  }

  /** True if the target has sent anything at all. */
  public boolean hasHeardTheTarget() {
    return stage.hasBeenHeard();
  }

  /**
   * A few registrations that nobody judges: in programs that have just started, the first messages
   * take longer than Timestamps may differ, and times that are measured are too short.
   */
  private void warmUp() throws InterruptedException {
    try {
      for (int i = 0; i < WARM_UPS; i++) {
        try (Scene scene = new Scene(cast, "the first registrations", cast.spareMn())) {
          if (settings.role() == TargetRole.CMD) {
            warmUpCmd(scene);
          } else {
            warmUpMaar(scene);
          }
        }
      }
    } catch (Unmet | AttachmentException e) {
      // The cases will tell.
      return;
    }
  }

  private static void warmUpCmd(Scene scene) throws InterruptedException {
    Session session = Session.of(scene);
    session.begin(scene.maar(1));
    scene.awaitAck(scene.maar(1));
    scene.send(scene.maar(1), session.deregistration(scene.maar(1)));
    scene.awaitAck(scene.maar(1));
  }

  private static void warmUpMaar(Scene scene) throws InterruptedException {
    Visit.of(scene).register();
    if (scene.attachment().canDetach()) {
      scene.attachment().detach(scene.mn());
    }
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "maarg-case");
    thread.setDaemon(true);
    return thread;
  }

  private List<CaseResult> together(
      ExecutorService executor, List<Case> cases, Consumer<CaseResult> listener)
      throws InterruptedException {
    List<Future<CaseResult>> pending = new ArrayList<>();
    for (Case one : cases) {
      pending.add(executor.submit(() -> play(one)));
      // Not all at once: a burst would wait in the sockets while Timestamps grow old.
      Thread.sleep(STAGGER_MILLIS);
    }
    List<CaseResult> results = new ArrayList<>();
    for (Future<CaseResult> each : pending) {
      try {
        CaseResult result = each.get();
        listener.accept(result);
        results.add(result);
      } catch (ExecutionException e) {
        throw new IllegalStateException("a case cannot be run", e);
      }
    }
    return results;
  }

  private CaseResult play(Case one) throws InterruptedException {
    CaseResult result = played(one);
    ended.add(result);
    if (enough.test(result)) {
      over = "the run was ended by " + one.id();
    }
    return result;
  }

  private CaseResult played(Case one) throws InterruptedException {
    String reason = over;
    if (reason != null) {
      return ended(one, Outcome.NOT_RUN, reason);
    }
    String obstacle = one.obstacle(settings);
    if (!obstacle.isEmpty()) {
      return ended(one, Outcome.SKIPPED, obstacle);
    }
    Optional<String> silence = liveness.silence();
    if (silence.isPresent()) {
      return ended(one, Outcome.NOT_RUN, silence.get());
    }
    CaseResult first = tried(one);
    return judgedBySilence(one.isTimed() && first.outcome() == Outcome.FAILED ? tried(one) : first);
  }

  /** A target that is not there has shown nothing, but for the case in which it was heard last. */
  private CaseResult judgedBySilence(CaseResult result) throws InterruptedException {
    Optional<String> silence = liveness.check(result.outcome() != Outcome.PASSED);
    boolean heardHere = stage.lastHeard().equals(Optional.of(result.testCase().id()));
    return silence.isEmpty() || heardHere
        ? result
        : ended(result.testCase(), Outcome.NOT_RUN, silence.get());
  }

  private CaseResult tried(Case one) throws InterruptedException {
    long start = System.nanoTime();
    try (Scene scene = new Scene(cast, one.id())) {
      CaseResult plain = judged(one, scene);
      long millis = (System.nanoTime() - start) / 1_000_000;
      return new CaseResult(
          one, plain.outcome(), plain.expected(), plain.actual(), scene.unreadable(), millis);
    } catch (Skipped e) {
      return ended(one, Outcome.SKIPPED, e.reason());
    }
  }

  private static CaseResult judged(Case one, Scene scene) throws InterruptedException {
    try {
      one.play(scene);
      return ended(one, Outcome.PASSED, "");
    } catch (Unmet e) {
      return ended(one, CaseResult.otherwise(one), e.expected(), e.actual());
    } catch (Skipped e) {
      return ended(one, Outcome.SKIPPED, e.reason());
    } catch (NotShown e) {
      return ended(one, Outcome.NOT_SHOWN, e.reason());
    } catch (AttachmentException e) {
      return ended(one, CaseResult.otherwise(one), "an attachment", String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      return ended(one, Outcome.DEFECT, "no defect of the tester", Faults.reasonOf(e));
    }
  }

  private static CaseResult ended(Case one, Outcome outcome, String reason) {
    return ended(one, outcome, "", reason);
  }

  private static CaseResult ended(Case one, Outcome outcome, String expected, String actual) {
    return new CaseResult(one, outcome, expected, actual, List.of(), 0);
  }

  /** Remarks on the run as a whole. */
  public List<String> remarks() {
    List<String> remarks = new ArrayList<>();
    liveness.silence().ifPresent(it -> remarks.add("The run is not complete: " + it + "."));
    if (!stage.hasBeenHeard()) {
      remarks.add(
          "The target has not sent a single message. Does it run, at the address given, and does"
              + " it know the nodes that the tester plays?");
    }
    Optional<String> unreadable = stage.unreadable();
    unreadable.ifPresent(remarks::add);
    return remarks;
  }

  @Override
  public void close() {
    closing.run();
    stage.close();
  }
}
