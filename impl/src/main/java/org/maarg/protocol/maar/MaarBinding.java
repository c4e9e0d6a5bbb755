package org.maarg.protocol.maar;

import java.util.ArrayList;
import java.util.List;
import org.maarg.protocol.Dlif;
import org.maarg.protocol.StateWriter;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Ipv6Prefix;
import org.maarg.wire.MnId;
import org.maarg.wire.Octets;
import org.maarg.wire.Timestamp;

/** A MAAR's binding cache entry of a mobile node (RFC 8885 3). */
final class MaarBinding {
  /** No relayed update has been seen. */
  static final int NO_SEQUENCE = -1;

  static final Timestamp NEVER = new Timestamp(0);

  private final MnId mn;
  private int prefixIndex;
  private Ipv6Prefix prefix;
  private Dlif dlif;
  private Octets linkLayer = Octets.EMPTY;
  private int accessTechnology;
  private List<MaarBindingView.Anchor> anchors = List.of();

  MaarState state = MaarState.REGISTERING;

  /** Granted, in units of 4 seconds; 0 before the first answer. */
  int lifetime;

  /** An update of ours has no answer yet. */
  boolean outstanding;

  /** Transmissions of the outstanding update. */
  int transmissions;

  /** Sequence number of our last update. */
  int sequence;

  /** Sequence number of the CMD's last update, or {@link #NO_SEQUENCE}. */
  int relayedSequence = NO_SEQUENCE;

  /** When the mobile node attached, no earlier than any registration known then. */
  Timestamp registeredAt = NEVER;

  /** Timestamp of our last update. */
  Timestamp sentAt = NEVER;

  /** Timestamp of the newest registration known, ours or another MAAR's. */
  Timestamp newest = NEVER;

  /** The prefix is advertised to the mobile node. */
  boolean advertised;

  boolean lifetimeArmed;

  boolean refreshArmed;

  /** Indices of the prefixes that the CMD has refused in this registration; taken until it ends. */
  private final List<Integer> refusedPrefixes = new ArrayList<>(2);

  /** Where the prefix is tunnelled to; unspecified if nowhere. */
  Ipv6Address servingMaar = Ipv6Address.UNSPECIFIED;

  MaarBinding(MnId mn, int prefixIndex, Ipv6Prefix prefix, Dlif dlif) {
    this.mn = mn;
    this.prefixIndex = prefixIndex;
    this.prefix = prefix;
    this.dlif = dlif;
  }

  void assign(int index, Ipv6Prefix assigned, Dlif shown) {
    prefixIndex = index;
    prefix = assigned;
    dlif = shown;
  }

  void attach(Octets newLinkLayer, int newAccessTechnology) {
    linkLayer = newLinkLayer;
    accessTechnology = newAccessTechnology;
  }

  MnId mn() {
    return mn;
  }

  int prefixIndex() {
    return prefixIndex;
  }

  Ipv6Prefix prefix() {
    return prefix;
  }

  Dlif dlif() {
    return dlif;
  }

  Octets linkLayer() {
    return linkLayer;
  }

  int accessTechnology() {
    return accessTechnology;
  }

  List<Integer> refusedPrefixes() {
    return refusedPrefixes;
  }

  boolean isTunnelled() {
    return !servingMaar.equals(Ipv6Address.UNSPECIFIED);
  }

  /** P-MAARs of a mobile node served here, in the order of their addresses; unmodifiable. */
  List<MaarBindingView.Anchor> anchors() {
    return anchors;
  }

  void setAnchors(List<MaarBindingView.Anchor> sorted) {
    anchors = List.copyOf(sorted);
  }

  void writeState(StateWriter out) {
    out.put(mn);
    out.put(prefixIndex);
    out.put(linkLayer);
    out.put(accessTechnology);
    out.put(state);
    out.put(lifetime);
    out.put(outstanding);
    out.put(transmissions);
    out.put(sequence);
    out.put(relayedSequence);
    out.put(registeredAt.value());
    out.put(sentAt.value());
    out.put(newest.value());
    out.put(advertised);
    out.put(lifetimeArmed);
    out.put(refreshArmed);
    out.put(refusedPrefixes.size());
    for (int index : refusedPrefixes) {
      out.put(index);
    }
    out.put(servingMaar);
    out.put(anchors.size());
    for (MaarBindingView.Anchor anchor : anchors) {
      out.put(anchor.address());
      out.put(anchor.prefix());
      out.put(anchor.dlif());
    }
  }

  MaarBindingView view() {
    return new MaarBindingView(mn, linkLayer, prefix, state, lifetime, servingMaar, anchors);
  }
}
