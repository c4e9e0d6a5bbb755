package org.maarg.sim.capture;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.maarg.sim.capture.PcapException.Reason;

/**
 * Packets of a pcapng file: any number of sections, each of its own byte order and with its own
 * interfaces; enhanced, simple and old packet blocks. Other blocks are passed over. A packet block
 * that contradicts itself is counted and passed over as well.
 */
final class PcapngFrames implements FrameSource {
  static final int SECTION_HEADER = 0x0a0d_0d0a;

  private static final int INTERFACE = 1;
  private static final int OLD_PACKET = 2;
  private static final int SIMPLE_PACKET = 3;
  private static final int ENHANCED_PACKET = 6;
  private static final int BYTE_ORDER_MAGIC = 0x1a2b_3c4d;
  private static final int FRAME_OCTETS = 12;
  private static final int LEAST_SECTION_OCTETS = 28;
  private static final int MAX_BLOCK_OCTETS = 16 << 20;
  private static final int MAX_INTERFACES = 65_536;

  /** Octets of a packet block before the packet. */
  private static final int ENHANCED_START = 20;

  private static final int SIMPLE_START = 4;

  private final CaptureInput in;
  private final List<PcapngInterface> interfaces = new ArrayList<>();
  private ByteOrder order = ByteOrder.BIG_ENDIAN;
  private long number;
  private long bad;

  PcapngFrames(CaptureInput in) {
    this.in = in;
  }

  @Override
  public long badRecords() {
    return bad;
  }

  @Override
  public Optional<Frame> next() throws IOException {
    byte[] start = in.read(8);
    while (start.length > 0) {
      Optional<Frame> frame = block(start);
      if (frame.isPresent()) {
        return frame;
      }
      start = in.read(8);
    }
    return Optional.empty();
  }

  private Optional<Frame> block(byte[] start) throws IOException {
    long at = in.offset() - start.length;
    if (start.length < 8) {
      throw truncated();
    }
    ByteBuffer head = ByteBuffer.wrap(start);
    if (head.getInt(0) == SECTION_HEADER) {
      section(head, at);
      return Optional.empty();
    }
    head.order(order);
    ByteBuffer body = body(length(head.getInt(4), FRAME_OCTETS, at), 8, at);
    return switch (head.getInt(0)) {
      case INTERFACE -> {
        addInterface(body, at);
        yield Optional.empty();
      }
      case ENHANCED_PACKET -> packet(body, body.remaining() < 4 ? 0 : body.getInt(0));
      case OLD_PACKET -> packet(body, body.remaining() < 4 ? 0 : body.getShort(0) & 0xffff);
      case SIMPLE_PACKET -> simple(body);
      default -> Optional.empty();
    };
  }

  /** A new section has its own byte order, which has to be known before its length is. */
  private void section(ByteBuffer head, long at) throws IOException {
    byte[] magic = in.read(4);
    if (magic.length < 4) {
      throw truncated();
    }
    int big = ByteBuffer.wrap(magic).getInt(0);
    if (big != BYTE_ORDER_MAGIC && Integer.reverseBytes(big) != BYTE_ORDER_MAGIC) {
      throw new PcapException(Reason.BLOCK, at + 8, "a section without byte-order magic");
    }
    order = big == BYTE_ORDER_MAGIC ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    head.order(order);
    ByteBuffer body = body(length(head.getInt(4), LEAST_SECTION_OCTETS, at), 12, at);
    int major = body.getShort(0) & 0xffff;
    if (major != 1) {
      throw new PcapException(Reason.VERSION, at + 12, "pcapng version " + major + " is not 1");
    }
    interfaces.clear();
  }

  private static int length(int stated, int least, long at) throws PcapException {
    if (stated < least || stated > MAX_BLOCK_OCTETS || stated % 4 != 0) {
      throw new PcapException(
          Reason.BLOCK,
          at + 4,
          "a block claims to have " + Integer.toUnsignedString(stated) + " octets");
    }
    return stated;
  }

  /** What is between the start of a block and the length at its end, which has to be the same. */
  private ByteBuffer body(int length, int read, long at) throws IOException {
    byte[] rest = in.read(length - read);
    if (rest.length < length - read) {
      throw truncated();
    }
    ByteBuffer all = ByteBuffer.wrap(rest).order(order);
    int end = rest.length - 4;
    if (all.getInt(end) != length) {
      throw new PcapException(
          Reason.BLOCK, at + length - 4, "a block has another length at its end than at its start");
    }
    return all.slice(0, end).order(order);
  }

  private PcapException truncated() {
    return new PcapException(Reason.TRUNCATED, in.offset(), "the file ends in a block");
  }

  private void addInterface(ByteBuffer body, long at) throws PcapException {
    if (body.remaining() < 8 || interfaces.size() == MAX_INTERFACES) {
      throw new PcapException(Reason.BLOCK, at, "an interface that cannot be told");
    }
    interfaces.add(PcapngInterface.of(body));
  }

  /** An enhanced packet, or an old one, which differs in how the interface is told. */
  private Optional<Frame> packet(ByteBuffer body, int interfaceId) {
    number++;
    long captured = body.remaining() < ENHANCED_START ? -1 : body.getInt(12) & 0xffff_ffffL;
    if (captured < 0
        || captured > Math.min(body.remaining() - ENHANCED_START, PcapFrames.MAX_PACKET_OCTETS)
        || interfaceId < 0
        || interfaceId >= interfaces.size()) {
      bad++;
      return Optional.empty();
    }
    PcapngInterface from = interfaces.get(interfaceId);
    long ticks = (long) body.getInt(4) << 32 | (body.getInt(8) & 0xffff_ffffL);
    Optional<Long> time = from.epochNanos(ticks);
    Optional<String> oddity =
        time.isPresent() ? Optional.empty() : Optional.of("odd time: before 1970 or after 2106");
    Span octets = span(body, ENHANCED_START, captured, body.getInt(16) & 0xffff_ffffL);
    return Optional.of(new Frame(number, time, from.linkType(), octets, oddity));
  }

  /** A simple packet is of the first interface, and nobody knows when it was captured. */
  private Optional<Frame> simple(ByteBuffer body) {
    number++;
    if (body.remaining() < SIMPLE_START || interfaces.isEmpty()) {
      bad++;
      return Optional.empty();
    }
    PcapngInterface from = interfaces.get(0);
    long full = body.getInt(0) & 0xffff_ffffL;
    long captured = Math.min(Math.min(full, body.remaining() - SIMPLE_START), from.snapLength());
    Span octets = span(body, SIMPLE_START, captured, full);
    return Optional.of(
        new Frame(number, Optional.empty(), from.linkType(), octets, Optional.empty()));
  }

  private static Span span(ByteBuffer body, int start, long captured, long full) {
    byte[] octets = new byte[(int) captured];
    body.get(start, octets);
    return Span.of(octets, full);
  }
}
