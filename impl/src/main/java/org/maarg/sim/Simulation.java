package org.maarg.sim;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.maarg.protocol.Input;
import org.maarg.protocol.Output;
import org.maarg.protocol.Timer;
import org.maarg.wire.BindingError;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.MalformedMessageException;
import org.maarg.wire.MnId;
import org.maarg.wire.MobilityHeader;
import org.maarg.wire.MobilityMessage;
import org.maarg.wire.MobilityOptions;
import org.maarg.wire.Octets;
import org.maarg.wire.Refusal;
import org.maarg.wire.Timestamp;

/**
 * A network of hosts in virtual time. Deterministic: the same hosts, link model, seed and script
 * give the same run on every machine. Time is in milliseconds since the start and passes only in
 * {@link #run}, {@link #runFor} and {@link #runUntilQuiet}. Every message goes through the codec as
 * octets.
 */
public final class Simulation {
  /** Wall-clock time at the start, in milliseconds since 1970-01-01 UTC: 2026-01-01. */
  public static final long EPOCH_MILLIS = 1_767_225_600_000L;

  /** Says which messages come over a security association. */
  public interface SecurityPolicy {
    /** Every message that a host sends in its own name. */
    SecurityPolicy ALL = (from, to) -> true;

    /** True if what {@code from} sends to {@code to} is secured. */
    boolean isSecured(Ipv6Address from, Ipv6Address to);
  }

  private static final class Place {
    private final Host host;
    private final long skewMillis;
    private final Map<Timer, EventQueue.Entry> timers = new HashMap<>();

    private Place(Host host, long skewMillis) {
      this.host = host;
      this.skewMillis = skewMillis;
    }
  }

  private final LinkModel links;
  private final Map<Ipv6Address, Place> places = new LinkedHashMap<>();
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
    if (places.putIfAbsent(host.address(), new Place(host, skewMillis)) != null) {
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
    places.values().forEach(place -> hosts.add(place.host));
    return hosts;
  }

  /** The host at an address; there must be one. */
  public Host host(Ipv6Address address) {
    return place(address).host;
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
    Place place = place(maar);
    if (place.host.isUp()) {
      tell(new TraceEvent.Attached(micros(), maar, mn));
      handle(place, new Input.Attached(mn, linkLayer, accessTechnology, clock(place)));
    }
  }

  /** A mobile node leaves now; nothing happens if the MAAR is down. */
  public void detach(Ipv6Address maar, MnId mn) {
    Place place = place(maar);
    if (place.host.isUp()) {
      tell(new TraceEvent.Detached(micros(), maar, mn));
      handle(place, new Input.Detached(mn, clock(place)));
    }
  }

  /** Stops a node: its state, timers and data plane are gone. What it has sent goes on. */
  public void crash(Ipv6Address address) {
    Place place = place(address);
    place.timers.values().forEach(queue::cancel);
    place.timers.clear();
    place.host.crash();
    tell(new TraceEvent.Crashed(micros(), address));
  }

  /** Starts a crashed node afresh. */
  public void restart(Ipv6Address address) {
    place(address).host.restart();
    tell(new TraceEvent.Restarted(micros(), address));
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
    Place place = places.get(datagram.destination());
    if (place == null) {
      lose(datagram, TraceEvent.LossCause.NO_SUCH_NODE);
    } else if (!place.host.isUp()) {
      lose(datagram, TraceEvent.LossCause.NODE_DOWN);
    } else {
      decode(place, datagram, sentMicros, copy);
    }
  }

  private void decode(Place place, Datagram datagram, long sentMicros, int copy) {
    byte[] octets = datagram.octets().toByteArray();
    MobilityMessage message;
    try {
      message =
          MobilityHeader.decode(
              octets, 0, octets.length, datagram.source(), datagram.destination());
    } catch (MalformedMessageException e) {
      refuse(place.host, datagram, e.refusal());
      return;
    }
    tell(new TraceEvent.Delivered(micros(), sentMicros, copy, datagram, message));
    handle(place, new Input.Received(datagram.source(), datagram.secured(), message, clock(place)));
  }

  /** ICMPv6 is not simulated: a Parameter Problem is only told. */
  private void refuse(Host host, Datagram datagram, Refusal refusal) {
    tell(new TraceEvent.Refused(micros(), datagram, refusal));
    if (refusal.answer() == Refusal.Answer.BINDING_ERROR) {
      driver.send(
          host,
          datagram.source(),
          new BindingError(
              BindingError.UNRECOGNIZED_MH_TYPE, Ipv6Address.UNSPECIFIED, MobilityOptions.NONE));
    }
  }

  private void lose(Datagram datagram, TraceEvent.LossCause cause) {
    tell(new TraceEvent.Lost(micros(), datagram, cause));
  }

  private void fire(Place place, Timer timer) {
    place.timers.remove(timer);
    tell(new TraceEvent.TimerFired(micros(), place.host.address(), timer));
    handle(place, new Input.TimerFired(timer, clock(place)));
  }

  private void handle(Place place, Input input) {
    try {
      place.host.handle(input, driver);
    } catch (RuntimeException e) {
      throw new IllegalStateException(place.host + " failed at " + now + " ms on " + input, e);
    }
  }

  private Timestamp clock(Place place) {
    return Timestamp.ofEpochMilli(EPOCH_MILLIS + now + place.skewMillis);
  }

  private long micros() {
    return now * 1_000;
  }

  private void tell(TraceEvent event) {
    for (Consumer<TraceEvent> observer : observers) {
      observer.accept(event);
    }
  }

  private Place place(Ipv6Address address) {
    Place place = places.get(address);
    if (place == null) {
      throw new IllegalArgumentException("there is no host at " + address);
    }
    return place;
  }

  private static boolean isStanding(Timer.Kind kind) {
    return kind == Timer.Kind.REFRESH
        || kind == Timer.Kind.LIFETIME
        || kind == Timer.Kind.PREVIOUS_MAAR_LIFETIME;
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
      cancelTimer(host, timer);
      Place place = place(host.address());
      place.timers.put(
          timer, queue.schedule(now + millis, isStanding(timer.kind()), () -> fire(place, timer)));
    }

    @Override
    public void cancelTimer(Host host, Timer timer) {
      EventQueue.Entry armed = place(host.address()).timers.remove(timer);
      if (armed != null) {
        queue.cancel(armed);
      }
    }

    @Override
    public void report(Host host, Output output) {
      tell(new TraceEvent.Reported(micros(), host.address(), output));
    }
  }
}
