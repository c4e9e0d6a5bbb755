package org.maarg.protocol;

import java.util.List;
import java.util.function.Consumer;
import org.maarg.wire.Ipv6Address;

/** Mobility anchor and access router (RFC 8885 3). */
public final class Maar implements Node {
  private final MaarConfig config;

  public Maar(MaarConfig config) {
    this.config = config;
  }

  @Override
  public Ipv6Address address() {
    return config.address();
  }

  @Override
  public void handle(Input input, Consumer<Output> out) {
    throw new UnsupportedOperationException();
  }

  /** All bindings in the order of their MN-IDs. */
  public List<MaarBindingView> bindings() {
    return List.of();
  }
}
