package org.maarg.sim;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.maarg.protocol.Input;
import org.maarg.protocol.Output;
import org.maarg.protocol.Timer;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.MalformedMessageException;
import org.maarg.wire.Octets;
import org.maarg.wire.Refusal;
import org.maarg.wire.message.MobilityHeader;
import org.maarg.wire.message.MobilityMessage;
import org.maarg.wire.message.UnknownMessage;
import org.maarg.wire.option.HandoffIndicator;
import org.maarg.wire.option.MnId;

/**
 * A network of hosts in virtual time. Deterministic: the same hosts, link model, seed and script
 * give the same run on every machine. Time is in milliseconds since the start and passes only in
 * {@link #run}, {@link #runFor} and {@link #runUntilQuiet}. Every message goes through the codec as
 * octets.
 */
public final class Simulation {
  /** Wall-clock time at the start, in milliseconds since 1970-01-01 UTC: 2026-01-01. */
  public static final long EPOCH_MILLIS = 1_767_225_600_000L;

  private static final int TYPE_OFFSET = 2;
  private static final Octets UNREAD = Octets.of(new byte[2]);

  private final LinkModel links;
  private final Map<Ipv6Address, Station> stations = new LinkedHashMap<>();
  private final List<Consumer<TraceEvent>> observers = new ArrayList<>();
  private final EventQueue queue = new EventQueue();
  private final Driver driver = new VirtualTimeDriver();
  private SecurityPolicy security = SecurityPolicy.ALL;
  private long now;
  private long lastDatagram;
  private long events;

  /** An empty network. */
  public Simulation(LinkModel links) {
    this.links = links;
  }

  /**
   * Puts a host on the network.
   *
   * @param skewMillis how far the host's clock is ahead of the wall clock; negative if behind
   */
  public void add(Host host, long skewMillis) {
    if (stations.putIfAbsent(host.address(), new Station(host, skewMillis, queue)) != null) {
      throw new IllegalArgumentException("there is a host at " + host.address() + " already");
    }
  }

  /** Tells which messages are secured; all, unless set. Injected ones say so themselves. */
  public void setSecurity(SecurityPolicy policy) {
    security = policy;
  }

  /** Has everything told that can be seen, in order. */
  public void observe(Consumer<TraceEvent> observer) {
    observers.add(observer);
  }

  /** The links, which may be changed at any time. */
  public LinkModel links() {
    return links;
  }

  /** The hosts in the order in which they were added. */
  public Collection<Host> hosts() {
    List<Host> hosts = new ArrayList<>();
    stations.values().forEach(station -> hosts.add(station.host()));
    return hosts;
  }

  /** The host at an address; there must be one. */
  public Host host(Ipv6Address address) {
    return station(address).host();
  }

  /** Virtual time in milliseconds since the start. */
  public long nowMillis() {
    return now;
  }

  /** Arrivals, timers and script steps that have happened so far. */
  public long events() {
    return events;
  }

  /** Runs a script step at a virtual time, now at the earliest. */
  public void at(long millis, Runnable step) {
    queue.schedule(Math.max(now, millis), false, step);
  }

  /** Lets time pass until a virtual time, in milliseconds; what is due then happens as well. */
  public void run(long untilMillis) {
    while (queue.nextAtMillis() <= untilMillis) {
      step();
    }
    now = Math.max(now, untilMillis);
  }

  /** Lets so many milliseconds pass. */
  public void runFor(long millis) {
    run(now + millis);
  }

  /**
   * Lets time pass until nothing is under way: no datagram, no script step and no timer but those
   * that run as long as a binding lives (refresh and lifetimes).
   *
   * @param limitMillis lets at most so much time pass
   * @return true if all is quiet, false if the limit came first
   */
  public boolean runUntilQuiet(long limitMillis) {
    long limit = now + limitMillis;
    while (!queue.isQuiet()) {
      if (queue.nextAtMillis() > limit) {
        now = limit;
        return false;
      }
      step();
    }
    return true;
  }

  private void step() {
    now = Math.max(now, queue.nextAtMillis());
    events++;
    queue.take().run();
  }

  /**
   * A mobile node attaches now; nothing happens if the MAAR is down.
   *
   * @param linkLayer link-layer identifier of its interface
   * @param accessTechnology value of the Access Technology Type option
   */
  public void attach(Ipv6Address maar, MnId mn, Octets linkLayer, int accessTechnology) {
    attach(maar, mn, linkLayer, accessTechnology, HandoffIndicator.UNKNOWN);
  }

  /** The same, where the link knows where the mobile node comes from (RFC 5213 8.4). */
  public void attach(
      Ipv6Address maar, MnId mn, Octets linkLayer, int accessTechnology, int handoff) {
    Station station = station(maar);
    if (station.host().isUp()) {
      tell(new TraceEvent.Attached(micros(), maar, mn));
      handle(
          station,
          new Input.Attached(mn, linkLayer, accessTechnology, handoff, station.clock(now)));
    }
  }

  /** A mobile node leaves now; nothing happens if the MAAR is down. */
  public void detach(Ipv6Address maar, MnId mn) {
    detach(maar, mn, Octets.EMPTY);
  }

  /** The same, of one of its interfaces; of all, if the identifier is empty. */
  public void detach(Ipv6Address maar, MnId mn, Octets linkLayer) {
    Station station = station(maar);
    if (station.host().isUp()) {
      tell(new TraceEvent.Detached(micros(), maar, mn));
      handle(station, new Input.Detached(mn, linkLayer, station.clock(now)));
    }
  }

  /** Stops a node: its state, timers and data plane are gone. What it has sent goes on. */
  public void crash(Ipv6Address address) {
    station(address).crash();
    tell(new TraceEvent.Crashed(micros(), address));
  }

