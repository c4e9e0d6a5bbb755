package org.maarg.cli.demo;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.maarg.cli.CliException;
import org.maarg.protocol.cmd.CmdBindingView.PreviousMaarView;
import org.maarg.protocol.maar.MaarBindingView;
import org.maarg.protocol.maar.MaarState;
import org.maarg.runtime.LiveNode;
import org.maarg.runtime.LoopbackDomain;
import org.maarg.runtime.transport.LinkFaults;
import org.maarg.runtime.transport.TransportException;
import org.maarg.sim.Counters;
import org.maarg.sim.DomainState;
import org.maarg.sim.Interface;
import org.maarg.sim.Names;
import org.maarg.sim.TraceEvent;
import org.maarg.sim.Verdict;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Octets;
import org.maarg.wire.option.AccessTechnologyType;
import org.maarg.wire.option.HandoffIndicator;

/** A demo: live nodes on loopback sockets, a mobile node that moves among them, and a verdict. */
final class DemoRun {
  /** A move waits so long at most for the MAAR to serve; only a link that loses most needs it. */
  private static final long SERVING_LIMIT_MILLIS = 180_000;

  /** Then so long at most for the CMD to settle: with loss, some MAAR may need long. */
  private static final long SETTLED_LIMIT_MILLIS = 5_000;

  /** No event for so long, and nothing is on its way any more. */
  private static final long QUIET_MICROS = 250_000;

  private static final long WARM_UP_LIMIT_MILLIS = 5_000;
  private static final long POLL_MILLIS = 5;
  private static final long PROGRESS_MILLIS = 5_000;

  private final DemoPlan plan;
  private final DemoView view;
  private final Consumer<TraceEvent> sinks;
  private final LiveTrace trace;
  private final Counters counters = new Counters();
  private long duplicates;
  private long servingLimitMillis = SERVING_LIMIT_MILLIS;
  private DemoPage page = DemoPage.NONE;

  /**
   * A demo to be run.
   *
   * @param trace where the nodes report; new
   * @param capture takes every event besides the view
   */
  DemoRun(DemoPlan plan, DemoView view, LiveTrace trace, Consumer<TraceEvent> capture) {
    this.plan = plan;
    this.view = view;
    this.trace = trace;
    Consumer<TraceEvent> all = view::event;
    this.sinks = all.andThen(counters).andThen(this::countDuplicate).andThen(capture);
  }

  /** Waits less patiently for a MAAR to serve. */
  DemoRun withServingLimit(long millis) {
    servingLimitMillis = millis;
    return this;
  }

  /** Has somebody look on: the nodes get control APIs, and the moves wait for the page. */
  DemoRun withPage(DemoPage onlooker) {
    page = onlooker;
    return this;
  }

  private void countDuplicate(TraceEvent event) {
    if (event instanceof TraceEvent.Delivered delivered && delivered.copy() > 1) {
      duplicates++;
    }
  }

  /**
   * A handover that nobody sees: it loads the classes. In a program that has just started the first
   * update could take longer than Timestamps are valid, and the demo would begin with a refusal.
   */
  static void warmUp(DemoPlan plan) {
    DemoPlan once =
        new DemoPlan(
            plan.mode(), plan.profile(), 1, false, plan.lifetimeSeconds(), LinkFaults.NONE, 1);
    LiveTrace unseen = new LiveTrace(InstantSource.system());
    new DemoRun(once, DemoView.NONE, unseen, event -> {})
        .withServingLimit(WARM_UP_LIMIT_MILLIS)
        .run();
  }

  /** Runs it to the end. */
  DemoResult run() {
    try (LoopbackDomain domain = start()) {
      Names names = LiveStates.names(domain);
      view.started(plan, names);
      page.started(domain);
      for (int move = 0; move <= plan.moves(); move++) {
        page.beforeMove(move);
        for (int number = 1; number <= plan.interfaces(); number++) {
          move(domain, move, number, names);
        }
      }
      DomainState state = awaitRest(domain, places(domain), names);
      Verdict verdict = Verdict.of(state, names);
      trace.drainAll(sinks);
      long millis = trace.nowMicros() / 1_000;
      DemoResult result =
          new DemoResult(
              plan, names, state, verdict, counters, duplicates, millis, trace.troubles());
      page.ended(result);
      return result;
    }
  }

