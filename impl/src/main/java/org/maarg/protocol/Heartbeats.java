package org.maarg.protocol;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.message.BindingError;
import org.maarg.wire.message.Heartbeat;
import org.maarg.wire.option.MobilityOptions;
import org.maarg.wire.option.RestartCounter;

/**
 * Heartbeat between a CMD and a MAAR (RFC 5847): whether the other end is there, and whether it has
 * restarted and lost its sessions. A node asks only the peers that it has sessions with; whoever
 * asks is answered. What a restart means for bindings is the role's matter.
 */
public final class Heartbeats {
  /** What a role knows of its bindings. */
  public interface Sessions {
    /** True if some binding depends on this peer. */
    boolean hasSessionsWith(Ipv6Address peer);
  }

  private static final long GREATEST_SEQUENCE = 0xffff_ffffL;

  private final int intervalMillis;
  private final int allowed;
  private RestartCounter own;
  private final Sessions sessions;
  private final Map<Ipv6Address, Watch> watches = new HashMap<>();

  /**
   * Watches nobody yet.
   *
   * @param restarts the node's own Restart Counter, 0..2^32 - 1
   * @param sessions whether some binding depends on a peer
   */
  public Heartbeats(Profile profile, long restarts, Sessions sessions) {
    this.intervalMillis = profile.value(Knob.HEARTBEAT_INTERVAL);
    this.allowed = profile.value(Knob.MISSING_HEARTBEATS_ALLOWED);
    this.own = new RestartCounter(restarts);
    this.sessions = sessions;
  }

  // Implements: 5847-3.2-5, 5847-3.2-7
  /**
   * This node has started, with nothing of what it knew before: tells a peer its new counter. The
   * peers are those of its configuration, for of its sessions it knows none.
   */
  public void announce(Ipv6Address peer, Consumer<Output> out) {
    if (intervalMillis > 0) {
      int flags = Heartbeat.RESPONSE | Heartbeat.UNSOLICITED;
      out.accept(new Output.Send(peer, new Heartbeat(flags, 0, MobilityOptions.of(own))));
    }
  }

  // Implements: 5847-3-1, 5847-3-2, 5847-3-3
  /**
   * A session with this peer may have begun. The first request goes at once: only who knows the
   * counter from before can see that it changes.
   */
  public void watch(Ipv6Address peer, Consumer<Output> out) {
    if (intervalMillis > 0 && sessions.hasSessionsWith(peer)) {
      Watch watch = watches.computeIfAbsent(peer, it -> new Watch());
      if (!watch.armed && !watch.deaf) {
        ask(peer, watch, out);
      }
    }
  }

  private void ask(Ipv6Address peer, Watch watch, Consumer<Output> out) {
    watch.sequence = watch.sequence == GREATEST_SEQUENCE ? 0 : watch.sequence + 1;
    watch.awaited = true;
    watch.armed = true;
    out.accept(new Output.Send(peer, new Heartbeat(0, watch.sequence, MobilityOptions.NONE)));
    out.accept(new Output.StartTimer(timer(peer), intervalMillis));
  }

  // Implements: 5847-3-2, 5847-3-3, 5847-3.1-1
  /** The interval is over: the next request, if there still are sessions. */
  public void onTimer(Ipv6Address peer, Consumer<Output> out) {
    Watch watch = watches.get(peer);
    if (watch == null || !watch.armed) {
      out.accept(new Output.Dropped(DropReason.TIMER_NOT_ARMED, peer));
      return;
    }
    watch.armed = false;
    if (!sessions.hasSessionsWith(peer)) {
      watch.rest();
      return;
    }
    if (watch.awaited) {
      missed(peer, watch, out);
    }
    ask(peer, watch, out);
  }

  /** Silence is told once, and touches no binding: lifetimes still bound each of them. */
  private void missed(Ipv6Address peer, Watch watch, Consumer<Output> out) {
    if (watch.missing <= allowed) {
      watch.missing++;
      if (watch.missing > allowed) {
        happened(Event.PEER_SILENT, peer, out);
      }
    }
  }