  /** Starts a crashed node afresh. */
  public void restart(Ipv6Address address) {
    Station station = station(address);
    station.host().restart();
    tell(new TraceEvent.Restarted(micros(), address));
    handle(station, new Input.Started(station.clock(now)));
  }

  /**
   * Starts a crashed node where it was at its crash: it has kept its state outside of itself
   * (decision cmd-crash), and announces no start (RFC 5847 3.2). What has been sent to it meanwhile
   * is lost.
   *
   * @throws IllegalStateException if it is a node that keeps no state
   */
  // Implements: 5847-3.2-2
  public void resume(Ipv6Address address) {
    Station station = station(address);
    tell(new TraceEvent.Resumed(micros(), address));
    station.resume(driver, now, timer -> fire(station, timer));
  }

  /** An identifier for a datagram that is made outside, for {@link #inject}. */
  public long nextDatagramId() {
    return ++lastDatagram;
  }

  /**
   * Puts a datagram on the network in whosever name it says: forged, replayed or malformed. It
   * suffers no fault.
   *
   * @param delayMillis until it arrives, 0 or more
   */
  public void inject(Datagram datagram, long delayMillis) {
    tell(new TraceEvent.Sent(micros(), datagram));
    long sent = micros();
    queue.schedule(now + delayMillis, false, () -> arrive(datagram, sent, 1));
  }

  /** Injects a message, encoded for its addresses; arrives at once, in the order of injection. */
  public void inject(Ipv6Address source, Ipv6Address to, boolean secured, MobilityMessage message) {
    inject(Datagram.of(nextDatagramId(), source, to, secured, message), 0);
  }

  private void transmit(Datagram datagram) {
    tell(new TraceEvent.Sent(micros(), datagram));
    List<LinkModel.Copy> copies = links.transmit(datagram);
    if (copies.isEmpty()) {
      boolean cut = links.isCut(datagram.source(), datagram.destination());
      lose(datagram, cut ? TraceEvent.LossCause.CUT : TraceEvent.LossCause.LINK);
    }
    long sent = micros();
    int number = 0;
    for (LinkModel.Copy copy : copies) {
      int ordinal = ++number;
      queue.schedule(now + copy.delayMillis(), false, () -> arrive(copy.datagram(), sent, ordinal));
    }
  }

  private void arrive(Datagram datagram, long sentMicros, int copy) {
    Station station = stations.get(datagram.destination());
    if (station == null) {
      lose(datagram, TraceEvent.LossCause.NO_SUCH_NODE);
    } else if (!station.host().isUp()) {
      lose(datagram, TraceEvent.LossCause.NODE_DOWN);
    } else {
      decode(station, datagram, sentMicros, copy);
    }
  }

  private void decode(Station station, Datagram datagram, long sentMicros, int copy) {
    byte[] octets = datagram.octets().toByteArray();
    MobilityMessage message;
    try {
      message =
          MobilityHeader.decode(
              octets, 0, octets.length, datagram.source(), datagram.destination());
    } catch (MalformedMessageException e) {
      refuse(station, datagram, e.refusal());
      return;
    }
    tell(new TraceEvent.Delivered(micros(), sentMicros, copy, datagram, message));
    receive(station, datagram, message);
  }

  private void receive(Station station, Datagram datagram, MobilityMessage message) {
    handle(
        station,
        new Input.Received(
            datagram.source(),
            datagram.secured(),
            message,
            station.clock(now),
            datagram.octets().length()));
  }

  /**
   * Refused octets go no further, but for a header of unknown type whose length is wrong as well:
   * as outside of the simulator the node is told of the type alone, and knows whom to answer.
   * ICMPv6 is not simulated: a Parameter Problem is only told.
   */
  private void refuse(Station station, Datagram datagram, Refusal refusal) {
    tell(new TraceEvent.Refused(micros(), datagram, refusal));
    if (refusal.answer() == Refusal.Answer.BINDING_ERROR) {
      receive(station, datagram, new UnknownMessage(datagram.octets().at(TYPE_OFFSET), UNREAD));
    }
  }

  private void lose(Datagram datagram, TraceEvent.LossCause cause) {
    tell(new TraceEvent.Lost(micros(), datagram, cause));
  }

  private void fire(Station station, Timer timer) {
    tell(new TraceEvent.TimerFired(micros(), station.host().address(), timer));
    handle(station, new Input.TimerFired(timer, station.clock(now)));
  }

  private void handle(Station station, Input input) {
    try {
      station.host().handle(input, driver);
    } catch (RuntimeException e) {
      throw new IllegalStateException(station.host() + " failed at " + now + " ms on " + input, e);
    }
  }

  private long micros() {
    return now * 1_000;
  }

  private void tell(TraceEvent event) {
    for (Consumer<TraceEvent> observer : observers) {
      observer.accept(event);
    }
  }

  private Station station(Ipv6Address address) {
    Station station = stations.get(address);
    if (station == null) {
      throw new IllegalArgumentException("there is no host at " + address);
    }
    return station;
  }

  /** Messages and timers in virtual time. */
  private final class VirtualTimeDriver implements Driver {
    @Override
    public void send(Host from, Ipv6Address to, MobilityMessage message) {
      boolean secured = security.isSecured(from.address(), to);
      transmit(Datagram.of(nextDatagramId(), from.address(), to, secured, message));
    }

    @Override
    public void startTimer(Host host, Timer timer, long millis) {
      Station station = station(host.address());
      station.startTimer(timer, now + millis, () -> fire(station, timer));
    }

    @Override
    public void cancelTimer(Host host, Timer timer) {
      station(host.address()).cancelTimer(timer);
    }

    @Override
    public void report(Host host, Output output) {
      tell(new TraceEvent.Reported(micros(), host.address(), output));
    }
  }
}
