package org.maarg.protocol.maar;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.maarg.protocol.Dlif;
import org.maarg.protocol.DropReason;
import org.maarg.protocol.Event;
import org.maarg.protocol.Heartbeats;
import org.maarg.protocol.Holdings;
import org.maarg.protocol.Knob;
import org.maarg.protocol.Lifetimes;
import org.maarg.protocol.Output;
import org.maarg.protocol.PrefixSet;
import org.maarg.protocol.StateReader;
import org.maarg.protocol.StateWriter;
import org.maarg.protocol.Timer;
import org.maarg.protocol.Tunnel;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Ipv6Prefix;
import org.maarg.wire.option.MnId;

/** A MAAR's binding cache and prefix pool, and how a binding comes and goes. */
final class MaarBindings implements Heartbeats.Sessions {
  /** Sessions that a mobile node may have here. */
  static final int MOST_SESSIONS = 8;

  /** Mobile nodes that are remembered as denied; any beyond are asked for again. */
  private static final int MOST_DENIED = 1_024;

  private final MaarConfig config;

  /** The binding number 0 of each mobile node that has one. */
  private final Map<MnId, MaarBinding> bindings = new HashMap<>();

  /** All others, of the few mobile nodes that have some, by their numbers. */
  private final Map<MnId, List<MaarBinding>> further = new HashMap<>();

  private int furtherCount;
  private final PrefixPool pool;
  private final Set<MnId> denied = new HashSet<>();
  private final SentNumbers numbers = new SentNumbers();

  MaarBindings(MaarConfig config, long restarts) {
    this.config = config;
    this.pool = new PrefixPool(config.pool(), config.prefixLength(), restarts);
  }

  /** The only such peer is the CMD, and each binding depends on it. */
  @Override
  public boolean hasSessionsWith(Ipv6Address peer) {
    return size() > 0 && peer.equals(config.cmd());
  }

  /** All bindings, the mobile node that attached last first. */
  List<MaarBinding> newestFirst() {
    List<MaarBinding> all = unordered();
    all.sort(
        (a, b) -> {
          int byTime = b.registeredAt.compareTo(a.registeredAt);
          return byTime != 0 ? byTime : compare(a, b);
        });
    return all;
  }

  private List<MaarBinding> unordered() {
    List<MaarBinding> all = new ArrayList<>(bindings.values());
    for (List<MaarBinding> others : further.values()) {
      all.addAll(others);
    }
    return all;
  }

  /** In the order of their MN-IDs and numbers. */
  private List<MaarBinding> ordered() {
    List<MaarBinding> all = unordered();
    all.sort(MaarBindings::compare);
    return all;
  }

  private static int compare(MaarBinding a, MaarBinding b) {
    int byMn = a.mn().compareTo(b.mn());
    return byMn != 0 ? byMn : Integer.compare(a.session(), b.session());
  }

  private int size() {
    return bindings.size() + furtherCount;
  }

  /** The session of a mobile node that has this number here. */
  Optional<MaarBinding> find(MnId mn, int session) {
    if (session == 0) {
      return Optional.ofNullable(bindings.get(mn));
    }
    for (MaarBinding binding : furtherOf(mn)) {
      if (binding.session() == session) {
        return Optional.of(binding);
      }
    }
    return Optional.empty();
  }

  private List<MaarBinding> furtherOf(MnId mn) {
    return further.isEmpty() ? List.of() : further.getOrDefault(mn, List.of());
  }

  // Implements: 5213-5.4-1
  /** The sessions of a mobile node here, by their numbers. */
  List<MaarBinding> of(MnId mn) {
    MaarBinding first = bindings.get(mn);
    List<MaarBinding> others = furtherOf(mn);
    if (others.isEmpty()) {
      return first == null ? List.of() : List.of(first);
    }
    List<MaarBinding> all = new ArrayList<>(1 + others.size());
    if (first != null) {
      all.add(first);
    }
    all.addAll(others);
    return all;
  }

  private void put(MaarBinding binding) {
    if (binding.session() == 0) {
      bindings.put(binding.mn(), binding);
      return;
    }
    List<MaarBinding> others = new ArrayList<>(furtherOf(binding.mn()));
    others.add(binding);
    others.sort(MaarBindings::compare);
    further.put(binding.mn(), others);
    furtherCount++;
  }