  // Implements: 5847-3-4, 5847-3.2-6, 5847-3.3-4
  /** A Heartbeat from a known peer; true if the peer has restarted and lost its sessions. */
  public boolean onMessage(Ipv6Address from, Heartbeat message, Consumer<Output> out) {
    if (!message.has(Heartbeat.RESPONSE)) {
      out.accept(
          new Output.Send(
              from,
              new Heartbeat(Heartbeat.RESPONSE, message.sequence(), MobilityOptions.of(own))));
      return false;
    }
    Watch watch = watches.get(from);
    boolean answers = watch != null && watch.awaited && watch.sequence == message.sequence();
    boolean unsolicited = watch != null && message.has(Heartbeat.UNSOLICITED);
    if (!answers && !unsolicited) {
      out.accept(new Output.Dropped(DropReason.NOT_OUTSTANDING, from));
      return false;
    }
    return heard(from, Objects.requireNonNull(watch), unsolicited, message, out);
  }

  private boolean heard(
      Ipv6Address from, Watch watch, boolean unsolicited, Heartbeat message, Consumer<Output> out) {
    if (watch.missing > allowed) {
      happened(Event.PEER_BACK, from, out);
    }
    watch.awaited = watch.awaited && unsolicited;
    watch.missing = 0;
    Optional<RestartCounter> told = message.options().first(RestartCounter.class);
    boolean restarted =
        told.isPresent() && watch.counter.isPresent() && !told.equals(watch.counter);
    if (told.isPresent()) {
      watch.counter = told;
    }
    if (restarted) {
      happened(Event.PEER_RESTARTED, from, out);
    }
    return restarted;
  }

  // Implements: 5847-3-7
  /** The peer does not know what a Heartbeat is, and is sent none any more. */
  public void onBindingError(Ipv6Address from, BindingError error, Consumer<Output> out) {
    Watch watch = watches.get(from);
    if (error.status() == BindingError.UNRECOGNIZED_MH_TYPE && watch != null && watch.awaited) {
      watch.awaited = false;
      watch.deaf = true;
      if (watch.armed) {
        watch.armed = false;
        out.accept(new Output.CancelTimer(timer(from)));
      }
      happened(Event.PEER_WITHOUT_HEARTBEAT, from, out);
    }
  }

  /** This is no peer any more, or another one under the same address. */
  public void forget(Ipv6Address peer, Consumer<Output> out) {
    Watch watch = watches.remove(peer);
    if (watch != null && watch.armed) {
      out.accept(new Output.CancelTimer(timer(peer)));
    }
  }

  private static Timer timer(Ipv6Address peer) {
    return Timer.of(Timer.Kind.HEARTBEAT, Timer.NO_MN, peer);
  }

  private static void happened(Event event, Ipv6Address peer, Consumer<Output> out) {
    out.accept(new Output.Happened(event, Timer.NO_MN, peer));
  }

  /** Writes what is known of each peer. */
  public void writeState(StateWriter out) {
    List<Ipv6Address> peers = new ArrayList<>(watches.keySet());
    Collections.sort(peers);
    out.put(own.value());
    out.put(peers.size());
    for (Ipv6Address peer : peers) {
      out.put(peer);
      Objects.requireNonNull(watches.get(peer)).writeState(out);
    }
  }

  /** Reads what {@link #writeState} wrote. Where Heartbeat is off now, nobody is watched. */
  public void readState(StateReader in) {
    own = new RestartCounter(in.number());
    int count = in.count();
    Map<Ipv6Address, Watch> read = new HashMap<>();
    for (int i = 0; i < count; i++) {
      Ipv6Address peer = in.address();
      read.put(peer, Watch.readState(in));
    }
    in.checkNames(count, read.size());
    if (intervalMillis > 0) {
      watches.putAll(read);
    }
  }

  // Implements: 5847-3.2-4
  /** A peer that is asked, or was until it had no sessions or said that it does not understand. */
  private static final class Watch {
    private boolean armed;
    private boolean awaited;
    private boolean deaf;
    private long sequence;
    private int missing;
    private Optional<RestartCounter> counter = Optional.empty();

    /** Without sessions nothing is missed, and a restart costs nothing. */
    private void rest() {
      awaited = false;
      missing = 0;
      counter = Optional.empty();
    }

    private void writeState(StateWriter out) {
      out.put(armed);
      out.put(awaited);
      out.put(deaf);
      out.put(sequence);
      out.put(missing);
      out.put(counter.isPresent() ? counter.get().value() : -1);
    }

    private static Watch readState(StateReader in) {
      Watch watch = new Watch();
      watch.armed = in.truth();
      watch.awaited = in.truth();
      watch.deaf = in.truth();
      watch.sequence = in.u32();
      watch.missing = in.counted();
      long counter = in.number();
      watch.counter = counter == -1 ? Optional.empty() : Optional.of(new RestartCounter(counter));
      return watch;
    }
  }
}
