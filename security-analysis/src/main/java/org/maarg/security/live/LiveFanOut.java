package org.maarg.security.live;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.maarg.protocol.Event;
import org.maarg.protocol.Knob;
import org.maarg.protocol.Profile;
import org.maarg.protocol.cmd.CmdBindingView;
import org.maarg.protocol.maar.MaarBindingView;
import org.maarg.protocol.maar.MaarState;
import org.maarg.runtime.LiveNode;
import org.maarg.runtime.LoopbackDomain;
import org.maarg.runtime.config.PeerTable;
import org.maarg.runtime.transport.LinkFaults;
import org.maarg.security.live.WireTap.Count;
import org.maarg.sim.AddressPlan;
import org.maarg.sim.Counters.Traffic;
import org.maarg.sim.Domain;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.option.AccessTechnologyType;
import org.maarg.wire.option.Timestamp;

/**
 * One run of a fan-out among live nodes. The measured updates come from a plain socket in the place
 * of the last MAAR. Each step waits until the CMD shows the same bindings as in the simulation.
 */
final class LiveFanOut implements AutoCloseable {
  private static final int LIFETIME_SECONDS = NewcomerMaar.LIFETIME_UNITS * 4;
  private static final long PATIENCE_SECONDS = 20;
  private static final long POLL_NANOS = 1_000_000;

  /** What only happens here if a node stood still for longer than one of its timeouts. */
  private static final List<Event> SIGNS_OF_DISTURBANCE =
      List.of(Event.RETRANSMITTED, Event.PARTIAL_ANSWER, Event.PREVIOUS_MAAR_SILENT);

  private final FanOutSetting setting;
  private final SimulatedFanOut simulated;
  private final AddressPlan plan;
  private final WireTap tap;
  private final LoopbackDomain domain;
  private final Probe probe;
  private int firstWave;

  LiveFanOut(FanOutSetting setting, SimulatedFanOut simulated) {
    this.setting = setting;
    this.simulated = simulated;
    this.plan = new AddressPlan(setting.maars());
    this.tap = new WireTap(LoopbackDomain.CMD);
    this.probe = new Probe();
    this.domain = startDomain();
    domain.nodes().forEach(node -> node.usePeers(withProbe(node)));
  }

  private LoopbackDomain startDomain() {
    try {
      return LoopbackDomain.start(
          new LoopbackDomain.Plan(
              setting.maars(),
              setting.mode(),
              setting.profile(),
              LIFETIME_SECONDS,
              LinkFaults.NONE,
              InstantSource.system(),
              List.of(tap)));
    } catch (RuntimeException e) {
      probe.close();
      throw e;
    }
  }

  private PeerTable withProbe(LiveNode self) {
    List<PeerTable.Entry> entries = new ArrayList<>();
    for (LiveNode node : domain.nodes()) {
      boolean newcomer = node.address().equals(newcomer());
      if (node != self) {
        entries.add(
            new PeerTable.Entry(
                node.address(), newcomer ? probe.endpoint() : node.endpoint(), true));
      }
    }
    return new PeerTable(entries);
  }

  private Ipv6Address newcomer() {
    return plan.maar(setting.maars());
  }

  /**
   * Runs the experiment.
   *
   * @throws DisturbedException if the machine stood still for longer than the protocol's timeouts,
   *     or a buffer of the operating system overflowed
   */
  FanOutResult run() throws DisturbedException {
    for (int maar = 1; maar <= setting.previousMaars(); maar++) {
      visit(maar);
    }
    await("all timers of updates have run out", this::isAtRest);
    tap.begin();
    move();
    checkDisturbance();
    return FanOutResult.of(traffic(), tap.updates(), firstWave, probe.sent());
  }

  /** What went wrong in a node: a defect, never a matter of time. */
  List<String> defects() {
    return tap.defects();
  }

  private void visit(int maar) throws DisturbedException {
    for (int mn = 1; mn <= setting.mobileNodes(); mn++) {
      if (maar > 1) {
        domain.maar(maar - 1).detach(Domain.mn(mn));
      }
      domain.maar(maar).attach(Domain.mn(mn), plan.linkLayer(mn), AccessTechnologyType.WLAN);
    }
    List<CmdBindingView> expected = simulated.stages().get(maar - 1);
    await("as simulated at MAAR " + maar, () -> domain.cmd().cmdBindings().equals(expected));
    await("served at MAAR " + maar, () -> serves(domain.maar(maar)));
    if (setting.profile().has(Knob.FORWARD_COPIES)) {
      // A copy that MAX_UPDATE_RATE holds back is too old for its P-MAAR (RFC 5213 5.5).
      await("all timers of updates have run out", this::isAtRest);
    }
  }

