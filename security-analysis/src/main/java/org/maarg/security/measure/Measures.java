package org.maarg.security.measure;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.maarg.protocol.DropReason;
import org.maarg.protocol.Event;
import org.maarg.security.model.Unit;
import org.maarg.security.result.Reading.Kind;
import org.maarg.sim.Datagram;
import org.maarg.sim.DomainState;
import org.maarg.sim.TraceEvent;

/** All measurements by name: the words of the key {@code measure}. */
public final class Measures {
  /**
   * A measurement that can be taken.
   *
   * @param isSeries true if it yields numbers over time, and no single number
   * @param meaning for people
   * @param factory makes the measurement of one run
   */
  public record Measure(
      String name,
      Unit unit,
      Kind kind,
      boolean isSeries,
      String meaning,
      Function<Window, Measurement> factory) {}

  private static final Map<String, Measure> ALL = new LinkedHashMap<>();

  static {
    addTraffic();
    addPeaks();
    addLatencies();
    addHappenings();
    addStates();
    addHeap();
    RestartMeasures.all().forEach(measure -> ALL.put(measure.name(), measure));
    DamageMeasures.all().forEach(measure -> ALL.put(measure.name(), measure));
  }

  private Measures() {}

  /** The measurement of this name. */
  public static Optional<Measure> named(String name) {
    return Optional.ofNullable(ALL.get(name));
  }

  /** All names. */
  public static Set<String> names() {
    return ALL.keySet();
  }

  private static void addTraffic() {
    number("updatesIn", "PBUs that arrive at the CMD", w -> arriving(w, Packets::isUpdate));
    number("updatesOut", "PBUs that the CMD sends", w -> sent(w, Packets::isUpdate));
    number("packetsIn", "packets that arrive at the CMD", w -> arriving(w, packet -> true));
    number("packetsOut", "packets that the CMD sends", w -> sent(w, packet -> true));
    octets(
        "updateOctetsIn",
        "octets of the PBUs that arrive at the CMD, IPv6 headers included",
        w ->
            Traffic.arriving(
                w, it -> w.isCmd(it.destination()) && Packets.isUpdate(it), Packets::octets));
    octets(
        "octetsOut",
        "octets of the packets that the CMD sends, IPv6 headers included",
        w -> Traffic.sent(w, it -> w.isCmd(it.source()), Packets::octets));
    number("packets", "packets of all nodes", w -> Traffic.sent(w, it -> true, it -> 1));
    octets(
        "octets",
        "octets of the packets of all nodes, IPv6 headers included",
        w -> Traffic.sent(w, it -> true, Packets::octets));
    add(
        "signallingTime",
        Unit.MILLIS,
        "time from the start of measuring to the last packet",
        w -> LastMoment.of(w, it -> it instanceof TraceEvent.Sent));
  }

  private static Traffic arriving(Window window, Predicate<Datagram> which) {
    return Traffic.arriving(
        window, it -> window.isCmd(it.destination()) && which.test(it), it -> 1);
  }

  private static Traffic sent(Window window, Predicate<Datagram> which) {
    return Traffic.sent(window, it -> window.isCmd(it.source()) && which.test(it), it -> 1);
  }

  private static void addPeaks() {
    for (int millis : new int[] {1, 10, 100, 1_000}) {
      number(
          "updatePeak" + millis + "ms",
          "most PBUs that the CMD sends within " + millis + " ms",
          w -> new Peak(w, millis, byCmd(w), it -> ""));
    }
    number(
        "updatePeakPerNode",
        "most PBUs within a second from one node to another",
        w -> new Peak(w, 1_000, Packets::isUpdate, Measures::pair));
    number(
        "updatePeakPerNodeAndMn",
        "most PBUs within a second from one node to another about one mobile node",
        w -> new Peak(w, 1_000, Packets::isUpdate, it -> pair(it) + " " + Packets.mn(it)));
    number(
        "packetPeak",
        "most packets of all nodes within a second",
        w -> new Peak(w, 1_000, it -> true, it -> ""));
    number(
        "packetsInPeak",
        "most packets within a second that are sent to the CMD",
        w -> new Peak(w, 1_000, it -> w.isCmd(it.destination()), it -> ""));
    series(
        "packetsPerSecond",
        "packets of all nodes in each second",
        w -> new Burst(w, 1_000, it -> true));
    series(
        "updatesPer10ms", "PBUs that the CMD sends in each 10 ms", w -> new Burst(w, 10, byCmd(w)));
    series(
        "updatesPerSecond",
        "PBUs that the CMD sends in each second",
        w -> new Burst(w, 1_000, byCmd(w)));
  }

  private static Predicate<Datagram> byCmd(Window window) {
    return it -> window.isCmd(it.source()) && Packets.isUpdate(it);
  }

  private static String pair(Datagram datagram) {
    return datagram.source() + " " + datagram.destination();
  }

