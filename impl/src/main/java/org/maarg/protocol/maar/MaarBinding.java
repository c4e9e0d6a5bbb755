package org.maarg.protocol.maar;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.maarg.protocol.Dlif;
import org.maarg.protocol.LocalNetworks;
import org.maarg.protocol.PrefixSet;
import org.maarg.protocol.StateReader;
import org.maarg.protocol.StateWriter;
import org.maarg.protocol.Timer;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Ipv6Prefix;
import org.maarg.wire.Octets;
import org.maarg.wire.message.SequenceNumber;
import org.maarg.wire.option.HandoffIndicator;
import org.maarg.wire.option.MnId;
import org.maarg.wire.option.Timestamp;

/**
 * What a MAAR keeps of a mobile node's session (RFC 8885 3): Binding Update List entry of the
 * prefixes that it serves, Binding Cache entry of the prefixes that it anchors.
 */
final class MaarBinding {
  /** No relayed update has been seen. */
  static final int NO_SEQUENCE = -1;

  static final Timestamp NEVER = new Timestamp(0);

  /** Transmissions that an answer may still come to: those of half a minute, with doubling gaps. */
  private static final int MOST_TRANSMISSIONS = 4;

  private final MnId mn;
  private final int session;
  private PrefixSet prefixes;
  private Dlif dlif;
  private Octets linkLayer = Octets.EMPTY;
  private int accessTechnology;
  private List<MaarBindingView.Anchor> anchors = List.of();

  /** Of the present exchange, oldest first. */
  private final List<Transmission> recent = new ArrayList<>(2);

  MaarState state = MaarState.REGISTERING;

  /** What is told of where the mobile node comes from, until its registration is accepted. */
  int handoff = HandoffIndicator.UNKNOWN;

  /** Granted, in units of 4 seconds; 0 before the first answer. */
  int lifetime;

  /** An update of ours has no answer yet. */
  boolean outstanding;

  /** Transmissions of the outstanding update. */
  int transmissions;

  /** Sequence number of the CMD's last update, or {@link #NO_SEQUENCE}. */
  int relayedSequence = NO_SEQUENCE;

  /** When the mobile node attached, no earlier than any registration known then. */
  Timestamp registeredAt = NEVER;

  /** Timestamp of our last update. */
  Timestamp sentAt = NEVER;

  /** Timestamp of the newest registration known, ours or another MAAR's. */
  Timestamp newest = NEVER;

  /** The prefixes are advertised to the mobile node. */
  boolean advertised;

  boolean lifetimeArmed;

  boolean refreshArmed;

  /** Where the prefixes are tunnelled to; unspecified if nowhere. */
  Ipv6Address servingMaar = Ipv6Address.UNSPECIFIED;

  /**
   * A binding of somebody who is not here yet.
   *
   * @param session the number that tells the mobile node's sessions apart
   */
  MaarBinding(MnId mn, int session, PrefixSet prefixes, Dlif dlif) {
    this.mn = mn;
    this.session = session;
    this.prefixes = prefixes;
    this.dlif = dlif;
  }

  void assign(PrefixSet assigned, Dlif shown) {
    prefixes = assigned;
    dlif = shown;
  }

  // Implements: 5213-6.9.1.1-17
  /** An identifier of nothing but zeros tells no more than none. */
  void attach(Octets newLinkLayer, int newAccessTechnology) {
    linkLayer = known(newLinkLayer);
    accessTechnology = newAccessTechnology;
  }

  /** True if the mobile node was last seen at this interface. */
  boolean isAt(Octets otherLinkLayer, int otherAccessTechnology) {
    return linkLayer.equals(known(otherLinkLayer)) && accessTechnology == otherAccessTechnology;
  }

  /** True if it may have been: one of the two identifiers is not known. */
  boolean mayBeAt(Octets otherLinkLayer, int otherAccessTechnology) {
    boolean unknown = linkLayer.length() == 0 || known(otherLinkLayer).length() == 0;
    return isAt(otherLinkLayer, otherAccessTechnology)
        || (unknown && accessTechnology == otherAccessTechnology);
  }

  /** An identifier of nothing but zeros tells no more than none. */
  static Octets known(Octets identifier) {
    for (int i = 0; i < identifier.length(); i++) {
      if (identifier.at(i) != 0) {
        return identifier;
      }
    }
    return Octets.EMPTY;
  }

  MnId mn() {
    return mn;
  }

  /** Tells the sessions of a mobile node apart, at this MAAR; 0 for the first. */
  int session() {
    return session;
  }

  /** A timer of this session. */
  Timer timer(Timer.Kind kind) {
    return Timer.of(kind, mn, session);
  }

  PrefixSet prefixes() {
    return prefixes;
  }

  /** The router of all of them. */
  Dlif dlif() {
    return dlif;
  }

  Octets linkLayer() {
    return linkLayer;
  }

