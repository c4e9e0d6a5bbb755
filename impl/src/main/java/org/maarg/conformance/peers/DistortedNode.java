package org.maarg.conformance.peers;

import java.util.function.Consumer;
import org.maarg.protocol.Input;
import org.maarg.protocol.Node;
import org.maarg.protocol.Output;
import org.maarg.wire.Ipv6Address;

/** A node behind a distortion. */
final class DistortedNode implements Node {
  private final Node node;
  private final Distortion distortion;

  DistortedNode(Node node, Distortion distortion) {
    this.node = node;
    this.distortion = distortion;
  }

  @Override
  public Ipv6Address address() {
    return node.address();
  }

  @Override
  public void handle(Input input, Consumer<Output> out) {
    for (Input each : distortion.inputs(input)) {
      node.handle(each, output -> distortion.outputs(output).forEach(out));
    }
  }
}