  private static void addLatencies() {
    number(
        "attachments",
        "mobile nodes that attach to a MAAR, first or by handover",
        w -> Happenings.of(w, it -> it instanceof TraceEvent.Attached));
    statistics("served", "an attachment until the MAAR serves the mobile node", Event.SERVING);
    statistics(
        "settled",
        "an attachment until every previous MAAR has answered or is given up",
        Event.HANDOVER_SETTLED);
    times("outageMedian", "median time that an old prefix is out of reach", Statistic.MEDIAN);
    times("outageP99", "99th percentile of that time", Statistic.P99);
    times("outageMax", "longest of these times", Statistic.MAX);
    number("outagesOpen", "old prefixes out of reach at the end", Outage::open);
  }

  private static void times(String name, String meaning, Statistic statistic) {
    add(name, Unit.MILLIS, meaning, w -> Outage.of(w, statistic));
  }

  private static void statistics(String name, String meaning, Event end) {
    number(name, "how often: " + meaning, w -> Latency.until(w, end, Statistic.COUNT));
    number("un" + name, "never: " + meaning, w -> Latency.unfinished(w, end));
    add(
        name + "Median",
        Unit.MILLIS,
        "median time from " + meaning,
        w -> Latency.until(w, end, Statistic.MEDIAN));
    add(
        name + "P99",
        Unit.MILLIS,
        "99th percentile of the time from " + meaning,
        w -> Latency.until(w, end, Statistic.P99));
    add(
        name + "Max",
        Unit.MILLIS,
        "longest time from " + meaning,
        w -> Latency.until(w, end, Statistic.MAX));
  }

  private static void addHappenings() {
    for (Event event : Event.values()) {
      number("event." + event, "how often a node reports " + event, w -> Happenings.of(w, event));
    }
    for (DropReason reason : DropReason.values()) {
      number("dropped." + reason, "inputs dropped for " + reason, w -> Happenings.of(w, reason));
    }
    number(
        "refused",
        "datagrams that a codec refuses",
        w -> Happenings.of(w, it -> it instanceof TraceEvent.Refused));
  }

  private static void addStates() {
    state("cmdBindings", "bindings at the CMD", States::cmdBindings);
    state("maarBindings", "bindings at all MAARs", States::maarBindings);
    state("maarBindingsMax", "bindings at the MAAR that has most", States::mostBindingsOfOneMaar);
    state("anchored", "prefixes anchored for mobile nodes elsewhere", States::anchoredPrefixes);
    state("servedMns", "mobile nodes served now", States::servedMns);
    state("tunnels", "tunnel ends at all MAARs", States::tunnels);
    state("longestList", "previous MAARs of the mobile node that has most", States::longestList);
    number(
        "inconsistencies",
        "what is wrong in the domain at the end",
        w -> stage -> stage.verdict().inconsistencies().size());
    number(
        "quiet",
        "1 if all came to rest when that was waited for last, else 0",
        w -> stage -> stage.isQuiet() ? 1 : 0);
    add(
        "reclaimTime",
        Unit.MILLIS,
        "time from the last departure of a mobile node to the last state forgotten",
        w ->
            LastMoment.of(
                w,
                it -> it instanceof TraceEvent.Reported reported && isForgotten(reported),
                it -> it instanceof TraceEvent.Detached));
  }

  private static boolean isForgotten(TraceEvent.Reported reported) {
    return reported.output() instanceof org.maarg.protocol.Output.Happened happened
        && happened.event() == Event.FORGOTTEN;
  }

  /** At the end, at its peak, and over time. */
  private static void state(String name, String meaning, ToDoubleFunction<DomainState> number) {
    number(name, meaning + ", at the end", w -> stage -> number.applyAsDouble(stage.state()));
    number(name + "Peak", meaning + ", at most", w -> new StateOverTime(w, number));
    series(name + "OverTime", meaning, w -> new StateOverTime(w, number));
  }

  private static void addHeap() {
    measured(
        "cmdHeapPerMn",
        "heap of the CMD for each of its bindings",
        w -> new Heap(true, States::cmdBindings));
    measured(
        "maarHeapPerBinding",
        "heap of the MAARs for each of their bindings",
        w -> new Heap(false, States::maarBindings));
  }

  private static void number(String name, String meaning, Function<Window, Measurement> factory) {
    add(name, Unit.ONE, meaning, factory);
  }

  private static void octets(String name, String meaning, Function<Window, Measurement> factory) {
    add(name, Unit.OCTETS, meaning, factory);
  }

  private static void series(String name, String meaning, Function<Window, Measurement> factory) {
    ALL.put(name, new Measure(name, Unit.ONE, Kind.EXACT, true, meaning, factory));
  }

  private static void measured(String name, String meaning, Function<Window, Measurement> factory) {
    ALL.put(name, new Measure(name, Unit.OCTETS, Kind.MEASURED, false, meaning, factory));
  }

  private static void add(
      String name, Unit unit, String meaning, Function<Window, Measurement> factory) {
    ALL.put(name, new Measure(name, unit, Kind.EXACT, false, meaning, factory));
  }
}