  private void take(MaarBinding binding) {
    if (binding.session() == 0) {
      bindings.remove(binding.mn());
      return;
    }
    List<MaarBinding> others = new ArrayList<>(furtherOf(binding.mn()));
    others.remove(binding);
    further.remove(binding.mn());
    if (!others.isEmpty()) {
      further.put(binding.mn(), others);
    }
    furtherCount--;
  }

  /** True if there is room for another session, of this mobile node. */
  private boolean hasRoomFor(MnId mn) {
    return size() < config.profile().value(Knob.MAX_BINDINGS) && next(mn) < MOST_SESSIONS;
  }

  /** The first number that no session of a mobile node has; at most {@link #MOST_SESSIONS}. */
  private int next(MnId mn) {
    int session = 0;
    while (session < MOST_SESSIONS && find(mn, session).isPresent()) {
      session++;
    }
    return session;
  }

  /** The binding whose outstanding update has been sent with this number. */
  Optional<MaarBinding> awaiting(int sequence) {
    return numbers.about(sequence).filter(binding -> binding.outstanding);
  }

  SentNumbers numbers() {
    return numbers;
  }

  // Implements: 8885-3.1-1, 8885-6-6, 5213-5.1-1, 6275-10.3.1-9, 6275-11.7.1-10
  /** A new binding with prefixes of its own, unless the profile or the pool allows no more. */
  Optional<MaarBinding> create(MnId mn, Consumer<Output> out) {
    if (!hasRoomFor(mn)) {
      out.accept(new Output.Dropped(DropReason.TOO_MANY_BINDINGS, Ipv6Address.UNSPECIFIED));
      return Optional.empty();
    }
    Optional<PrefixSet> prefixes = pool.take(config.profile().value(Knob.PREFIXES_PER_MN));
    if (prefixes.isEmpty()) {
      out.accept(new Output.Dropped(DropReason.POOL_EXHAUSTED, Ipv6Address.UNSPECIFIED));
      return Optional.empty();
    }
    // Implements: 5213-6.1-1, 5213-6.6-1, 5213-6.9.1.1-25
    MaarBinding binding = new MaarBinding(mn, next(mn), prefixes.get(), dlif(prefixes.get()));
    put(binding);
    return Optional.of(binding);
  }

  /**
   * A binding for prefixes of our pool that no binding has, not kept yet: this MAAR may have
   * anchored them before it restarted.
   */
  Optional<MaarBinding> forgotten(MnId mn, PrefixSet prefixes) {
    return pool.hasFree(prefixes) && hasRoomFor(mn)
        ? Optional.of(new MaarBinding(mn, next(mn), prefixes, dlif(prefixes)))
        : Optional.empty();
  }

  /** Keeps a binding that was {@linkplain #forgotten}. */
  void restore(MaarBinding binding) {
    pool.take(binding.prefixes());
    put(binding);
  }

  // Implements: 5213-6.9.1.2-7
  /**
   * Gives the binding the next free prefixes behind the refused ones, and so never one that was
   * refused before; false if there are not enough. Which of several is meant, a refusal does not
   * tell.
   */
  boolean replaceRefusedPrefixes(MaarBinding binding) {
    Optional<PrefixSet> others = pool.takeBehind(binding.prefixes());
    if (others.isEmpty()) {
      return false;
    }
    binding.assign(others.get(), dlif(others.get()));
    return true;
  }

  /** True if some binding has this prefix. */
  boolean isTaken(Ipv6Prefix prefix) {
    return pool.isTaken(prefix);
  }

  // Implements: 5213-6.9.1.2-6
  /** The CMD denies the mobile node the service (status 152): it is not to be asked again. */
  void deny(MnId mn) {
    if (denied.size() < MOST_DENIED) {
      denied.add(mn);
    }
  }

  boolean isDenied(MnId mn) {
    return denied.contains(mn);
  }

  /** True if any session of the mobile node is of an interface on this link. */
  boolean isAttached(MnId mn) {
    for (MaarBinding binding : of(mn)) {
      if (binding.state.isAttached()) {
        return true;
      }
    }
    return false;
  }

