package org.maarg.fuzz.nodes;

/** Octets taken as decisions, one after the other; every string of octets is some schedule. */
public final class Schedule {
  private final byte[] octets;
  private int at;

  /** A schedule that begins with the first octet. */
  public Schedule(byte[] octets) {
    this.octets = octets;
  }

  /** True if every octet has been used. */
  public boolean isOver() {
    return at >= octets.length;
  }

  /** This schedule, without its next octet. */
  Schedule skip() {
    at++;
    return this;
  }

  /** The next octet, 0..255; 0 after the end. */
  public int next() {
    return isOver() ? 0 : octets[at++] & 0xff;
  }

  /** The next so many octets; zeros after the end. */
  byte[] take(int count) {
    byte[] taken = new byte[count];
    for (int i = 0; i < count && !isOver(); i++) {
      taken[i] = (byte) next();
    }
    return taken;
  }

  /** The next octet modulo a bound of 1..256. */
  public int below(int bound) {
    return next() % bound;
  }

  /** The next two octets as a number, 0..65535. */
  public int u16() {
    return (next() << 8) | next();
  }

  /** The next eight octets as a number. */
  public long u64() {
    long value = 0;
    for (int i = 0; i < 8; i++) {
      value = (value << 8) | next();
    }
    return value;
  }

  /** One of these, as the next octet says. */
  @SafeVarargs
  public final <T> T oneOf(T... choices) {
    return choices[below(choices.length)];
  }
}
