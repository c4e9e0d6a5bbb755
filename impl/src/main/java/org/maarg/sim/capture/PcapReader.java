package org.maarg.sim.capture;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.maarg.sim.capture.PcapException.Reason;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Octets;

/**
 * Reads Mobility Headers out of a capture file: pcap of either byte order, micro- or nanoseconds,
 * link type Ethernet, raw IP or IPv6. Other packets are skipped and counted.
 */
public final class PcapReader {
  /**
   * A Mobility Header in the file; not decoded, its checksum not looked at.
   *
   * @param number position in the file, from 1, skipped packets counted as well
   * @param epochNanos nanoseconds since 1970-01-01 UTC
   * @param mobilityHeader from its first octet to the end of the IPv6 payload
   */
  public record Packet(
      long number,
      long epochNanos,
      Ipv6Address source,
      Ipv6Address destination,
      Octets mobilityHeader) {}

  private static final int MAGIC_MICROSECONDS = 0xa1b2_c3d4;
  private static final int MAGIC_PCAPNG = 0x0a0d_0d0a;
  private static final int VERSION_OFFSET = 4;
  private static final int LINK_TYPE_OFFSET = 20;

  /** Of a packet's header. */
  private static final int TICKS_OFFSET = 4;

  private static final long NANOS_PER_SECOND = 1_000_000_000L;
  private static final int MAJOR = 2;
  private static final int MINOR = 4;

  /** The greatest snap length that libpcap itself accepts. */
  private static final int MAX_PACKET_OCTETS = 262_144;

  private final InputStream in;
  private final ByteOrder order;
  private final int nanosPerTick;
  private final MobilityExtractor extractor;
  private final Map<MobilityExtractor.Skip, Long> skipped =
      new EnumMap<>(MobilityExtractor.Skip.class);
  private long offset;
  private long number;

  /**
   * Starts to read.
   *
   * @throws PcapException if this is no capture file that can be read here
   */
  public PcapReader(InputStream in) throws IOException {
    this.in = in;
    byte[] header = in.readNBytes(PcapWriter.FILE_HEADER_OCTETS);
    if (header.length >= Integer.BYTES) {
      checkMagic(header);
    }
    if (header.length < PcapWriter.FILE_HEADER_OCTETS) {
      throw new PcapException(Reason.TRUNCATED, header.length, "the file ends in its header");
    }
    order = orderOf(header);
    ByteBuffer fields = ByteBuffer.wrap(header).order(order);
    nanosPerTick = fields.getInt(0) == MAGIC_MICROSECONDS ? 1_000 : 1;
    checkVersion(fields);
    // The upper 16 bits may tell of frame check sequences, which follow what is of interest here.
    int linkType = fields.getInt(LINK_TYPE_OFFSET) & 0xffff;
    extractor =
        MobilityExtractor.of(linkType)
            .orElseThrow(
                () ->
                    new PcapException(
                        Reason.LINK_TYPE,
                        LINK_TYPE_OFFSET,
                        "link type " + linkType + " is not 1, 101 or 229"));
    offset = header.length;
  }

  private static void checkMagic(byte[] header) throws PcapException {
    int magic = ByteBuffer.wrap(header).getInt(0);
    if (magic == MAGIC_PCAPNG) {
      throw new PcapException(
          Reason.PCAPNG, 0, "this is pcapng; 'editcap -F nsecpcap' makes pcap of it: found");
    }
    int swapped = Integer.reverseBytes(magic);
    if (!isPcap(magic) && !isPcap(swapped)) {
      throw new PcapException(Reason.NOT_PCAP, 0, "no pcap magic number");
    }
  }

  private static boolean isPcap(int magic) {
    return magic == MAGIC_MICROSECONDS || magic == PcapWriter.MAGIC_NANOSECONDS;
  }

  private static ByteOrder orderOf(byte[] header) {
    boolean big = isPcap(ByteBuffer.wrap(header).getInt(0));
    return big ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
  }

  private static void checkVersion(ByteBuffer fields) throws PcapException {
    int major = fields.getShort(VERSION_OFFSET) & 0xffff;
    int minor = fields.getShort(VERSION_OFFSET + 2) & 0xffff;
    if (major != MAJOR || minor != MINOR) {
      throw new PcapException(
          Reason.VERSION, VERSION_OFFSET, "version " + major + "." + minor + " is not 2.4");
    }
  }

  /**
   * The next Mobility Header; empty at the end of the file.
   *
   * @throws PcapException if the file is malformed; it cannot be read further then
   */
  public Optional<Packet> next() throws IOException {
    byte[] header = in.readNBytes(PcapWriter.RECORD_HEADER_OCTETS);
    while (header.length > 0) {
      Optional<Packet> packet = read(header);
      if (packet.isPresent()) {
        return packet;
      }
      header = in.readNBytes(PcapWriter.RECORD_HEADER_OCTETS);
    }
    return Optional.empty();
  }

  private Optional<Packet> read(byte[] header) throws IOException {
    number++;
    if (header.length < PcapWriter.RECORD_HEADER_OCTETS) {
      throw new PcapException(
          Reason.TRUNCATED, offset + header.length, "the file ends in the header of a packet");
    }
    ByteBuffer fields = ByteBuffer.wrap(header).order(order);
    long seconds = fields.getInt(0) & 0xffff_ffffL;
    long nanos = (fields.getInt(TICKS_OFFSET) & 0xffff_ffffL) * nanosPerTick;
    if (nanos >= NANOS_PER_SECOND) {
      throw new PcapException(
          Reason.TIME, offset + TICKS_OFFSET, "a part of a second of " + nanos + " ns");
    }
    byte[] octets = readPacket(fields.getInt(8) & 0xffff_ffffL);
    MobilityExtractor.Result result = extractor.extract(octets);
    if (result.skip().isPresent()) {
      skipped.merge(result.skip().get(), 1L, Long::sum);
    }
    long epochNanos = seconds * NANOS_PER_SECOND + nanos;
    return result.found().map(it -> it.toPacket(number, epochNanos));
  }

  private byte[] readPacket(long length) throws IOException {
    if (length > MAX_PACKET_OCTETS) {
      throw new PcapException(
          Reason.PACKET_LENGTH, offset + 8, "a packet claims to have " + length + " octets");
    }
    byte[] octets = in.readNBytes((int) length);
    if (octets.length < length) {
      throw new PcapException(
          Reason.TRUNCATED,
          offset + PcapWriter.RECORD_HEADER_OCTETS + octets.length,
          "the file ends in a packet");
    }
    offset += PcapWriter.RECORD_HEADER_OCTETS + length;
    return octets;
  }

  /** How many packets have been skipped so far, by cause. */
  public Map<MobilityExtractor.Skip, Long> skipped() {
    return new EnumMap<>(skipped);
  }
}