  /** A mobile node has left; true if it was denied, and is no longer. */
  boolean leftDenied(MnId mn) {
    return config.profile().has(Knob.ASK_AGAIN_UNAIDED) && denied.remove(mn);
  }

  // Implements: 8885-3.7-2
  /** One router for all prefixes of a mobile node here, named after the lowest of them. */
  private Dlif dlif(PrefixSet prefixes) {
    return Dlif.of(config.number(), pool.indexOf(prefixes.first()));
  }

  // Implements: 8885-3.1-8
  /** Removes a binding that nobody is served by, with all else that was set up for it. */
  void forget(MaarBinding binding, Consumer<Output> out) {
    // Implements: 5213-6.9.1.4-6, 5213-6.12-2
    untunnel(binding, out);
    stop(Timer.Kind.RETRANSMIT, binding, binding.outstanding, out);
    stop(Timer.Kind.DELETE, binding, binding.state == MaarState.RELEASED, out);
    stopLifetime(binding, out);
    numbers.forget(binding);
    take(binding);
    pool.release(binding.prefixes());
    happened(Event.FORGOTTEN, binding, Ipv6Address.UNSPECIFIED, out);
  }

  // Implements: 5213-6.9.1.2-4, 5213-6.9.1.2-17, 5213-6.9.2-4
  /**
   * There is no binding that would allow to serve the mobile node, which is on our link: its
   * prefixes are withdrawn, and its packets not forwarded any more. What is anchored for another
   * MAAR stays so, for as long as the CMD has said.
   */
  void stopServing(MaarBinding binding, Consumer<Output> out) {
    leaveLink(binding, true, out);
    if (!binding.isTunnelled()) {
      endLifetime(binding, out);
    }
  }

  /** Nothing is granted any more. */
  void endLifetime(MaarBinding binding, Consumer<Output> out) {
    stopLifetime(binding, out);
    binding.lifetime = 0;
  }

  /** The mobile node is not on our link: no routers to show it, no uplink tunnels, no refresh. */
  void leaveLink(MaarBinding binding, Consumer<Output> out) {
    leaveLink(binding, false, out);
  }

  // Implements: 8885-3.7-7
  private void leaveLink(MaarBinding binding, boolean isThere, Consumer<Output> out) {
    replaceAnchors(binding, List.of(), isThere, out);
    if (binding.advertised) {
      binding.advertised = false;
      for (Ipv6Prefix prefix : binding.prefixes()) {
        out.accept(new Output.Withdraw(binding.mn(), config.address(), prefix, isThere));
      }
    }
    stop(Timer.Kind.REFRESH, binding, binding.refreshArmed, out);
    binding.refreshArmed = false;
  }

  // Implements: 5213-5.4-1
  /**
   * Sets the P-MAARs of a session served here: tunnel ends and routers follow. A prefix is of one
   * session: what another of the same mobile node has is not taken from it.
   */
  void replaceAnchors(
      MaarBinding binding, List<MaarBindingView.Anchor> wanted, Consumer<Output> out) {
    List<MaarBindingView.Anchor> own = new ArrayList<>(wanted.size());
    for (MaarBindingView.Anchor anchor : wanted) {
      if (isOfAnother(binding, anchor)) {
        out.accept(new Output.Dropped(DropReason.PREFIX_NOT_OF_PEER, anchor.address()));
      } else {
        own.add(anchor);
      }
    }
    replaceAnchors(binding, own, true, out);
  }

  private boolean isOfAnother(MaarBinding binding, MaarBindingView.Anchor anchor) {
    for (MaarBinding other : of(binding.mn())) {
      if (other.session() != binding.session() && hasTunnel(other.anchors(), anchor)) {
        return true;
      }
    }
    return false;
  }

