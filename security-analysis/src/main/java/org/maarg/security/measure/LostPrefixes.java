package org.maarg.security.measure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.maarg.protocol.Tunnel;
import org.maarg.protocol.cmd.CmdBindingView;
import org.maarg.protocol.cmd.CmdBindingView.PreviousMaarView;
import org.maarg.protocol.maar.MaarBindingView;
import org.maarg.security.model.Unit;
import org.maarg.security.result.Series;
import org.maarg.security.script.Stage;
import org.maarg.sim.DomainState;
import org.maarg.sim.DomainState.MaarSnapshot;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Ipv6Prefix;
import org.maarg.wire.option.MnId;

/**
 * Prefixes that attached mobile nodes could use when that was looked at first, and cannot now. One
 * can be used while packets find it, at the serving MAAR or through both ends of a tunnel, and
 * while the CMD accounts for it, so that the next handover keeps it.
 */
final class LostPrefixes implements Measurement {
  /** The end of a tunnel at a node. */
  private record EndAt(Ipv6Address node, Ipv6Prefix prefix, Tunnel.End end, Ipv6Address peer) {}

  private final Window window;
  private final boolean overTime;
  private final List<Series.Point> points = new ArrayList<>();
  private Optional<Map<Ipv6Prefix, MnId>> first = Optional.empty();

  private LostPrefixes(Window window, boolean overTime) {
    this.window = window;
    this.overTime = overTime;
  }

  /** How many there are at the end; 0 if nobody looked before. */
  static LostPrefixes atEnd(Window window) {
    return new LostPrefixes(window, false);
  }

  /** How many there are whenever that is looked at. */
  static LostPrefixes overTime(Window window) {
    return new LostPrefixes(window, true);
  }

  @Override
  public void sample(long nowMillis, DomainState state) {
    if (first.isEmpty()) {
      first = Optional.of(usable(state));
    }
    if (overTime) {
      points.add(new Series.Point(nowMillis - window.openedAtMillis(), lost(state)));
    }
  }

  @Override
  public double value(Stage stage) {
    return lost(stage.state());
  }

  @Override
  public Optional<Series> series() {
    return Optional.of(new Series(Unit.MILLIS, Unit.ONE, points));
  }

  private long lost(DomainState state) {
    Map<Ipv6Prefix, MnId> now = usable(state);
    return first.orElseGet(Map::of).entrySet().stream()
        .filter(had -> !had.getValue().equals(now.get(had.getKey())))
        .count();
  }

  private static Map<Ipv6Prefix, MnId> usable(DomainState state) {
    Map<Ipv6Prefix, MnId> served = new HashMap<>();
    Set<EndAt> ends = new HashSet<>();
    for (MaarSnapshot maar : state.maars()) {
      for (Tunnel tunnel : maar.tunnels()) {
        ends.add(new EndAt(maar.address(), tunnel.prefix(), tunnel.end(), tunnel.peer()));
      }
      for (MaarBindingView binding : maar.bindings()) {
        if (Damage.serves(binding.state())
            && Damage.isAttached(binding.mn(), maar.address(), state)) {
          binding.prefixes().forEach(prefix -> served.put(prefix, binding.mn()));
        }
      }
    }
    Map<Ipv6Prefix, MnId> usable = new HashMap<>();
    for (CmdBindingView binding : state.cmd()) {
      if (binding.active()
          && Damage.isAttached(binding.mn(), binding.proxyCareOfAddress(), state)) {
        own(binding, served, usable);
        old(binding, ends, usable);
      }
    }
    return usable;
  }

  private static void own(
      CmdBindingView binding, Map<Ipv6Prefix, MnId> served, Map<Ipv6Prefix, MnId> usable) {
    for (Ipv6Prefix prefix : binding.prefixes()) {
      if (binding.mn().equals(served.get(prefix))) {
        usable.put(prefix, binding.mn());
      }
    }
  }

  private static void old(CmdBindingView binding, Set<EndAt> ends, Map<Ipv6Prefix, MnId> usable) {
    Ipv6Address at = binding.proxyCareOfAddress();
    for (PreviousMaarView anchor : binding.previousMaars()) {
      for (Ipv6Prefix prefix : anchor.prefixes()) {
        if (ends.contains(new EndAt(anchor.address(), prefix, Tunnel.End.ANCHOR, at))
            && ends.contains(new EndAt(at, prefix, Tunnel.End.SERVING, anchor.address()))) {
          usable.put(prefix, binding.mn());
        }
      }
    }
  }
}
