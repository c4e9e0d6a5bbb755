package org.maarg.protocol.maar;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.maarg.protocol.Event;
import org.maarg.protocol.Input;
import org.maarg.protocol.Output;
import org.maarg.protocol.Peers;

/**
 * What a MAAR does when the operator changes who is a MAAR of the domain (decision peer-changes;
 * RFC 8885 is silent): no tunnel leads to one that is none any more, and its routers are shown to
 * nobody. What is anchored here for a mobile node that is served there stays for its lifetime.
 */
final class Departures {
  private final Peers peers;
  private final MaarBindings bindings;

  Departures(Peers peers, MaarBindings bindings) {
    this.peers = peers;
    this.bindings = bindings;
  }

  void on(Input.PeersChanged change, Consumer<Output> out) {
    peers.replace(change, out);
    for (MaarBinding binding : bindings.newestFirst()) {
      letGoAnchors(binding, out);
      if (binding.isTunnelled() && !peers.has(binding.servingMaar)) {
        letGoServing(binding, out);
      }
    }
  }

  private void letGoAnchors(MaarBinding binding, Consumer<Output> out) {
    List<MaarBindingView.Anchor> kept = new ArrayList<>(binding.anchors().size());
    for (MaarBindingView.Anchor anchor : binding.anchors()) {
      if (peers.mayAnchor(anchor.address(), anchor.prefix())) {
        kept.add(anchor);
      } else {
        MaarBindings.happened(Event.PREVIOUS_MAAR_REMOVED, binding, anchor.address(), out);
      }
    }
    bindings.replaceAnchors(binding, kept, out);
  }

  /** Where the mobile node is, nobody of the domain can say until it attaches to a MAAR again. */
  private void letGoServing(MaarBinding binding, Consumer<Output> out) {
    bindings.untunnel(binding, out);
    if (binding.state == MaarState.ANCHORING) {
      binding.state = MaarState.LINGERING;
      if (!binding.lifetimeArmed) {
        bindings.startLifetime(binding, bindings.lastsMillis(binding.lifetime), 0, out);
      }
    }
  }
}
