package org.maarg.sim.capture;

import java.io.IOException;

/** A capture file cannot be read. */
public final class PcapException extends IOException {
  private static final long serialVersionUID = 1L;

  /** What is wrong with the file. */
  public enum Reason {
    /** It ends inside a header or a packet. */
    TRUNCATED,
    /** It begins neither as a pcap nor as a pcapng file does. */
    NOT_PCAP,
    /** It is of a version that is not known here. */
    VERSION,
    /** The link type of a pcap file is none that is read here. */
    LINK_TYPE,
    /** A packet claims to have more octets than any capture has: what follows cannot be found. */
    PACKET_LENGTH,
    /** A block of a pcapng file has lengths that do not fit, so that the next cannot be found. */
    BLOCK,
    /** What gzip packed cannot be unpacked. */
    GZIP
  }

  private final Reason reason;
  private final long offset;

  PcapException(Reason reason, long offset, String what) {
    super(what + " at octet " + offset);
    this.reason = reason;
    this.offset = offset;
  }

  /** What is wrong. */
  public Reason reason() {
    return reason;
  }

  /** Where, in octets from the start of the file; of a gzip file, of what it holds. */
  public long offset() {
    return offset;
  }
}
