package org.maarg.security.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.maarg.security.measure.Measures.Measure;
import org.maarg.security.model.Unit;
import org.maarg.security.result.Reading.Kind;
import org.maarg.security.script.Outside;
import org.maarg.sim.DomainState;

/** Measurements of what an attack does to others, inside the domain and outside. */
final class DamageMeasures {
  private DamageMeasures() {}

  static List<Measure> all() {
    List<Measure> all = new ArrayList<>();
    addState(all, "stolenMns", "mobile nodes that the CMD believes elsewhere", Damage::stolenMns);
    addState(
        all,
        "unservedMns",
        "attached mobile nodes that their MAAR does not serve",
        Damage::unservedMns);
    addState(all, "strayTunnels", "tunnel ends that lead astray", Damage::strayTunnels);
    addState(
        all, "orphans", "bindings of MAARs that the CMD does not account for", Damage::orphans);
    all.add(
        exact(
            "outsidePackets",
            Unit.ONE,
            "packets sent to addresses outside of the domain",
            w -> Traffic.sent(w, it -> Outside.contains(it.destination()), it -> 1)));
    all.add(
        exact(
            "outsideOctets",
            Unit.OCTETS,
            "octets of these, IPv6 headers included",
            w -> Traffic.sent(w, it -> Outside.contains(it.destination()), Packets::octets)));
    all.add(
        exact(
            "fromOutsideOctets",
            Unit.OCTETS,
            "octets sent from addresses outside of the domain, IPv6 headers included",
            w -> Traffic.sent(w, it -> Outside.contains(it.source()), Packets::octets)));
    addStrangers(all);
    addErrors(all);
    all.add(
        new Measure(
            "refusalCost",
            Unit.ONE,
            Kind.MEASURED,
            false,
            "time to refuse a malformed datagram, as a share of the time to accept an update",
            RefusalCost::new));
    return all;
  }

  private static void addStrangers(List<Measure> all) {
    all.add(
        exact(
            "fromOutsidePackets",
            Unit.ONE,
            "packets sent from addresses outside of the domain",
            w -> Traffic.sent(w, it -> Outside.contains(it.source()), it -> 1)));
    all.add(
        exact(
            "outsidePeak",
            Unit.ONE,
            "most packets within a second from one node to addresses outside of the domain",
            w ->
                new Peak(
                    w,
                    1_000,
                    it -> Outside.contains(it.destination()),
                    it -> it.source().toString())));
    all.add(
        exact(
            "outsidePeakPerNode",
            Unit.ONE,
            "most packets within a second from one node to one address outside of the domain",
            w ->
                new Peak(
                    w,
                    1_000,
                    it -> Outside.contains(it.destination()),
                    it -> it.source() + " " + it.destination())));
  }

  private static void addErrors(List<Measure> all) {
    all.add(
        exact(
            "bindingErrors",
            Unit.ONE,
            "Binding Errors that nodes send",
            w -> Traffic.sent(w, Packets::isBindingError, it -> 1)));
    all.add(
        exact(
            "bindingErrorOctets",
            Unit.OCTETS,
            "octets of these, without IPv6 headers",
            w -> Traffic.sent(w, Packets::isBindingError, it -> it.octets().length())));
    all.add(
        exact(
            "peerUnknownOctets",
            Unit.OCTETS,
            "octets of headers of unknown type that name a node as their sender, without IPv6 headers",
            w ->
                Traffic.sent(
                    w,
                    it -> Packets.isUnknown(it) && !Outside.contains(it.source()),
                    it -> it.octets().length())));
  }

  /** At the end, at its peak, and over time. */
  private static void addState(
      List<Measure> all, String name, String meaning, ToDoubleFunction<DomainState> number) {
    all.add(
        exact(
            name,
            Unit.ONE,
            meaning + ", at the end",
            w -> stage -> number.applyAsDouble(stage.state())));
    all.add(
        exact(name + "Peak", Unit.ONE, meaning + ", at most", w -> new StateOverTime(w, number)));
    all.add(
        new Measure(
            name + "OverTime",
            Unit.ONE,
            Kind.EXACT,
            true,
            meaning,
            w -> new StateOverTime(w, number)));
  }

  private static Measure exact(
      String name, Unit unit, String meaning, Function<Window, Measurement> factory) {
    return new Measure(name, unit, Kind.EXACT, false, meaning, factory);
  }
}
