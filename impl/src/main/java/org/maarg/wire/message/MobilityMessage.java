package org.maarg.wire.message;

import org.maarg.wire.OctetWriter;
import org.maarg.wire.option.MobilityOptions;

/** A Mobility Header message (RFC 6275 6.1). */
public sealed interface MobilityMessage
    permits BindingAcknowledgement, BindingError, BindingUpdate, Heartbeat, UnknownMessage {
  /** The MH Type octet, 0..255. */
  int type();

  /** The mobility options, without padding. */
  MobilityOptions options();

  /** Octets from the start of the Mobility Header to the first option. */
  int fixedLength();

  /** Writes what stands between checksum and options. */
  void write(OctetWriter out);
}
