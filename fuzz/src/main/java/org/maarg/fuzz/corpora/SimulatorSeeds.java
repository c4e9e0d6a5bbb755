package org.maarg.fuzz.corpora;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.maarg.protocol.Mode;
import org.maarg.sim.Domain;
import org.maarg.sim.DomainBuilder;
import org.maarg.sim.Simulation;
import org.maarg.sim.TraceEvent;
import org.maarg.sim.capture.PcapWriter;

/** What nodes send to each other in the simulator while mobile nodes move. */
final class SimulatorSeeds {
  private static final int MAARS = 3;
  private static final long MILLIS_PER_MOVE = 20_000;

  private SimulatorSeeds() {}

  /** The Mobility Headers of a run in each mode. */
  static List<byte[]> octets() {
    List<byte[]> all = new ArrayList<>();
    for (Mode mode : Mode.values()) {
      Domain domain = domain(mode);
      domain
          .simulation()
          .observe(
              event -> {
                if (event instanceof TraceEvent.Sent sent) {
                  all.add(sent.datagram().octets().toByteArray());
                }
              });
      play(domain);
    }
    return all;
  }

  /** The same runs as captures. */
  static List<byte[]> captures() {
    List<byte[]> all = new ArrayList<>();
    for (Mode mode : Mode.values()) {
      Domain domain = domain(mode);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      try (PcapWriter writer = new PcapWriter(out)) {
        domain.simulation().observe(writer.observer(Simulation.EPOCH_MILLIS));
        domain.attach(Domain.mn(1), 1);
        domain.simulation().runFor(MILLIS_PER_MOVE);
      } catch (IOException broken) {
        throw new UncheckedIOException(broken);
      }
      all.add(out.toByteArray());
    }
    return all;
  }

  private static Domain domain(Mode mode) {
    return new DomainBuilder(MAARS).mode(mode).build();
  }

  private static void play(Domain domain) {
    domain.attach(Domain.mn(1), 1);
    domain.simulation().runFor(MILLIS_PER_MOVE);
    for (int maar = 2; maar <= MAARS; maar++) {
      domain.move(Domain.mn(1), maar);
      domain.simulation().runFor(MILLIS_PER_MOVE);
    }
    domain.detach(Domain.mn(1));
    domain.simulation().runFor(10 * MILLIS_PER_MOVE);
  }
}
