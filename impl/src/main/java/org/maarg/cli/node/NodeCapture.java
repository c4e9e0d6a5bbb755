package org.maarg.cli.node;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.maarg.cli.CliException;
import org.maarg.runtime.observe.NodeObserver;
import org.maarg.sim.capture.CaptureReader;
import org.maarg.sim.capture.Carriage;
import org.maarg.sim.capture.Carriage.Udp;
import org.maarg.sim.capture.PcapWriter;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Octets;
import org.maarg.wire.Refusal;
import org.maarg.wire.message.MobilityMessage;

/**
 * Writes what a node sends and receives into a capture file, as it happens: between the addresses
 * of the nodes, whatever sockets they use; over UDP, both ports are 5436.
 */
final class NodeCapture implements NodeObserver, Closeable {
  private static final Udp PORTS = new Udp(CaptureReader.UDP_PORT, CaptureReader.UDP_PORT);
  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  private final PcapWriter writer;
  private final boolean overUdp;
  private boolean closed;

  private NodeCapture(PcapWriter writer, boolean overUdp) {
    this.writer = writer;
    this.overUdp = overUdp;
  }

  /** Starts a file, in place of one that is there. */
  static NodeCapture create(Path file, boolean overUdp) {
    try {
      PcapWriter writer = new PcapWriter(new BufferedOutputStream(Files.newOutputStream(file)));
      writer.flush();
      return new NodeCapture(writer, overUdp);
    } catch (IOException e) {
      throw CliException.file(file, e);
    }
  }

  @Override
  public void sent(
      Instant at, Ipv6Address from, Ipv6Address to, MobilityMessage message, byte[] octets) {
    write(at, from, to, octets);
  }

  @Override
  public void received(
      Instant at,
      Ipv6Address from,
      Ipv6Address to,
      boolean secured,
      MobilityMessage message,
      byte[] octets) {
    write(at, from, to, octets);
  }

  @Override
  public void refused(
      Instant at, Ipv6Address from, Ipv6Address to, Refusal refusal, byte[] octets) {
    write(at, from, to, octets);
  }

  private synchronized void write(Instant at, Ipv6Address from, Ipv6Address to, byte[] octets) {
    if (closed) {
      return;
    }
    try {
      long nanos = at.getEpochSecond() * NANOS_PER_SECOND + at.getNano();
      if (overUdp) {
        Carriage way = new Carriage(from, to, false, Optional.of(PORTS), 0, List.of());
        writer.writeUdp(nanos, way, Octets.of(octets));
      } else {
        writer.write(nanos, from, to, Octets.of(octets));
      }
      writer.flush();
    } catch (IOException e) {
      // Told in the log, as the defect of an observer; the node goes on.
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public synchronized void close() {
    try {
      closed = true;
      writer.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
