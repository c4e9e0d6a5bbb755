package org.maarg.conformance.peers;

import io.netty.channel.EventLoop;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.maarg.runtime.transport.ForwardingTransport;
import org.maarg.runtime.transport.Loss;
import org.maarg.runtime.transport.Transport;
import org.maarg.wire.Ipv6Address;

/**
 * Holds what arrives up, for a time of its own for each sender: what one node sends stays in order,
 * what two nodes send does not. A network is like that, and so is a busy machine: no case may rest
 * on the order in which the messages of two played nodes come.
 */
final class UnevenPaths extends ForwardingTransport {
  /** One path is so much longer than the next: short against any timeout and window. */
  private static final int STEP_MILLIS = 40;

  private final EventLoop loop;
  private final List<Ipv6Address> nearestFirst;

  /**
   * Paths in front of a transport.
   *
   * @param loop the event loop of the node
   * @param nearestFirst the senders; of the first nothing is held up
   */
  UnevenPaths(Transport transport, EventLoop loop, List<Ipv6Address> nearestFirst) {
    super(transport);
    this.loop = loop;
    this.nearestFirst = List.copyOf(nearestFirst);
  }

  @Override
  public void start(Receiver receiver) {
    super.start(
        new Receiver() {
          @Override
          public void received(Ipv6Address from, boolean secured, byte[] octets) {
            int millis = STEP_MILLIS * Math.max(0, nearestFirst.indexOf(from));
            var unused =
                loop.schedule(
                    () -> receiver.received(from, secured, octets), millis, TimeUnit.MILLISECONDS);
          }

          @Override
          public void lost(Loss loss) {
            receiver.lost(loss);
          }
        });
  }
}
