package org.maarg.sim;

import org.maarg.protocol.Output;
import org.maarg.protocol.Timer;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.message.MobilityMessage;

/**
 * What a {@link Host} needs from whoever runs it: a network and timers. {@link Simulation} gives
 * them in virtual time; a model checker may keep lists and pick from them what happens next.
 */
public interface Driver {
  /** The host's node sends a message. */
  void send(Host from, Ipv6Address to, MobilityMessage message);

  /**
   * The host's node starts a timer, or starts it anew.
   *
   * @param millis from now, at least 1
   */
  void startTimer(Host host, Timer timer, long millis);

  /** The host's node stops a timer, which may not run. */
  void cancelTimer(Host host, Timer timer);

  /** Any other output; changes to the data plane have been made already. */
  void report(Host host, Output output);
}
