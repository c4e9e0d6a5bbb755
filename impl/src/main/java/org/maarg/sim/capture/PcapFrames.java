package org.maarg.sim.capture;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import org.maarg.sim.capture.PcapException.Reason;

/** Packets of a pcap file, of either byte order, with micro- or nanoseconds. */
final class PcapFrames implements FrameSource {
  /** The greatest snap length that libpcap itself accepts. */
  static final int MAX_PACKET_OCTETS = 262_144;

  private static final int MAGIC_MICROSECONDS = 0xa1b2_c3d4;
  private static final int VERSION_OFFSET = 4;
  private static final int LINK_TYPE_OFFSET = 20;

  /** Of a packet's header. */
  private static final int TICKS_OFFSET = 4;

  private static final int LENGTH_OFFSET = 8;
  private static final int FULL_LENGTH_OFFSET = 12;
  private static final int MAJOR = 2;
  private static final int MINOR = 4;

  private final CaptureInput in;
  private final ByteOrder order;
  private final int nanosPerTick;
  private final int linkType;
  private long number;

  PcapFrames(CaptureInput in) throws IOException {
    this.in = in;
    byte[] header = in.read(PcapWriter.FILE_HEADER_OCTETS);
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
    linkType = fields.getInt(LINK_TYPE_OFFSET) & 0xffff;
    if (!LinkLayer.isKnown(linkType)) {
      throw new PcapException(
          Reason.LINK_TYPE,
          LINK_TYPE_OFFSET,
          "link type " + linkType + " is none of " + LinkLayer.KNOWN);
    }
  }

  private static void checkMagic(byte[] header) throws PcapException {
    int magic = ByteBuffer.wrap(header).getInt(0);
    if (!isPcap(magic) && !isPcap(Integer.reverseBytes(magic))) {
      throw new PcapException(Reason.NOT_PCAP, 0, "no pcap or pcapng magic number");
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

  @Override
  public Optional<Frame> next() throws IOException {
    long start = in.offset();
    byte[] header = in.read(PcapWriter.RECORD_HEADER_OCTETS);
    if (header.length == 0) {
      return Optional.empty();
    }
    if (header.length < PcapWriter.RECORD_HEADER_OCTETS) {
      throw new PcapException(
          Reason.TRUNCATED, in.offset(), "the file ends in the header of a packet");
    }
    number++;
    ByteBuffer fields = ByteBuffer.wrap(header).order(order);
    byte[] octets = readPacket(u32(fields, LENGTH_OFFSET), start);
    return Optional.of(frame(fields, Span.of(octets, u32(fields, FULL_LENGTH_OFFSET))));
  }

  private byte[] readPacket(long length, long start) throws IOException {
    if (length > MAX_PACKET_OCTETS) {
      throw new PcapException(
          Reason.PACKET_LENGTH,
          start + LENGTH_OFFSET,
          "a packet claims to have " + length + " octets");
    }
    byte[] octets = in.read((int) length);
    if (octets.length < length) {
      throw new PcapException(Reason.TRUNCATED, in.offset(), "the file ends in a packet");
    }
    return octets;
  }

  /** A time with a second or more in its part of a second is odd, but tells when all the same. */
  private Frame frame(ByteBuffer fields, Span octets) {
    long ticks = u32(fields, TICKS_OFFSET);
    long nanos = ticks * nanosPerTick;
    boolean odd = nanos >= Frame.NANOS_PER_SECOND;
    long seconds = u32(fields, 0) + nanos / Frame.NANOS_PER_SECOND;
    long part = nanos % Frame.NANOS_PER_SECOND;
    String unit = nanosPerTick == 1 ? " ns" : " us";
    return new Frame(
        number,
        seconds < Frame.SECONDS_END
            ? Optional.of(seconds * Frame.NANOS_PER_SECOND + part)
            : Optional.empty(),
        linkType,
        octets,
        odd ? Optional.of("odd time: a part of a second of " + ticks + unit) : Optional.empty());
  }

  private static long u32(ByteBuffer fields, int offset) {
    return fields.getInt(offset) & 0xffff_ffffL;
  }

  @Override
  public long badRecords() {
    return 0;
  }
}
