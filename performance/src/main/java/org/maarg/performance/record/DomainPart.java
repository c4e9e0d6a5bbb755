package org.maarg.performance.record;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.maarg.cli.Json;
import org.maarg.performance.load.LiveHeap;
import org.maarg.protocol.Knob;
import org.maarg.protocol.Profile;
import org.maarg.sim.Counters;
import org.maarg.sim.Domain;
import org.maarg.sim.DomainBuilder;
import org.maarg.sim.Faults;

/**
 * A whole domain in virtual time: all mobile nodes attach, then all hand over at the same moment.
 */
record DomainPart(int mns) implements Part {
  private static final int MAARS = 4;
  private static final int LIMIT_MILLIS = 3_600_000;
  private static final double NANOS = 1e9;

  @Override
  public String title() {
    return "domain-" + mns;
  }

  @Override
  public String command() {
    return "maarg performance " + title();
  }

  @Override
  public ObjectNode measure(Scale scale) {
    long pid = ProcessHandle.current().pid();
    Optional<LiveHeap> empty = LiveHeap.of(pid);
    // Paced, a storm would last as long as the pace says, whatever the machine can do.
    Profile unpaced =
        Profile.DEPLOYABLE.with().set(Knob.PACING_RATE, 0).set(Knob.MAX_UPDATE_RATE, 0).build();
    Domain domain =
        new DomainBuilder(MAARS).profile(unpaced).lifetime(0xffff).links(Faults.NONE, 1).build();
    Counters counters = new Counters();
    domain.simulation().observe(counters);
    ObjectNode json = Json.object().put("mns", mns).put("maars", MAARS);
    json.set("attach", phase(domain, counters, mn -> domain.attach(Domain.mn(mn), home(mn))));
    Optional<LiveHeap> full = LiveHeap.of(pid);
    json.set("storm", phase(domain, counters, mn -> domain.move(Domain.mn(mn), home(mn + 1))));
    json.put("registered", domain.state().cmd().size());
    full.flatMap(it -> empty.map(before -> it.octets() - before.octets()))
        .ifPresent(it -> json.put("octetsEach", (double) it / mns));
    return json;
  }

  private static int home(int mn) {
    return 1 + mn % MAARS;
  }

  private ObjectNode phase(Domain domain, Counters counters, IntConsumer each) {
    long begin = System.nanoTime();
    long virtual = domain.simulation().nowMillis();
    long events = domain.simulation().events();
    Counters.Traffic before = counters.traffic();
    for (int mn = 1; mn <= mns; mn++) {
      each.accept(mn);
    }
    boolean quiet = domain.simulation().runUntilQuiet(LIMIT_MILLIS);
    double seconds = (System.nanoTime() - begin) / NANOS;
    Counters.Traffic after = counters.traffic();
    return Json.object()
        .put("quiet", quiet)
        .put("seconds", seconds)
        .put("virtualMillis", domain.simulation().nowMillis() - virtual)
        .put("events", domain.simulation().events() - events)
        .put("mnsPerSecond", mns / seconds)
        .put("packetsEach", (double) (after.packetsSent() - before.packetsSent()) / mns)
        .put("octetsEach", (double) (after.octetsSent() - before.octetsSent()) / mns);
  }
}
