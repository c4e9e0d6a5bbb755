package org.maarg.sim.capture;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.maarg.sim.capture.IpWalk.Outcome;

/**
 * Reads Mobility Headers out of a capture file: pcap or pcapng, also packed by gzip; of Ethernet
 * with any VLAN tags, Linux cooked, BSD loopback or raw IP; in IPv6 packets, behind extension
 * headers, in tunnels and in fragments, and over UDP, also of IPv4 (RFC 5844 4). Other packets are
 * skipped and counted. Nothing is kept but the fragments of a bounded number of packets.
 */
public final class CaptureReader {
  /** The UDP port of PMIPv6 signalling (RFC 5844 4). */
  public static final int UDP_PORT = 5436;

  private final FrameSource frames;
  private final Set<Integer> udpPorts;
  private final Fragments fragments = new Fragments();
  private final Map<Skip, Long> skipped = new EnumMap<>(Skip.class);

  /**
   * Starts to read, with UDP of {@link #UDP_PORT}.
   *
   * @throws PcapException if this is no capture file that can be read here
   */
  public CaptureReader(InputStream in) throws IOException {
    this(in, Set.of(UDP_PORT));
  }

  /**
   * Starts to read.
   *
   * @param udpPorts a UDP datagram with one of them as source or destination is taken for a
   *     Mobility Header
   * @throws PcapException if this is no capture file that can be read here
   */
  public CaptureReader(InputStream in, Set<Integer> udpPorts) throws IOException {
    CaptureInput input = CaptureInput.of(in);
    byte[] magic = input.peek();
    boolean pcapng =
        magic.length == Integer.BYTES
            && ByteBuffer.wrap(magic).getInt(0) == PcapngFrames.SECTION_HEADER;
    this.frames = pcapng ? new PcapngFrames(input) : new PcapFrames(input);
    this.udpPorts = Set.copyOf(udpPorts);
  }

  /**
   * The next Mobility Header; empty at the end of the file.
   *
   * @throws PcapException if the file is malformed; it cannot be read further then
   */
  public Optional<CapturedPacket> next() throws IOException {
    for (Optional<Frame> it = frames.next(); it.isPresent(); it = frames.next()) {
      Outcome outcome = walk(it.get());
      outcome.skip().ifPresent(why -> skipped.merge(why, 1L, Long::sum));
      if (outcome.found().isPresent()) {
        return outcome.found();
      }
    }
    return Optional.empty();
  }

  private Outcome walk(Frame frame) {
    if (!LinkLayer.isKnown(frame.linkType())) {
      return Outcome.of(Skip.LINK_TYPE);
    }
    return LinkLayer.ipPacket(frame.linkType(), frame.octets())
        .map(packet -> new IpWalk(frame, udpPorts, fragments).walk(packet))
        .orElse(Outcome.of(Skip.NOT_IP));
  }

  /**
   * How many packets have been skipped so far, by cause; fragments that still wait for others
   * count.
   */
  public Map<Skip, Long> skipped() {
    Map<Skip, Long> all = new EnumMap<>(skipped);
    if (fragments.unused() > 0) {
      all.merge(Skip.FRAGMENT, fragments.unused(), Long::sum);
    }
    if (frames.badRecords() > 0) {
      all.put(Skip.BAD_RECORD, frames.badRecords());
    }
    return all;
  }
}
