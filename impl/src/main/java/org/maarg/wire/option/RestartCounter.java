package org.maarg.wire.option;

import org.maarg.wire.MalformedMessageException;
import org.maarg.wire.OctetReader;
import org.maarg.wire.OctetWriter;
import org.maarg.wire.Ranges;

// Implements: 5847-3.4-1, 5847-3.4-2
/**
 * Restart Counter option (RFC 5847 3.4): how often the sender has restarted and lost its sessions.
 * It belongs to a Heartbeat Response.
 *
 * @param value 0..2^32 - 1
 */
public record RestartCounter(long value) implements MobilityOption {
  /** Option type. */
  public static final int TYPE = 28;

  private static final int LENGTH = 4;

  /** Checks the range. */
  public RestartCounter {
    Ranges.check("restart counter", value, 0, Ranges.U32);
  }

  static RestartCounter parse(OctetReader in) throws MalformedMessageException {
    return new RestartCounter(in.u32());
  }

  @Override
  public int type() {
    return TYPE;
  }

  @Override
  public int length() {
    return LENGTH;
  }

  @Override
  public void write(OctetWriter out) {
    out.u32(value);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RestartCounter that && value == that.value;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(value);
  }

  @Override
  public String toString() {
    return "RestartCounter(" + value + ")";
  }
}
