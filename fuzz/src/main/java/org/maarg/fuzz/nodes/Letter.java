package org.maarg.fuzz.nodes;

import java.util.List;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.message.MobilityMessage;

/** A message under way. */
record Letter(Ipv6Address from, Ipv6Address to, MobilityMessage message) {
  /** Whoever it is for receives it, with the security association of who it is from. */
  void arrive(List<Bench> benches) {
    for (Bench bench : benches) {
      if (bench.node().address().equals(to)) {
        bench.receive(from, true, message);
      }
    }
  }
}