  private void replaceAnchors(
      MaarBinding binding,
      List<MaarBindingView.Anchor> wanted,
      boolean isThere,
      Consumer<Output> out) {
    List<MaarBindingView.Anchor> present = binding.anchors();
    List<MaarBindingView.Anchor> sorted = new ArrayList<>(wanted);
    Collections.sort(sorted);
    for (MaarBindingView.Anchor anchor : present) {
      if (!hasTunnel(sorted, anchor)) {
        out.accept(new Output.RemoveTunnel(uplink(binding, anchor)));
        // Implements: 5213-6.12-1
        out.accept(new Output.Withdraw(binding.mn(), anchor.address(), anchor.prefix(), isThere));
      }
    }
    for (MaarBindingView.Anchor anchor : sorted) {
      if (!hasTunnel(present, anchor)) {
        addAnchor(binding, anchor, out);
      } else if (!present.contains(anchor)) {
        // Its router, which stands where it stood, has other addresses or leads to other networks.
        advertise(binding, anchor, out);
      }
    }
    binding.setAnchors(sorted);
  }

  /** True if one of them is the same but for its router and its local networks. */
  private static boolean hasTunnel(
      List<MaarBindingView.Anchor> anchors, MaarBindingView.Anchor like) {
    for (MaarBindingView.Anchor anchor : anchors) {
      if (anchor.address().equals(like.address()) && anchor.prefix().equals(like.prefix())) {
        return true;
      }
    }
    return false;
  }

  // Implements: 8885-3.2-13, 8885-3.2-15, 8885-3.7-1, 8885-3.7-2, 8885-3.7-3, 8885-3.7-4
  // Implements: 8885-3.7-10, 8885-3.7-11, 8885-3.7-12
  private void addAnchor(MaarBinding binding, MaarBindingView.Anchor anchor, Consumer<Output> out) {
    // Implements: 5213-6.9.1.2-19
    out.accept(new Output.AddTunnel(uplink(binding, anchor)));
    advertise(binding, anchor, out);
    happened(Event.ANCHOR_LEARNT, binding, anchor.address(), out);
  }

  private static void advertise(
      MaarBinding binding, MaarBindingView.Anchor anchor, Consumer<Output> out) {
    out.accept(
        new Output.Advertise(
            binding.mn(),
            binding.linkLayer(),
            anchor.address(),
            anchor.dlif(),
            anchor.prefix(),
            false,
            anchor.localNetworks()));
  }

  /** Shows the mobile node the routers of its old prefixes once more. */
  void advertiseAnchors(MaarBinding binding, Consumer<Output> out) {
    for (MaarBindingView.Anchor anchor : binding.anchors()) {
      advertise(binding, anchor, out);
    }
  }

  private static Tunnel uplink(MaarBinding binding, MaarBindingView.Anchor anchor) {
    return new Tunnel(binding.mn(), anchor.prefix(), Tunnel.End.SERVING, anchor.address());
  }

  // Implements: 8885-3.1-6, 8885-3.1-7, 8885-3.2-16, 8885-3.7-5
  /** Shows the mobile node our own prefixes as the preferred ones. */
  void advertiseOwn(MaarBinding binding, Consumer<Output> out) {
    binding.advertised = true;
    for (Ipv6Prefix prefix : binding.prefixes()) {
      out.accept(
          new Output.Advertise(
              binding.mn(), binding.linkLayer(), config.address(), binding.dlif(), prefix, true));
    }
  }

  // Implements: 8885-3.2-6, 8885-3.2-14, 5213-5.3.4-2, 5213-5.3.4-4, 5213-5.3.4-5
  /** Sends the prefixes to another MAAR, each through a tunnel of its own. */
  void tunnelTo(MaarBinding binding, Ipv6Address servingMaar, Consumer<Output> out) {
    if (!binding.servingMaar.equals(servingMaar)) {
      untunnel(binding, out);
      binding.servingMaar = servingMaar;
      addDownlinks(binding, out);
    }
  }

  private static void addDownlinks(MaarBinding binding, Consumer<Output> out) {
    for (Ipv6Prefix prefix : binding.prefixes()) {
      out.accept(new Output.AddTunnel(downlink(binding, prefix)));
    }
  }

  void untunnel(MaarBinding binding, Consumer<Output> out) {
    if (binding.isTunnelled()) {
      for (Ipv6Prefix prefix : binding.prefixes()) {
        out.accept(new Output.RemoveTunnel(downlink(binding, prefix)));
      }
      binding.servingMaar = Ipv6Address.UNSPECIFIED;
    }
  }

  private static Tunnel downlink(MaarBinding binding, Ipv6Prefix prefix) {
    return new Tunnel(binding.mn(), prefix, Tunnel.End.ANCHOR, binding.servingMaar);
  }

