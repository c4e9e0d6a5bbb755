package org.maarg.runtime;

import java.time.InstantSource;
import org.maarg.protocol.Output;
import org.maarg.runtime.dataplane.DataPlane;
import org.maarg.runtime.observe.LogBudget;
import org.maarg.runtime.observe.NodeObserver;
import org.maarg.runtime.transport.Loss;
import org.maarg.runtime.transport.LossReason;
import org.maarg.runtime.transport.Transport;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.message.BindingError;
import org.maarg.wire.message.MobilityHeader;
import org.maarg.wire.message.MobilityMessage;

/** Carries out what a node asks for. Used on the node's event loop only. */
final class NodeEffects {
  /** As many as RFC 4443 2.4(f) proposes for ICMPv6 errors. */
  private static final int BINDING_ERRORS_PER_SECOND = 10;

  private final Ipv6Address self;
  private final Transport transport;
  private final NodeTimers timers;
  private final DataPlane dataPlane;
  private final InstantSource clock;
  private final NodeObserver observers;
  private final LogBudget bindingErrors =
      new LogBudget(BINDING_ERRORS_PER_SECOND, System::nanoTime);

  NodeEffects(
      Ipv6Address self,
      Transport transport,
      NodeTimers timers,
      DataPlane dataPlane,
      InstantSource clock,
      NodeObserver observers) {
    this.self = self;
    this.transport = transport;
    this.timers = timers;
    this.dataPlane = dataPlane;
    this.clock = clock;
    this.observers = observers;
  }

  /** Carries out one output, unless it is for observers alone. What fails is thrown. */
  void carryOut(Output output) {
    if (output instanceof Output.Send send) {
      send(send.to(), send.message());
    } else if (output instanceof Output.StartTimer start) {
      timers.start(start.timer(), start.millis());
    } else if (output instanceof Output.CancelTimer cancel) {
      timers.cancel(cancel.timer());
    } else if (output instanceof Output.AddTunnel add) {
      dataPlane.addTunnel(add.tunnel());
    } else if (output instanceof Output.RemoveTunnel remove) {
      dataPlane.removeTunnel(remove.tunnel());
    } else if (output instanceof Output.Advertise advertise) {
      dataPlane.advertise(advertise);
    } else if (output instanceof Output.Withdraw withdraw) {
      dataPlane.withdraw(withdraw);
    }
    // Dropped and Happened are for observers alone.
  }

  // Implements: 5844-4.1.3.1-3, 5844-4.1.3.2-1, 5844-4.2.2-1, 5844-4.2.2-2
  // Implements: 5213-6.9.1.5-3, 5213-5.3.6-2
  private void send(Ipv6Address to, MobilityMessage message) {
    // Implements: 6275-9.3.3-3
    if (message instanceof BindingError && !bindingErrors.allows()) {
      lost(LossReason.BINDING_ERROR_LIMIT, to, "");
      return;
    }
    int length = MobilityHeader.encodedLength(message);
    if (length > MobilityHeader.MAX_OCTETS) {
      lost(LossReason.MESSAGE_TOO_LONG, to, length + " octets");
      return;
    }
    byte[] octets =
        transport.carriesChecksum()
            ? MobilityHeader.encode(message, self, to)
            : MobilityHeader.encodeWithoutChecksum(message);
    observers.sent(clock.instant(), self, to, message, octets);
    transport.send(to, octets);
  }

  private void lost(LossReason reason, Ipv6Address to, String detail) {
    observers.lost(clock.instant(), self, Loss.of(reason, to, detail));
  }
}
