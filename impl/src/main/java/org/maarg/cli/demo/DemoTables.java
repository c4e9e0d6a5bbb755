package org.maarg.cli.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.maarg.cli.TextTable;
import org.maarg.protocol.Event;
import org.maarg.protocol.Tunnel;
import org.maarg.protocol.cmd.CmdBindingView;
import org.maarg.protocol.cmd.CmdBindingView.PreviousMaarView;
import org.maarg.protocol.maar.MaarBindingView;
import org.maarg.sim.Counters;
import org.maarg.sim.DomainState;
import org.maarg.sim.DomainState.MaarSnapshot;
import org.maarg.sim.Inconsistency;
import org.maarg.sim.TraceEvent.LossCause;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Ipv6Prefix;
import org.maarg.wire.option.MnId;

/** How a demo ended, for people: bindings, paths, counts, verdict. */
final class DemoTables {
  private final DemoResult result;
  private final DomainState state;

  private DemoTables(DemoResult result) {
    this.result = result;
    this.state = result.state();
  }

  static String of(DemoResult result) {
    DemoTables tables = new DemoTables(result);
    return "\nbindings\n"
        + tables.bindings()
        + "\npaths from the network to the mobile node\n"
        + tables.paths()
        + "\n"
        + tables.counts()
        + tables.verdict();
  }

  private String bindings() {
    TextTable table = new TextTable("node", "mobile node", "prefix", "state", "other end");
    for (CmdBindingView binding : state.cmd()) {
      String progress = binding.settled() ? "settled" : "waiting for answers";
      table.row("CMD", mn(binding.mn()), binding.prefixes(), progress, at(binding));
      for (PreviousMaarView previous : binding.previousMaars()) {
        String confirmed = previous.confirmed() ? "confirmed" : "unconfirmed";
        table.row("", "", previous.prefixes(), confirmed, "previous " + name(previous.address()));
      }
    }
    for (MaarSnapshot maar : state.maars()) {
      for (MaarBindingView binding : maar.bindings()) {
        String what = binding.state().name().toLowerCase(Locale.ROOT);
        table.row(
            name(maar.address()), mn(binding.mn()), binding.prefixes(), what, otherEnd(binding));
      }
    }
    return table.toString();
  }

  private String at(CmdBindingView binding) {
    return "serving " + name(binding.proxyCareOfAddress());
  }

  private String otherEnd(MaarBindingView binding) {
    if (binding.state().isAnchor()) {
      return "tunnel to " + name(binding.servingMaar());
    }
    int anchors = binding.anchors().size();
    return anchors == 0 ? "" : anchors + (anchors == 1 ? " tunnel" : " tunnels");
  }

  private String paths() {
    TextTable table = new TextTable("prefix", "path", "");
    for (CmdBindingView binding : state.cmd()) {
      Ipv6Address serving = binding.proxyCareOfAddress();
      String last = name(serving) + " -> " + mn(binding.mn());
      for (Ipv6Prefix prefix : binding.prefixes()) {
        table.row(prefix, last, "for new connections");
      }
      for (PreviousMaarView previous : binding.previousMaars()) {
        String path = name(previous.address()) + " ==> " + last;
        for (Ipv6Prefix prefix : previous.prefixes()) {
          table.row(prefix, path, tunnelState(binding.mn(), previous.address(), prefix, serving));
        }
      }
    }
    return table.toString();
  }

  private String tunnelState(
      MnId mn, Ipv6Address previous, Ipv6Prefix prefix, Ipv6Address serving) {
    Tunnel anchorEnd = new Tunnel(mn, prefix, Tunnel.End.ANCHOR, serving);
    Tunnel servingEnd = new Tunnel(mn, prefix, Tunnel.End.SERVING, previous);
    List<String> missing = new ArrayList<>();
    if (!has(previous, anchorEnd)) {
      missing.add(name(previous));
    }
    if (!has(serving, servingEnd)) {
      missing.add(name(serving));
    }
    return missing.isEmpty()
        ? "tunnel, both ends agree"
        : "BROKEN, no tunnel end at " + String.join(" and ", missing);
  }

  private boolean has(Ipv6Address maar, Tunnel tunnel) {
    return state.maar(maar).filter(it -> it.tunnels().contains(tunnel)).isPresent();
  }

  private String counts() {
    Counters counters = result.counters();
    Counters.Traffic traffic = counters.traffic();
    return String.format(
        Locale.ROOT,
        "messages: %d sent, %d received, %d lost, %d doubled, %d sent again; %.1f s%n",
        traffic.packetsSent(),
        traffic.packetsReceived(),
        counters.lost(LossCause.LINK),
        result.duplicates(),
        counters.happened(Event.RETRANSMITTED),
        result.millis() / 1e3);
  }

  private String verdict() {
    StringBuilder text = new StringBuilder();
    result.troubles().forEach(trouble -> text.append("TROUBLE: ").append(trouble).append('\n'));
    if (result.verdict().isConsistent()) {
      int prefixes = state.cmd().stream().mapToInt(DemoTables::prefixes).sum();
      return text.append("verdict: CONSISTENT. ")
          .append(prefixes == 1 ? "The prefix is" : "All " + prefixes + " prefixes are")
          .append(" reachable, the two ends of every tunnel agree, and nothing is left over.\n")
          .toString();
    }
    text.append("verdict: INCONSISTENT.\n");
    for (Inconsistency one : result.verdict().inconsistencies()) {
      text.append("  ").append(one).append('\n');
    }
    return text.toString();
  }

  private static int prefixes(CmdBindingView binding) {
    int previous = binding.previousMaars().stream().mapToInt(it -> it.prefixes().size()).sum();
    return binding.prefixes().size() + previous;
  }

  private String name(Ipv6Address address) {
    return result.names().of(address);
  }

  private static String mn(MnId mn) {
    return mn.toString();
  }
}
