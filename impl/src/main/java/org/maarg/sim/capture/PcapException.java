package org.maarg.sim.capture;

import java.io.IOException;

/** A capture file cannot be read. */
public final class PcapException extends IOException {
  private static final long serialVersionUID = 1L;

  /** What is wrong with the file. */
  public enum Reason {
    /** It ends inside a header or a packet. */
    TRUNCATED,
    /** It does not begin as a pcap file does. */
    NOT_PCAP,
    /** It is a pcapng file, which this reader does not take. */
    PCAPNG,
    /** Its version is not 2.4. */
    VERSION,
    /** Its link type is none of Ethernet, raw IP and IPv6. */
    LINK_TYPE,
    /** A packet claims to have more octets than any capture has. */
    PACKET_LENGTH,
    /** The part of a second in a packet's time is a second or more. */
    TIME
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

  /** Where, in octets from the start of the file. */
  public long offset() {
    return offset;
  }
}
