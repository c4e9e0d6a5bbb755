package org.maarg.security.run;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.maarg.security.measure.Window;
import org.maarg.security.script.Stage;
import org.maarg.sim.AddressPlan;
import org.maarg.sim.Datagram;
import org.maarg.sim.Domain;
import org.maarg.sim.DomainState;
import org.maarg.sim.LinkModel;
import org.maarg.sim.Names;
import org.maarg.sim.TraceEvent;
import org.maarg.sim.Verdict;
import org.maarg.wire.Ipv6Address;

/** A domain in the simulator. */
final class SimulatedStage implements Stage {
  /** From one node to another. */
  private record Direction(Ipv6Address from, Ipv6Address to) {}

  /** How much somebody on the path remembers. */
  private static final int MOST_RECORDED = 4_096;

  private final Domain domain;
  private final Window window;
  private final int mns;
  private final Deque<Datagram> recorded = new ArrayDeque<>();
  private final Set<Direction> unprotected = new HashSet<>();
  private boolean quiet;

  SimulatedStage(Domain domain, Window window, int mns) {
    this.domain = domain;
    this.window = window;
    this.mns = mns;
    observe(this::record);
  }

  private void record(TraceEvent event) {
    if (event instanceof TraceEvent.Sent sent) {
      recorded.addFirst(sent.datagram());
      if (recorded.size() > MOST_RECORDED) {
        recorded.removeLast();
      }
    }
  }

  @Override
  public AddressPlan plan() {
    return domain.plan();
  }

  @Override
  public long nowMillis() {
    return domain.simulation().nowMillis();
  }

  Names names() {
    return domain.names();
  }

  long events() {
    return domain.simulation().events();
  }

  @Override
  public void observe(Consumer<TraceEvent> observer) {
    domain.simulation().observe(observer);
  }

  @Override
  public void runUntil(long millis) {
    domain.simulation().run(millis);
  }

  @Override
  public boolean runUntilQuiet(long limitMillis) {
    quiet = domain.simulation().runUntilQuiet(limitMillis);
    return quiet;
  }

  @Override
  public boolean isQuiet() {
    return quiet;
  }

  @Override
  public void at(long millis, Runnable step) {
    domain.simulation().at(millis, step);
  }

  @Override
  public void attach(int mn, int maar) {
    plan().maar(maar);
    domain.attach(Domain.mn(checked(mn)), maar);
  }

  @Override
  public void detach(int mn) {
    domain.detach(Domain.mn(checked(mn)));
  }

  private int checked(int mn) {
    if (mn < 1 || mn > mns) {
      throw new IllegalArgumentException("mobile node " + mn + " is not in 1.." + mns);
    }
    return mn;
  }

  @Override
  public void crash(int node) {
    domain.simulation().crash(address(node));
  }

  @Override
  public void restart(int node) {
    if (node == 0) {
      domain.restartCmd();
    } else {
      domain.restart(node);
    }
  }

  @Override
  public void resume(int node) {
    domain.simulation().resume(address(node));
  }

  @Override
  public void wipe(int node) {
    domain.simulation().crash(address(node));
    domain.simulation().restart(address(node));
  }

  @Override
  public LinkModel links() {
    return domain.simulation().links();
  }

  @Override
  public void withoutAssociation(int from, int to) {
    unprotected.add(new Direction(address(from), address(to)));
    domain
        .simulation()
        .setSecurity((source, target) -> !unprotected.contains(new Direction(source, target)));
  }

  @Override
  public Iterable<Datagram> recorded() {
    return recorded;
  }

  @Override
  public void inject(Datagram datagram, long delayMillis) {
    domain.simulation().inject(datagram, delayMillis);
  }

  @Override
  public long nextDatagramId() {
    return domain.simulation().nextDatagramId();
  }

  @Override
  public DomainState state() {
    return domain.state();
  }

  @Override
  public Verdict verdict() {
    return domain.verdict();
  }

  @Override
  public void watch() {
    window.open(nowMillis());
  }
}
