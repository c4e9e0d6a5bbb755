package org.maarg.checks.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.maarg.checks.explore.Walk;
import org.maarg.protocol.Output;
import org.maarg.protocol.PrefixSet;
import org.maarg.protocol.Timer;
import org.maarg.protocol.Tunnel;
import org.maarg.protocol.cmd.CmdBindingView;
import org.maarg.protocol.maar.MaarBindingView;
import org.maarg.wire.Ipv6Address;

/** Fills in what stands at the nodes of a world. */
final class Sheets {
  private static final int SECONDS_PER_UNIT = 4;
  private static final double MILLIS_PER_SECOND = 1e3;

  private final Walk walk;

  private Sheets(Walk walk) {
    this.walk = walk;
  }

  /** One sheet for each node, the CMD's first. */
  static List<Sheet> of(Walk walk) {
    Sheets sheets = new Sheets(walk);
    List<Sheet> all = new ArrayList<>();
    for (int node = 0; node <= walk.world().bounds().maars(); node++) {
      all.add(sheets.sheet(node));
    }
    return all;
  }

  private Sheet sheet(int node) {
    Sheet sheet = new Sheet();
    if (node == 0) {
      walk.world().cmdBindings().forEach(it -> binding(it, sheet));
    } else {
      walk.world().maarBindings(node).forEach(it -> binding(it, sheet));
    }
    walk.tunnels(node).forEach(it -> tunnel(it, sheet));
    walk.routers(node).forEach(it -> router(it, sheet));
    walk.timers(node).forEach(it -> timer(it, sheet));
    return sheet;
  }

  private String name(Ipv6Address address) {
    return walk.names().in(address.toString());
  }

  private void binding(CmdBindingView binding, Sheet sheet) {
    String part = "Binding of " + binding.mn();
    sheet.put(part, "S-MAAR", name(binding.proxyCareOfAddress()));
    prefixes(part, binding.prefixes(), sheet);
    sheet.put(part, "lifetime", seconds(binding.lifetime()));
    sheet.put(part, "session", binding.active() ? "active" : "ending");
    sheet.put(part, "updates", binding.settled() ? "none outstanding" : "outstanding");
    for (CmdBindingView.PreviousMaarView previous : binding.previousMaars()) {
      String confirmed = previous.confirmed() ? ", confirmed" : ", not confirmed";
      sheet.put(part, "P-MAAR " + name(previous.address()), previous.prefixes() + confirmed);
    }
  }

  private void binding(MaarBindingView binding, Sheet sheet) {
    String part = "Binding of " + binding.mn();
    prefixes(part, binding.prefixes(), sheet);
    sheet.put(part, "state", lower(binding.state()));
    sheet.put(part, "lifetime", seconds(binding.lifetime()));
    if (!binding.servingMaar().equals(Ipv6Address.UNSPECIFIED)) {
      sheet.put(part, "S-MAAR", name(binding.servingMaar()));
    }
    Map<Ipv6Address, String> anchors = new LinkedHashMap<>();
    for (MaarBindingView.Anchor anchor : binding.anchors()) {
      anchors.merge(anchor.address(), anchor.prefix().toString(), (one, more) -> one + ", " + more);
    }
    anchors.forEach((address, prefixes) -> sheet.put(part, "P-MAAR " + name(address), prefixes));
  }

  private static void prefixes(String part, PrefixSet prefixes, Sheet sheet) {
    sheet.put(part, prefixes.size() == 1 ? "prefix" : "prefixes", prefixes.toString());
  }

  private static String seconds(int lifetime) {
    return lifetime == 0 ? "not granted" : lifetime * SECONDS_PER_UNIT + " s";
  }

  private void tunnel(Tunnel tunnel, Sheet sheet) {
    boolean anchor = tunnel.end() == Tunnel.End.ANCHOR;
    String way = (anchor ? " to " : " from ") + name(tunnel.peer());
    String what = anchor ? "anchor's end, " : "serving end, ";
    sheet.put("Tunnels", tunnel.prefix() + way, what + tunnel.mn());
  }

  private void router(Output.Advertise router, Sheet sheet) {
    String how = router.preferred() ? "preferred" : "deprecated";
    String name = router.prefix() + " of " + name(router.anchor());
    sheet.put("Routers shown", name, how + ", to " + router.mn());
  }

  private void timer(Walk.RunningTimer running, Sheet sheet) {
    Timer timer = running.timer();
    StringBuilder name = new StringBuilder(lower(timer.kind()));
    name.append(timer.mn().equals(Timer.NO_MN) ? "" : " " + timer.mn());
    if (!timer.peer().equals(Ipv6Address.UNSPECIFIED)) {
      name.append(" towards ").append(name(timer.peer()));
    }
    name.append(timer.slot() == 0 ? "" : " #" + timer.slot());
    String left = String.format(Locale.ROOT, "%.3f s left", running.left() / MILLIS_PER_SECOND);
    sheet.put("Timers", name.toString(), left, Integer.toString(running.start()));
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
