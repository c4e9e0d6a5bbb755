package org.maarg.protocol;

/** Retransmission timeouts (RFC 8885 3.6). */
public final class Backoff {
  /** Refusals that are followed by another update at once, before the timeouts take over. */
  public static final int MOST_AT_ONCE = 3;

  private Backoff() {}

  // Implements: 8885-3.6-2, 8885-3.6-3
  // Implements: 6275-11.8-6
  /**
   * The timeout after a transmission.
   *
   * @param first timeout of the first transmission, in milliseconds
   * @param attempt 0 for the first transmission
   */
  public static long timeoutMillis(long first, int attempt, Profile profile) {
    long timeout = first;
    // Implements: 5213-6.9.4-6
    for (int i = 0; i < attempt && timeout < profile.maxTimeoutMillis(); i++) {
      timeout = timeout * 2;
    }
    return Math.min(timeout, profile.maxTimeoutMillis());
  }
}
