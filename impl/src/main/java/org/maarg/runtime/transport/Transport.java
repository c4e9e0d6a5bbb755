package org.maarg.runtime.transport;

import java.util.concurrent.CompletableFuture;
import org.maarg.wire.Ipv6Address;

/**
 * Carries Mobility Headers between node addresses. {@link #start}, {@link #send} and {@link #flush}
 * are called on the event loop of the node, and the receiver is called there.
 */
public interface Transport {
  /** Takes what arrives. Called on the event loop of the node. */
  interface Receiver {
    /**
     * A Mobility Header arrived; nothing has been checked, except the checksum if {@link
     * Transport#verifiesChecksum()}, and that the sender can be one.
     *
     * @param from node address of the sender
     * @param secured true if a security association protects what {@code from} sends
     * @param octets of the Mobility Header; the receiver may keep them
     */
    void received(Ipv6Address from, boolean secured, byte[] octets);

    /**
     * The same, for who wants to know how long it waited.
     *
     * @param nanos since it reached the host, 0 or more; 0 where that is not known
     */
    default void received(Ipv6Address from, boolean secured, byte[] octets, long nanos) {
      received(from, secured, octets);
    }

    /** Something was lost on its way in or out. */
    void lost(Loss loss);
  }

  /** Begins to hand what arrives to the receiver; before, it waits in the socket. */
  void start(Receiver receiver);

  /**
   * Queues a Mobility Header for a node; it leaves with the next {@link #flush}. Failing is
   * reported to the receiver, not thrown.
   */
  void send(Ipv6Address to, byte[] octets);

  /** Sends what is queued; flushes that follow each other closely may become one. */
  void flush();

  /**
   * True if the checksum in what is received needs no look: the operating system has verified it,
   * or UDP's own stands for it.
   */
  boolean verifiesChecksum();

  /** False if the checksum in what is sent has to be 0 (RFC 5844 4). */
  boolean carriesChecksum();

  /** Sends what is queued and closes the socket. Callable from any thread, more than once. */
  CompletableFuture<Void> close();
}