  private boolean serves(LiveNode maar) {
    List<MaarBindingView> bindings = maar.maarBindings();
    return bindings.size() == setting.mobileNodes()
        && bindings.stream().allMatch(binding -> binding.state() == MaarState.SERVING);
  }

  /** The updates, and again as often as they are to be replayed. */
  private void move() throws DisturbedException {
    Timestamp now = Timestamp.ofEpochMilli(InstantSource.system().millis());
    List<byte[]> updates = new NewcomerMaar(setting).updates(now);
    for (int time = 0; time <= setting.replays(); time++) {
      long before = (long) time * updates.size();
      probe.send(updates, domain.cmd().endpoint());
      await("settled", () -> isSettledAfter(before + updates.size()));
      if (time == 0) {
        firstWave = tap.updates().size();
      }
    }
    List<CmdBindingView> expected = simulated.stages().get(setting.previousMaars());
    await("as simulated after the move", () -> domain.cmd().cmdBindings().equals(expected));
    await("all timers of updates have run out", this::isAtRest);
    await("all that was sent has arrived", this::hasAllArrived);
  }

  /** The state is read after the count, so it is the state after that many updates at least. */
  private boolean isSettledAfter(long triggers) {
    return tap.atCmdFrom(newcomer()).packets() >= triggers
        && domain.cmd().cmdBindings().stream().allMatch(CmdBindingView::settled);
  }

  /** Only timers that run as long as a binding lives are armed at the CMD. */
  private boolean isAtRest() {
    List<CmdBindingView> bindings = domain.cmd().cmdBindings();
    int standing = bindings.size();
    if (setting.profile().deregistration() == Profile.Deregistration.RENEWED_BY_CMD) {
      standing += bindings.stream().mapToInt(binding -> binding.previousMaars().size()).sum();
    }
    return domain.cmd().runner().armedTimers() == standing;
  }

  private boolean hasAllArrived() {
    for (LiveNode node : domain.nodes()) {
      if (!node.address().equals(newcomer()) && !hasArrivedAt(node.address())) {
        return false;
      }
    }
    return tap.sentTo(newcomer()).equals(probe.received());
  }

  private boolean hasArrivedAt(Ipv6Address node) {
    Count fromProbe = node.equals(LoopbackDomain.CMD) ? probe.sentCount() : Count.NONE;
    return tap.sentTo(node).plus(fromProbe).equals(tap.receivedBy(node));
  }

  private void checkDisturbance() throws DisturbedException {
    for (Event sign : SIGNS_OF_DISTURBANCE) {
      if (tap.happened(sign) > simulated.counters().happened(sign)) {
        throw new DisturbedException(sign + " happened, as it does not in the simulation");
      }
    }
    // A copy is refused with the same status: its Timestamp is not later (RFC 5213 5.5).
    long copies = (long) setting.replays() * setting.mobileNodes();
    if (tap.timestampRefusals() > copies) {
      throw new DisturbedException("an update was under way for longer than its Timestamp holds");
    }
  }

  private SortedMap<String, Traffic> traffic() {
    SortedMap<String, Traffic> traffic = new TreeMap<>();
    traffic.put(
        FanOutResult.CMD,
        traffic(tap.sentBy(LoopbackDomain.CMD), tap.receivedBy(LoopbackDomain.CMD)));
    for (int maar = 1; maar < setting.maars(); maar++) {
      Ipv6Address address = plan.maar(maar);
      traffic.put(
          FanOutResult.maarName(maar), traffic(tap.sentBy(address), tap.receivedBy(address)));
    }
    traffic.put(
        FanOutResult.maarName(setting.maars()), traffic(probe.sentCount(), probe.received()));
    return traffic;
  }

  private static Traffic traffic(Count sent, Count received) {
    return new Traffic(sent.packets(), sent.octets(), received.packets(), received.octets());
  }

  private void await(String what, BooleanSupplier condition) throws DisturbedException {
    long deadline = System.nanoTime() + patienceNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - deadline > 0) {
        throw new DisturbedException(
            "after " + PATIENCE_SECONDS + " s still not: " + what + "; losses " + tap.losses());
      }
      LockSupport.parkNanos(POLL_NANOS);
    }
  }

  private static long patienceNanos() {
    return TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
  }

  @Override
  public void close() {
    domain.close();
    probe.close();
  }
}
