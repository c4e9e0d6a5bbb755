package org.maarg.runtime.transport;

import java.util.concurrent.CompletableFuture;
import org.maarg.wire.Ipv6Address;

/** A transport in front of another, to which it leaves what it does not do itself. */
public abstract class ForwardingTransport implements Transport {
  /** What is behind. */
  protected final Transport transport;

  /** In front of a transport. */
  protected ForwardingTransport(Transport transport) {
    this.transport = transport;
  }

  @Override
  public void start(Receiver to) {
    transport.start(to);
  }

  @Override
  public void send(Ipv6Address to, byte[] octets) {
    transport.send(to, octets);
  }

  @Override
  public void flush() {
    transport.flush();
  }

  @Override
  public boolean verifiesChecksum() {
    return transport.verifiesChecksum();
  }

  @Override
  public boolean carriesChecksum() {
    return transport.carriesChecksum();
  }

  @Override
  public CompletableFuture<Void> close() {
    return transport.close();
  }
}