  // Implements: 8885-3.5-5
  void stopLifetime(MaarBinding binding, Consumer<Output> out) {
    stop(Timer.Kind.LIFETIME, binding, binding.lifetimeArmed, out);
    binding.lifetimeArmed = false;
  }

  /**
   * The lifetime runs for so long; if that has passed already, it ends at once.
   *
   * @param elapsedMillis since it began
   */
  void startLifetime(MaarBinding binding, long millis, long elapsedMillis, Consumer<Output> out) {
    out.accept(
        new Output.StartTimer(
            binding.timer(Timer.Kind.LIFETIME), Math.max(1, millis - elapsedMillis)));
    binding.lifetimeArmed = true;
  }

  // Implements: 8885-3.5-4
  /** How long a MAAR takes a lifetime to last. */
  long lastsMillis(int units) {
    return config.profile().has(Knob.END_EARLY)
        ? Lifetimes.endsAfterMillis(units)
        : Lifetimes.toMillis(units);
  }

  static void stop(Timer.Kind kind, MaarBinding binding, boolean armed, Consumer<Output> out) {
    if (armed) {
      out.accept(new Output.CancelTimer(binding.timer(kind)));
    }
  }

  static void happened(Event event, MaarBinding binding, Ipv6Address peer, Consumer<Output> out) {
    out.accept(new Output.Happened(event, binding.mn(), peer));
  }

  Holdings holdings() {
    return new Holdings()
        .with(Maar.BINDINGS, size())
        .with(Maar.PREFIXES, pool.size())
        .with(Maar.DENIED, denied.size());
  }

  void writeState(StateWriter out) {
    pool.writeState(out);
    out.put(size());
    for (MaarBinding binding : ordered()) {
      binding.writeState(out);
    }
    List<MnId> refused = new ArrayList<>(denied);
    Collections.sort(refused);
    out.put(refused.size());
    for (MnId mn : refused) {
      out.put(mn);
    }
  }

  void readState(StateReader in) {
    pool.readState(in);
    int count = in.count();
    Map<Integer, Transmission> latest = new HashMap<>();
    Set<Ipv6Prefix> held = new HashSet<>();
    for (int i = 0; i < count; i++) {
      MaarBinding binding = MaarBinding.readState(in, pool, config.number());
      restore(binding, held, in);
      numbers.restore(binding, latest);
    }
    if (pool.size() != held.size()) {
      throw in.damage("a prefix is taken that no session has");
    }
    int refused = in.count(MOST_DENIED);
    for (int i = 0; i < refused; i++) {
      denied.add(in.mn());
    }
    in.checkNames(refused, denied.size());
  }

  // Implements: 5213-5.2-1
  /** Keeps a session that was read, unless it has something that another has as well. */
  private void restore(MaarBinding binding, Set<Ipv6Prefix> held, StateReader in) {
    if (find(binding.mn(), binding.session()).isPresent()) {
      throw in.damage(binding.mn() + " has session " + binding.session() + " twice");
    }
    for (Ipv6Prefix prefix : binding.prefixes()) {
      if (!held.add(prefix)) {
        throw in.damage(prefix + " of " + binding.mn() + " is of another session as well");
      }
    }
    for (MaarBindingView.Anchor anchor : binding.anchors()) {
      if (isOfAnother(binding, anchor)) {
        throw in.damage(anchor.prefix() + " is anchored for another session as well");
      }
    }
    put(binding);
  }

  /** The tunnels and routers of each binding, as if they were set up now. */
  void showStanding(Consumer<Output> out) {
    for (MaarBinding binding : ordered()) {
      if (binding.isTunnelled()) {
        addDownlinks(binding, out);
      }
      for (MaarBindingView.Anchor anchor : binding.anchors()) {
        out.accept(new Output.AddTunnel(uplink(binding, anchor)));
        advertise(binding, anchor, out);
      }
      if (binding.advertised) {
        advertiseOwn(binding, out);
      }
    }
  }

  List<MaarBindingView> views() {
    List<MaarBindingView> views = new ArrayList<>(size());
    for (MaarBinding binding : ordered()) {
      views.add(binding.view());
    }
    return views;
  }
}
