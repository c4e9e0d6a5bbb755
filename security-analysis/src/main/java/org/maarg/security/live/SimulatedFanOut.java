package org.maarg.security.live;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.maarg.protocol.Input;
import org.maarg.protocol.Node;
import org.maarg.protocol.Output;
import org.maarg.protocol.cmd.CmdBindingView;
import org.maarg.protocol.maar.MaarConfig;
import org.maarg.security.live.FanOutResult.SentUpdate;
import org.maarg.sim.Counters;
import org.maarg.sim.Counters.Traffic;
import org.maarg.sim.Datagram;
import org.maarg.sim.Domain;
import org.maarg.sim.DomainBuilder;
import org.maarg.sim.Faults;
import org.maarg.sim.Simulation;
import org.maarg.sim.TraceEvent;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Octets;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.option.Timestamp;

/** A fan-out in virtual time, on links without delay, as those of the loopback interface are. */
public final class SimulatedFanOut {
  /** More than MAX_UPDATE_RATE remembers, so that every move finds the domain at rest. */
  private static final long PAUSE_MILLIS = 2_000;

  private static final long LIMIT_MILLIS = 600_000;
  private static final int TYPE_OFFSET = 2;

  private final FanOutSetting setting;
  private final Domain domain;
  private final Simulation simulation;
  private final List<List<CmdBindingView>> stages = new ArrayList<>();
  private final Counters counters = new Counters();
  private final List<SentUpdate> updates = new ArrayList<>();
  private final List<SentUpdate> triggers = new ArrayList<>();
  private final FanOutResult result;
  private int firstWave;

  /** Runs the experiment. */
  public SimulatedFanOut(FanOutSetting setting) {
    this.setting = setting;
    this.domain =
        new DomainBuilder(setting.maars())
            .mode(setting.mode())
            .profile(setting.profile())
            .lifetime(NewcomerMaar.LIFETIME_UNITS)
            .links(Faults.NONE.withDelay(0, 0), 0)
            .maar(setting.maars(), Mute::new)
            .build();
    this.simulation = domain.simulation();
    visit();
    simulation.observe(counters);
    simulation.observe(this::collect);
    move();
    this.result = FanOutResult.of(traffic(), updates, firstWave, triggers);
  }

  /** What happened. */
  public FanOutResult result() {
    return result;
  }

  /** What nodes logged and dropped in the measured part. */
  Counters counters() {
    return counters;
  }

  /** The bindings of the CMD when MAAR 1 has been visited, MAAR 2 and so on, and at the end. */
  List<List<CmdBindingView>> stages() {
    return stages;
  }

  private void visit() {
    for (int maar = 1; maar <= setting.previousMaars(); maar++) {
      for (int mn = 1; mn <= setting.mobileNodes(); mn++) {
        domain.move(Domain.mn(mn), maar);
      }
      rest();
    }
  }

  private void rest() {
    if (!simulation.runUntilQuiet(LIMIT_MILLIS)) {
      throw new IllegalStateException("the simulated domain does not come to rest: " + setting);
    }
    stages.add(domain.state().cmd());
    simulation.runFor(PAUSE_MILLIS);
  }

  private void move() {
    NewcomerMaar newcomer = new NewcomerMaar(setting);
    Timestamp now = Timestamp.ofEpochMilli(Simulation.EPOCH_MILLIS + simulation.nowMillis());
    List<byte[]> octets = newcomer.updates(now);
    for (int time = 0; time <= setting.replays(); time++) {
      octets.forEach(one -> inject(newcomer.address(), one));
      simulation.runFor(0);
      while (!isSettled()) {
        simulation.runFor(1);
      }
      if (time == 0) {
        firstWave = updates.size();
      }
    }
    rest();
  }

  private void inject(Ipv6Address source, byte[] octets) {
    long id = simulation.nextDatagramId();
    Ipv6Address cmd = domain.plan().cmd();
    simulation.inject(new Datagram(id, source, cmd, true, Octets.of(octets)), 0);
  }

  private boolean isSettled() {
    return domain.state().cmd().stream().allMatch(CmdBindingView::settled);
  }

  private void collect(TraceEvent event) {
    if (event instanceof TraceEvent.Sent sent
        && sent.datagram().octets().at(TYPE_OFFSET) == BindingUpdate.TYPE) {
      Datagram datagram = sent.datagram();
      SentUpdate one = new SentUpdate(sent.atMicros(), datagram.octets().length());
      if (datagram.source().equals(domain.plan().cmd())) {
        updates.add(one);
      } else if (datagram.source().equals(domain.plan().maar(setting.maars()))) {
        triggers.add(one);
      }
    }
  }

  private SortedMap<String, Traffic> traffic() {
    SortedMap<String, Traffic> traffic = new TreeMap<>();
    traffic.put(FanOutResult.CMD, counters.traffic(domain.plan().cmd()));
    for (int maar = 1; maar <= setting.maars(); maar++) {
      traffic.put(FanOutResult.maarName(maar), counters.traffic(domain.plan().maar(maar)));
    }
    return traffic;
  }

  /** Takes everything and says nothing: the updates in its name are injected. */
  private record Mute(MaarConfig config) implements Node {
    @Override
    public Ipv6Address address() {
      return config.address();
    }

    @Override
    public void handle(Input input, Consumer<Output> out) {
      // Nothing follows from anything.
    }
  }
}