  /** Where the interfaces are in the end. */
  private Map<Interface, Ipv6Address> places(LoopbackDomain domain) {
    Map<Interface, Ipv6Address> places = new HashMap<>();
    for (int number = 1; number <= plan.interfaces(); number++) {
      LiveNode maar = domain.maar(plan.maarAfter(plan.moves(), number));
      places.put(new Interface(DemoPlan.MN, DemoPlan.linkLayer(number)), maar.address());
    }
    return places;
  }

  private LoopbackDomain start() {
    try {
      return LoopbackDomain.start(
          new LoopbackDomain.Plan(
              plan.maars(),
              plan.mode(),
              plan.profile(),
              plan.lifetimeSeconds(),
              plan.faults(),
              InstantSource.system(),
              List.of(trace),
              page != DemoPage.NONE));
    } catch (TransportException e) {
      throw CliException.negative("loopback", String.valueOf(e.getMessage()));
    }
  }

  private void move(LoopbackDomain domain, int move, int number, Names names) {
    LiveNode to = domain.maar(plan.maarAfter(move, number));
    Octets linkLayer = DemoPlan.linkLayer(number);
    trace.drainAll(sinks);
    view.moving(move, names.of(to.address()));
    if (move > 0) {
      domain.maar(plan.maarAfter(move - 1, number)).detach(DemoPlan.MN, linkLayer);
    }
    boolean isNew = move == 0 && plan.interfaces() > 1;
    int handoff = isNew ? HandoffIndicator.NEW_INTERFACE : HandoffIndicator.UNKNOWN;
    to.attach(DemoPlan.MN, linkLayer, AccessTechnologyType.WLAN, handoff);
    String name = names.of(to.address());
    await(
        () -> isServing(to, linkLayer),
        servingLimitMillis,
        () -> name + " has no answer of the CMD yet");
    if (move < plan.moves()) {
      await(
          () -> isSettled(domain, to, linkLayer),
          SETTLED_LIMIT_MILLIS,
          () -> outstanding(domain, names));
    }
  }

  private static boolean isServing(LiveNode maar, Octets linkLayer) {
    return maar.maarBindings().stream()
        .filter(binding -> binding.linkLayer().equals(linkLayer))
        .map(MaarBindingView::state)
        .anyMatch(state -> state.isAttached() && state != MaarState.REGISTERING);
  }

  private static boolean isSettled(LoopbackDomain domain, LiveNode at, Octets linkLayer) {
    return domain.cmd().cmdBindings().stream()
        .filter(binding -> binding.linkLayer().equals(linkLayer))
        .anyMatch(it -> it.settled() && it.proxyCareOfAddress().equals(at.address()));
  }

  private static String outstanding(LoopbackDomain domain, Names names) {
    List<String> unconfirmed =
        domain.cmd().cmdBindings().stream()
            .flatMap(binding -> binding.previousMaars().stream())
            .filter(previous -> !previous.confirmed())
            .map(PreviousMaarView::address)
            .map(names::of)
            .distinct()
            .toList();
    return unconfirmed.isEmpty()
        ? "the CMD and the MAARs do not agree yet"
        : "no answer yet of " + String.join(", ", unconfirmed);
  }

  /** Waits until all is consistent and nothing is on its way, or for as long as the plan says. */
  private DomainState awaitRest(
      LoopbackDomain domain, Map<Interface, Ipv6Address> places, Names names) {
    BooleanSupplier atRest =
        () ->
            trace.quietMicros() > QUIET_MICROS
                && Verdict.of(LiveStates.of(domain, places), names).isConsistent();
    await(atRest, plan.waitSeconds() * 1_000L, () -> outstanding(domain, names));
    return LiveStates.of(domain, places);
  }

  private void await(BooleanSupplier condition, long limitMillis, Supplier<String> what) {
    long start = System.nanoTime();
    long nextProgress = PROGRESS_MILLIS;
    long elapsed = 0;
    while (!condition.getAsBoolean() && elapsed < limitMillis) {
      trace.drain(sinks);
      if (elapsed >= nextProgress) {
        view.waiting(elapsed / 1_000, what.get());
        nextProgress += PROGRESS_MILLIS;
      }
      pause();
      elapsed = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    }
  }

  private static void pause() {
    try {
      Thread.sleep(POLL_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw CliException.negative("demo", "interrupted");
    }
  }
}
