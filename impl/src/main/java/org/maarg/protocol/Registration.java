package org.maarg.protocol;

import java.util.Optional;
import org.maarg.wire.Octets;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.option.AccessTechnologyType;
import org.maarg.wire.option.DlifLinkLayerAddress;
import org.maarg.wire.option.DlifLinkLocalAddress;
import org.maarg.wire.option.HandoffIndicator;
import org.maarg.wire.option.MnId;
import org.maarg.wire.option.MnLinkLayerIdentifier;
import org.maarg.wire.option.MobilityOptions;
import org.maarg.wire.option.Timestamp;

/** What a node keeps of a MAAR's update: enough to relay it, to answer it and to order the next. */
public final class Registration {
  private final MnId mn;
  private final PrefixSet prefixes;
  private final int handoff;
  private final int accessTechnology;
  private final Octets linkLayer;
  private final Optional<Timestamp> timestamp;
  private final int sequence;
  private final int lifetime;
  private final Dlif dlif;

  public Registration(
      MnId mn,
      PrefixSet prefixes,
      int handoff,
      int accessTechnology,
      Octets linkLayer,
      Optional<Timestamp> timestamp,
      int sequence,
      int lifetime,
      Dlif dlif) {
    this.mn = mn;
    this.prefixes = prefixes;
    this.handoff = handoff;
    this.accessTechnology = accessTechnology;
    this.linkLayer = linkLayer;
    this.timestamp = timestamp;
    this.sequence = sequence;
    this.lifetime = lifetime;
    this.dlif = dlif;
  }

  /** Reads an update whose mandatory options are there; these prefixes are assigned. */
  public static Registration of(BindingUpdate update, PrefixSet assigned, int grantedLifetime) {
    MobilityOptions options = update.options();
    MnId mn = options.first(MnId.class).orElseThrow();
    return of(update, mn, assigned, linkLayerIn(options), grantedLifetime);
  }

  /**
   * What another update of the same mobile node makes of this: the names that have stayed the same
   * are there once, however often they are told.
   */
  public Registration followedBy(BindingUpdate update, PrefixSet assigned, int grantedLifetime) {
    Octets told = linkLayerIn(update.options());
    return of(update, mn, assigned, told.equals(linkLayer) ? linkLayer : told, grantedLifetime);
  }

  private static Registration of(
      BindingUpdate update, MnId mn, PrefixSet assigned, Octets linkLayer, int grantedLifetime) {
    MobilityOptions options = update.options();
    return new Registration(
        mn,
        assigned,
        options.first(HandoffIndicator.class).orElseThrow().value(),
        options.first(AccessTechnologyType.class).orElseThrow().value(),
        linkLayer,
        options.first(Timestamp.class),
        update.sequence(),
        grantedLifetime,
        dlifIn(options));
  }

  /** The mobile node's link-layer identifier, empty if none is told. */
  public static Octets linkLayerIn(MobilityOptions options) {
    return options
        .first(MnLinkLayerIdentifier.class)
        .map(MnLinkLayerIdentifier::identifier)
        .orElse(Octets.EMPTY);
  }

  // Implements: 5213-5.4-1
  /**
   * True if this is of an interface (RFC 5213 5.4.1): its access technology is the same, and so is
   * its link-layer identifier. Where one of the two identifiers is not known, nothing holds the
   * interfaces apart.
   */
  public boolean isOf(int technology, Octets identifier) {
    return accessTechnology == technology
        && (linkLayer.equals(identifier) || linkLayer.length() == 0 || identifier.length() == 0);
  }

  /** True if this is of an interface, and what is known of that is the same. */
  public boolean isExactlyOf(int technology, Octets identifier) {
    return accessTechnology == technology && linkLayer.equals(identifier);
  }

  /**
   * The DLIF that a MAAR tells of itself (RFC 8885 4.7, 4.8), unknown unless both parts are there.
   */
  public static Dlif dlifIn(MobilityOptions options) {
    Optional<DlifLinkLocalAddress> linkLocal = options.first(DlifLinkLocalAddress.class);
    Optional<DlifLinkLayerAddress> linkLayer = options.first(DlifLinkLayerAddress.class);
    return linkLocal.isPresent() && linkLayer.isPresent()
        ? new Dlif(linkLayer.get().address(), linkLocal.get().address())
        : Dlif.UNKNOWN;
  }

  // Implements: 5213-6.9.1.4-4
  /**
   * What is left of this when the session is over at the MAAR of prefixes: whom it was about, and
   * whether Timestamps are in use. Releases have Handoff Indicator 4 (RFC 5213 6.9.1.4).
   */
  public Registration ended(PrefixSet anchored) {
    return new Registration(
        mn,
        anchored,
        HandoffIndicator.UNKNOWN,
        accessTechnology,
        linkLayer,
        timestamp.isPresent() ? Optional.of(new Timestamp(0)) : Optional.empty(),
        0,
        0,
        Dlif.UNKNOWN);
  }

  public void writeState(StateWriter out) {
    out.put(mn);
    out.put(prefixes);
    out.put(handoff);
    out.put(accessTechnology);
    out.put(linkLayer);
    out.put(timestamp);
    out.put(sequence);
    out.put(lifetime);
    out.put(dlif);
  }

  /** Reads what {@link #writeState} wrote. */
  public static Registration readState(StateReader in) {
    MnId mn = in.keptMn();
    PrefixSet prefixes = in.prefixSet();
    int handoff = in.u8();
    int accessTechnology = in.u8();
    Octets linkLayer = in.linkLayer();
    Optional<Timestamp> timestamp = in.timestamp();
    int sequence = in.u16();
    int lifetime = in.u16();
    return new Registration(
        mn,
        prefixes,
        handoff,
        accessTechnology,
        linkLayer,
        timestamp,
        sequence,
        lifetime,
        in.dlif());
  }

  public MnId mn() {
    return mn;
  }

  public PrefixSet prefixes() {
    return prefixes;
  }

  public int handoff() {
    return handoff;
  }

  public int accessTechnology() {
    return accessTechnology;
  }

  public Octets linkLayer() {
    return linkLayer;
  }

  public Optional<Timestamp> timestamp() {
    return timestamp;
  }

  public int sequence() {
    return sequence;
  }

  public int lifetime() {
    return lifetime;
  }

  public Dlif dlif() {
    return dlif;
  }
}
