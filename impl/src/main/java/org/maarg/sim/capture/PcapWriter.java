package org.maarg.sim.capture;

import java.io.Closeable;
import java.io.Flushable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.function.Consumer;
import org.maarg.sim.Datagram;
import org.maarg.sim.Simulation;
import org.maarg.sim.TraceEvent;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Octets;
import org.maarg.wire.message.MobilityHeader;

/**
 * Writes Mobility Headers as a capture file: nanosecond pcap of link type LINKTYPE_IPV6,
 * big-endian. Each packet gets an IPv6 header with hop limit 64, or that of UDP as well; the
 * Mobility Header's checksum is that of the datagram.
 */
public final class PcapWriter implements Closeable, Flushable {
  static final int MAGIC_NANOSECONDS = 0xa1b2_3c4d;
  static final int LINKTYPE_IPV6 = 229;
  static final int LINKTYPE_RAW = 101;
  static final int FILE_HEADER_OCTETS = 24;
  static final int RECORD_HEADER_OCTETS = 16;
  static final int SNAP_LENGTH = 65_535;

  private static final int VERSION = 2 << 16 | 4;
  private static final long NANOS_PER_SECOND = 1_000_000_000L;
  private static final long SECONDS_END = 1L << 32;
  private static final long NANOS_PER_MICRO = 1_000;
  private static final long NANOS_PER_MILLI = 1_000_000;

  private final OutputStream out;

  /** Starts a file of IPv6 packets by writing its header; the stream should be buffered. */
  public PcapWriter(OutputStream out) throws IOException {
    this(out, LINKTYPE_IPV6);
  }

  private PcapWriter(OutputStream out, int linkType) throws IOException {
    this.out = out;
    ByteBuffer header = ByteBuffer.allocate(FILE_HEADER_OCTETS).order(ByteOrder.BIG_ENDIAN);
    header.putInt(MAGIC_NANOSECONDS).putInt(VERSION).putInt(0).putInt(0);
    header.putInt(SNAP_LENGTH).putInt(linkType);
    out.write(header.array());
  }

  /** Starts a file that takes IPv4 packets as well: of link type LINKTYPE_RAW. */
  public static PcapWriter ofAnyIp(OutputStream out) throws IOException {
    return new PcapWriter(out, LINKTYPE_RAW);
  }

  /**
   * Writes a packet.
   *
   * @param epochNanos nanoseconds since 1970-01-01 UTC; the format ends after 2^32 s
   * @param mobilityHeader at most 65495 octets
   */
  public void write(
      long epochNanos, Ipv6Address source, Ipv6Address destination, Octets mobilityHeader)
      throws IOException {
    writeCut(epochNanos, source, destination, mobilityHeader, 0);
  }

  /**
   * Writes a packet that was cut when it was captured.
   *
   * @param missing octets that the Mobility Header had behind these
   */
  public void writeCut(
      long epochNanos,
      Ipv6Address source,
      Ipv6Address destination,
      Octets mobilityHeader,
      long missing)
      throws IOException {
    byte[] header = mobilityHeader.toByteArray();
    long full = header.length + missing;
    record(
        epochNanos,
        IpPackets.ipv6(MobilityHeader.NEXT_HEADER, source, destination, header, full),
        missing);
  }

  /**
   * Writes a Mobility Header that goes over UDP (RFC 5844 4). Over IPv4 it takes a writer {@link
   * #ofAnyIp}.
   *
   * @param way addresses and ports, and octets that are missing behind these; the rest of it is not
   *     looked at
   */
  public void writeUdp(long epochNanos, Carriage way, Octets mobilityHeader) throws IOException {
    record(epochNanos, IpPackets.udp(way, mobilityHeader.toByteArray()), way.missing());
  }

  private void record(long epochNanos, byte[] packet, long missing) throws IOException {
    if (packet.length + missing > SNAP_LENGTH) {
      throw new IllegalArgumentException(
          "a packet of " + (packet.length + missing) + " octets is too long");
    }
    if (epochNanos < 0 || epochNanos / NANOS_PER_SECOND >= SECONDS_END) {
      throw new IllegalArgumentException("a capture holds no packet of " + epochNanos + " ns");
    }
    ByteBuffer record =
        ByteBuffer.allocate(RECORD_HEADER_OCTETS + packet.length).order(ByteOrder.BIG_ENDIAN);
    record.putInt((int) (epochNanos / NANOS_PER_SECOND));
    record.putInt((int) (epochNanos % NANOS_PER_SECOND));
    record.putInt(packet.length).putInt((int) (packet.length + missing)).put(packet);
    out.write(record.array());
  }

  /**
   * An observer that writes every datagram when it is sent, lost ones included, and wraps failures
   * in {@link java.io.UncheckedIOException}.
   *
   * @param startEpochMillis wall-clock time of the run's start, such as {@link
   *     Simulation#EPOCH_MILLIS}
   */
  public Consumer<TraceEvent> observer(long startEpochMillis) {
    return event -> {
      if (event instanceof TraceEvent.Sent sent) {
        long nanos = startEpochMillis * NANOS_PER_MILLI + sent.atMicros() * NANOS_PER_MICRO;
        writeUnchecked(nanos, sent.datagram());
      }
    };
  }

  private void writeUnchecked(long epochNanos, Datagram datagram) {
    try {
      write(epochNanos, datagram.source(), datagram.destination(), datagram.octets());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Override
  public void flush() throws IOException {
    out.flush();
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
