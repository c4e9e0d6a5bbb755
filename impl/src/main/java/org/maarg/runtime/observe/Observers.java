package org.maarg.runtime.observe;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.maarg.protocol.Input;
import org.maarg.protocol.Output;
import org.maarg.runtime.transport.Loss;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Refusal;
import org.maarg.wire.message.MobilityMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Several observers as one. What one of them throws stops neither the others nor the node. */
public final class Observers implements NodeObserver {
  private static final Logger LOG = LoggerFactory.getLogger(Observers.class);

  private final List<NodeObserver> all;

  public Observers(List<? extends NodeObserver> all) {
    this.all = List.copyOf(all);
  }

  @Override
  public void sent(
      Instant at, Ipv6Address from, Ipv6Address to, MobilityMessage message, byte[] octets) {
    tell(observer -> observer.sent(at, from, to, message, octets));
  }

  @Override
  public void received(
      Instant at,
      Ipv6Address from,
      Ipv6Address to,
      boolean secured,
      MobilityMessage message,
      byte[] octets) {
    tell(observer -> observer.received(at, from, to, secured, message, octets));
  }

  @Override
  public void refused(
      Instant at, Ipv6Address from, Ipv6Address to, Refusal refusal, byte[] octets) {
    tell(observer -> observer.refused(at, from, to, refusal, octets));
  }

  @Override
  public void lost(Instant at, Ipv6Address node, Loss loss) {
    tell(observer -> observer.lost(at, node, loss));
  }

  @Override
  public void input(Instant at, Ipv6Address node, Input input) {
    tell(observer -> observer.input(at, node, input));
  }

  @Override
  public void output(Instant at, Ipv6Address node, Output output) {
    tell(observer -> observer.output(at, node, output));
  }

  @Override
  public void handled(Ipv6Address node, Input input, long nanos) {
    tell(observer -> observer.handled(node, input, nanos));
  }

  @Override
  public void failed(Instant at, Ipv6Address node, Input input, Throwable cause) {
    tell(observer -> observer.failed(at, node, input, cause));
  }

  private void tell(Consumer<NodeObserver> what) {
    for (NodeObserver observer : all) {
      try {
        what.accept(observer);
      } catch (RuntimeException e) {
        LOG.error("observer {} failed", observer.getClass().getName(), e);
      }
    }
  }
}
