package org.maarg.protocol;

import java.util.List;
import java.util.function.Consumer;
import org.maarg.wire.Ipv6Address;

/** Central mobility database (RFC 8885 3). */
public final class Cmd implements Node {
  private final CmdConfig config;

  public Cmd(CmdConfig config) {
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
  public List<CmdBindingView> bindings() {
    return List.of();
  }
}
