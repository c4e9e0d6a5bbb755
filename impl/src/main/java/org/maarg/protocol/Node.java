package org.maarg.protocol;

import java.util.function.Consumer;
import org.maarg.wire.Ipv6Address;

/** A deterministic node: one input in, outputs out; no thread, clock, socket or chance inside. */
public interface Node {
  /** Global address by which the other nodes know this one. */
  Ipv6Address address();

  /**
   * Handles one input completely. Not reentrant; one caller at a time.
   *
   * @param out takes the outputs in the order in which they are to be carried out
   */
  void handle(Input input, Consumer<Output> out);
}
