package org.maarg.runtime;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.maarg.protocol.Input;
import org.maarg.protocol.Output;
import org.maarg.runtime.observe.NodeObserver;
import org.maarg.runtime.transport.Loss;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Refusal;
import org.maarg.wire.message.MobilityMessage;

/** Remembers what it hears. */
public final class RecordingObserver implements NodeObserver {
  public final List<MobilityMessage> sent = new CopyOnWriteArrayList<>();
  public final List<byte[]> sentOctets = new CopyOnWriteArrayList<>();
  public final List<MobilityMessage> received = new CopyOnWriteArrayList<>();
  public final List<Boolean> secured = new CopyOnWriteArrayList<>();
  public final List<Refusal> refusals = new CopyOnWriteArrayList<>();
  public final List<Loss> losses = new CopyOnWriteArrayList<>();
  public final List<Output> outputs = new CopyOnWriteArrayList<>();
  public final List<Input> handled = new CopyOnWriteArrayList<>();
  public final List<Throwable> failures = new CopyOnWriteArrayList<>();

  @Override
  public void sent(
      Instant at, Ipv6Address from, Ipv6Address to, MobilityMessage message, byte[] octets) {
    sent.add(message);
    sentOctets.add(octets);
  }

  @Override
  public void received(
      Instant at,
      Ipv6Address from,
      Ipv6Address to,
      boolean isSecured,
      MobilityMessage message,
      byte[] octets) {
    received.add(message);
    secured.add(isSecured);
  }

  @Override
  public void refused(
      Instant at, Ipv6Address from, Ipv6Address to, Refusal refusal, byte[] octets) {
    refusals.add(refusal);
  }

  @Override
  public void lost(Instant at, Ipv6Address node, Loss loss) {
    losses.add(loss);
  }

  @Override
  public void output(Instant at, Ipv6Address node, Output output) {
    outputs.add(output);
  }

  @Override
  public void handled(Ipv6Address node, Input input, long nanos) {
    handled.add(input);
  }

  @Override
  public void failed(Instant at, Ipv6Address node, Input input, Throwable cause) {
    failures.add(cause);
  }
}
