package org.maarg.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.maarg.runtime.transport.Transport;
import org.maarg.wire.Ipv6Address;

/** Keeps what is sent; what arrives, the test says. */
public class FakeTransport implements Transport {
  public boolean carriesChecksum = true;
  public final List<byte[]> sent = new ArrayList<>();
  int flushes;
  boolean closed;
  Receiver receiver;

  @Override
  public void start(Receiver to) {
    receiver = to;
  }

  @Override
  public void send(Ipv6Address to, byte[] octets) {
    sent.add(octets);
  }

  @Override
  public void flush() {
    flushes++;
  }

  @Override
  public boolean verifiesChecksum() {
    return !carriesChecksum;
  }

  @Override
  public boolean carriesChecksum() {
    return carriesChecksum;
  }

  @Override
  public CompletableFuture<Void> close() {
    closed = true;
    return CompletableFuture.completedFuture(null);
  }
}
