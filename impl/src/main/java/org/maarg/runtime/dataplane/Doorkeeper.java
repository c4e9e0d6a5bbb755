package org.maarg.runtime.dataplane;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.maarg.runtime.config.DataPlaneSettings.KnownMn;
import org.maarg.runtime.linux.LinuxException;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Octets;
import org.maarg.wire.neighbor.RefusedSolicitationException;
import org.maarg.wire.neighbor.RouterSolicitation;
import org.maarg.wire.option.MnId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Speaks with mobile nodes on the access link: takes Router Solicitations, and sends Router
 * Advertisements when a router is shown, when it is solicited, and from time to time. Used by one
 * thread.
 */
final class Doorkeeper {
  private static final Logger LOG = LoggerFactory.getLogger(Doorkeeper.class);

  /** MAX_RA_DELAY_TIME (RFC 4861 6.2.6). */
  private static final int MOST_DELAY_MILLIS = 500;

  /** A third of the lifetime that is advertised (decision advertised-lifetimes). */
  private static final int AGAIN_SECONDS = 100;

  /** Within MAX_INITIAL_RTR_ADVERT_INTERVAL (RFC 4861 6.2.4) of each other. */
  private static final List<Integer> SOON_SECONDS = List.of(3, 12);

  /** Between two attachments of one mobile node that a solicitation may report. */
  private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final Map<Octets, KnownMn> known = new HashMap<>();
  private final Map<Octets, Ipv6Address> hosts = new HashMap<>();
  private final Map<Octets, Long> came = new HashMap<>();
  private final Set<Octets> due = new HashSet<>();
  private final int mtu;
  private final Dlifs dlifs;
  private final Doorstep doorstep;
  private final ScheduledExecutorService work;
  private final Consumer<Frame> link;
  private long refused;
  private long unknown;

  Doorkeeper(
      List<KnownMn> mobileNodes,
      int mtu,
      Dlifs dlifs,
      Doorstep doorstep,
      ScheduledExecutorService work,
      Consumer<Frame> link) {
    mobileNodes.forEach(one -> known.put(one.linkLayer(), one));
    this.mtu = mtu;
    this.dlifs = dlifs;
    this.doorstep = doorstep;
    this.work = work;
    this.link = link;
  }

  /** Begins to repeat the advertisements of all routers. */
  void start() {
    var unused =
        work.scheduleWithFixedDelay(
            () -> dlifs.all().forEach(this::advertise),
            AGAIN_SECONDS,
            AGAIN_SECONDS,
            TimeUnit.SECONDS);
  }

  // Implements: 4861-6.2.4-1, 4861-6.2.3-3
  /** Advertises a router now, and once or twice soon, should an advertisement be lost. */
  void show(ShownRouter router) {
    came.remove(router.said().linkLayer());
    advertise(router);
    for (int seconds : SOON_SECONDS) {
      var unused = work.schedule(() -> repeat(router), seconds, TimeUnit.SECONDS);
    }
  }

  private void repeat(ShownRouter router) {
    if (router.equals(dlifs.find(ShownRouter.Key.of(router.said())))) {
      advertise(router);
    }
  }

  private void advertise(ShownRouter router) {
    send(router.advertisement(host(router), mtu));
  }

  // Implements: 4861-6.2.5-2
  /** This node forwards no more. */
  void resign() {
    dlifs.all().forEach(this::resign);
  }

  /** This router forwards no more; another one may, for the same prefix. */
  void resign(ShownRouter router) {
    send(router.resignation(host(router)));
  }

  /** Advertises a prefix for the last time, and its router if that has no other one. */
  void sayFarewell(ShownRouter router) {
    send(
        dlifs.isShared(router)
            ? router.farewellOfPrefix(host(router))
            : router.farewell(host(router)));
  }

  private Ipv6Address host(ShownRouter router) {
    return hosts.getOrDefault(router.said().linkLayer(), Ipv6Address.UNSPECIFIED);
  }

  private void send(Frame frame) {
    try {
      link.accept(frame);
    } catch (LinuxException e) {
      LOG.debug("not advertised: {}", e.getMessage()); // The link is down; it is said again.
    }
  }

  // Implements: 4861-6.1.1-1
  /** A frame with what looks like a Router Solicitation has come. */
  void solicited(byte[] octets) {
    Optional<Frame> frame = Frame.decode(octets);
    if (frame.isEmpty()) {
      refused++;
      return;
    }
    Frame whole = frame.get();
    try {
      RouterSolicitation.decode(
          whole.message().toByteArray(), whole.source(), whole.destination(), whole.hopLimit());
      answer(whole);
    } catch (RefusedSolicitationException e) {
      refused++;
      LOG.debug("Router Solicitation of {}: {}", whole.from().toHex(":"), e.getMessage());
    }
  }

  private void answer(Frame frame) {
    Octets host = frame.from();
    KnownMn mn = known.get(host);
    boolean sees = !dlifs.seenBy(host).isEmpty();
    if ((sees || mn != null) && frame.source().isLinkLocal()) {
      hosts.put(host, frame.source());
    }
    if (sees) {
      answerLater(host);
    } else if (mn != null) {
      reportOnce(mn);
    } else {
      unknown++;
    }
  }

  // Implements: 4861-6.2.6-1, 4861-6.2.6-2
  /** From each router that the host sees; more solicitations meanwhile have the same answer. */
  private void answerLater(Octets host) {
    if (due.add(host)) {
      int delay = ThreadLocalRandom.current().nextInt(MOST_DELAY_MILLIS + 1);
      var unused =
          work.schedule(
              () -> {
                due.remove(host);
                dlifs.seenBy(host).forEach(this::advertise);
              },
              delay,
              TimeUnit.MILLISECONDS);
    }
  }

  private void reportOnce(KnownMn mn) {
    long now = System.nanoTime();
    Long before = came.get(mn.linkLayer());
    if (before == null || now - before >= PAUSE_NANOS) {
      came.put(mn.linkLayer(), now);
      doorstep.came(mn);
    }
  }

  /** The access link has no carrier any more. */
  void linkLost() {
    Set<MnId> gone = new HashSet<>(dlifs.served());
    known.values().stream()
        .filter(one -> came.containsKey(one.linkLayer()))
        .forEach(one -> gone.add(one.mn()));
    came.clear();
    gone.forEach(doorstep::went);
  }

  /** Solicitations that RFC 4861 has discarded. */
  long refused() {
    return refused;
  }

  /** Solicitations of hosts that are no mobile nodes here. */
  long unknown() {
    return unknown;
  }
}
