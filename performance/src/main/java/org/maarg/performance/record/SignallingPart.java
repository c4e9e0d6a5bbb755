package org.maarg.performance.record;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.maarg.cli.Json;
import org.maarg.protocol.Mode;
import org.maarg.sim.Counters;
import org.maarg.sim.Domain;
import org.maarg.sim.DomainBuilder;

/** Packets and octets of one handover against the previous MAARs; exact, and the same anywhere. */
record SignallingPart() implements Part {
  private static final int PATIENCE_MILLIS = 60_000;

  @Override
  public String title() {
    return "signalling";
  }

  @Override
  public String command() {
    return "maarg performance signalling";
  }

  @Override
  public ObjectNode measure(Scale scale) {
    ObjectNode json = Json.object();
    ArrayNode all = json.putArray("handovers");
    for (Mode mode : Mode.values()) {
      for (int previous : scale.previous()) {
        Counters.Traffic traffic = handover(mode, previous);
        all.addObject()
            .put("mode", mode.toString())
            .put("previous", previous)
            .put("packets", traffic.packetsSent())
            .put("octets", traffic.octetsSent());
      }
    }
    return json;
  }

  private static Counters.Traffic handover(Mode mode, int previous) {
    // Renewals, which belong to no handover, come long after the last move.
    Domain domain = new DomainBuilder(previous + 1).mode(mode).lifetime(0xffff).build();
    for (int maar = 1; maar <= previous; maar++) {
      arrive(domain, maar);
    }
    Counters counters = new Counters();
    domain.simulation().observe(counters);
    arrive(domain, previous + 1);
    return counters.traffic();
  }

  private static void arrive(Domain domain, int maar) {
    domain.attach(Domain.mn(1), maar);
    domain.simulation().runUntilQuiet(PATIENCE_MILLIS);
    // MAX_UPDATE_RATE counts updates of a mobile node within a second.
    domain.simulation().runFor(PATIENCE_MILLIS);
  }
}