  int accessTechnology() {
    return accessTechnology;
  }

  /** Keeps a transmission; the one that is kept no more, if any. */
  Optional<Transmission> sent(Transmission transmission) {
    Optional<Transmission> oldest = Optional.empty();
    if (recent.size() == MOST_TRANSMISSIONS) {
      oldest = Optional.of(recent.remove(0));
    }
    recent.add(transmission);
    sentAt = transmission.stamp();
    transmissions++;
    return oldest;
  }

  /** The last transmissions of the present exchange, oldest first. */
  List<Transmission> recent() {
    return recent;
  }

  /** No answer to what was sent until now counts any more. */
  void forgetTransmissions() {
    recent.clear();
  }

  boolean isTunnelled() {
    return !servingMaar.equals(Ipv6Address.UNSPECIFIED);
  }

  /** Old prefixes of a mobile node served here, in the order of their MAARs; unmodifiable. */
  List<MaarBindingView.Anchor> anchors() {
    return anchors;
  }

  void setAnchors(List<MaarBindingView.Anchor> sorted) {
    anchors = List.copyOf(sorted);
  }

  void writeState(StateWriter out) {
    out.put(mn);
    out.put(session);
    out.put(prefixes);
    out.put(linkLayer);
    out.put(accessTechnology);
    out.put(handoff);
    out.put(state);
    out.put(lifetime);
    out.put(outstanding);
    out.put(transmissions);
    out.put(recent.size());
    for (Transmission transmission : recent) {
      transmission.writeState(out);
    }
    out.put(relayedSequence);
    out.put(registeredAt.value());
    out.put(sentAt.value());
    out.put(newest.value());
    out.put(advertised);
    out.put(lifetimeArmed);
    out.put(refreshArmed);
    out.put(servingMaar);
    out.put(anchors.size());
    for (MaarBindingView.Anchor anchor : anchors) {
      writeAnchor(anchor, out);
    }
  }

  private static void writeAnchor(MaarBindingView.Anchor anchor, StateWriter out) {
    out.put(anchor.address());
    out.put(anchor.prefix());
    out.put(anchor.dlif());
    out.put(anchor.localNetworks().size());
    for (Ipv6Prefix network : anchor.localNetworks()) {
      out.put(network);
    }
  }

  /**
   * Reads what {@link #writeState} wrote.
   *
   * @param pool where the prefixes are taken
   * @param maarNumber of the MAAR's DLIF addresses
   */
  static MaarBinding readState(StateReader in, PrefixPool pool, int maarNumber) {
    MnId mn = in.keptMn();
    int session = in.number(0, MaarBindings.MOST_SESSIONS - 1);
    PrefixSet prefixes = in.prefixSet();
    for (Ipv6Prefix prefix : prefixes) {
      if (!pool.isTaken(prefix)) {
        throw in.damage(prefix + " of " + mn + " is not taken");
      }
    }
    Dlif router = Dlif.of(maarNumber, pool.indexOf(prefixes.first()));
    MaarBinding binding = new MaarBinding(mn, session, prefixes, router);
    binding.linkLayer = in.linkLayer();
    binding.accessTechnology = in.u8();
    binding.handoff = in.u8();
    binding.state = in.constant(MaarState.values());
    binding.lifetime = in.u16();
    binding.readExchange(in);
    binding.relayedSequence = in.number(NO_SEQUENCE, SequenceNumber.MAX);
    binding.registeredAt = new Timestamp(in.number());
    binding.sentAt = new Timestamp(in.number());
    binding.newest = new Timestamp(in.number());
    binding.advertised = in.truth();
    binding.lifetimeArmed = in.truth();
    binding.refreshArmed = in.truth();
    binding.servingMaar = in.address();
    binding.readAnchors(in);
    return binding;
  }

  private void readExchange(StateReader in) {
    outstanding = in.truth();
    transmissions = in.counted();
    int count = in.count(MOST_TRANSMISSIONS);
    for (int i = 0; i < count; i++) {
      recent.add(Transmission.readState(in));
    }
  }

  private void readAnchors(StateReader in) {
    int count = in.count();
    List<MaarBindingView.Anchor> read = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      Ipv6Address address = in.address();
      Ipv6Prefix anchored = in.prefix();
      Dlif shown = in.dlif();
      List<Ipv6Prefix> networks = List.copyOf(in.prefixes(LocalNetworks.MOST));
      read.add(new MaarBindingView.Anchor(address, anchored, shown, networks));
      if (i > 0 && read.get(i - 1).compareTo(read.get(i)) >= 0) {
        throw in.damage("anchored prefixes in another order than a node has them");
      }
    }
    setAnchors(read);
  }

  MaarBindingView view() {
    return new MaarBindingView(
        mn, linkLayer, accessTechnology, prefixes, state, lifetime, servingMaar, anchors);
  }
}
