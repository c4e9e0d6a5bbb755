package org.maarg.protocol.cmd;

import java.util.List;
import java.util.Optional;
import org.maarg.protocol.Messages;
import org.maarg.protocol.Registration;
import org.maarg.protocol.StateReader;
import org.maarg.protocol.StateWriter;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Ipv6Prefix;
import org.maarg.wire.message.BindingAcknowledgement;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.message.MobilityHeader;
import org.maarg.wire.option.LinkLocalAddress;
import org.maarg.wire.option.MnLinkLayerIdentifier;
import org.maarg.wire.option.MobilityOption;
import org.maarg.wire.option.MobilityOptions;

/**
 * What a CMD keeps of the update that made a registration, beyond the registration: with it, the
 * update can be answered and copied later. The message itself is several times as large.
 */
final class AcceptedUpdate {
  /**
   * Home Network Prefix options, of 20 octets with their header (RFC 5213 8.3), that an update has
   * room for, padded or not: it may ask for any prefix, as often as it likes.
   */
  private static final int MOST_NAMED = MobilityHeader.MAX_OCTETS / 20;

  private final int flags;
  private final int lifetime;
  private final boolean hasLinkLayer;
  private final List<Ipv6Prefix> named;
  private final Optional<LinkLocalAddress> linkLocal;

  private AcceptedUpdate(
      int flags,
      int lifetime,
      boolean hasLinkLayer,
      List<Ipv6Prefix> named,
      Optional<LinkLocalAddress> linkLocal) {
    this.flags = flags;
    this.lifetime = lifetime;
    this.hasLinkLayer = hasLinkLayer;
    this.named = named;
    this.linkLocal = linkLocal;
  }

  /** Of the update that made this registration; mostly it names what it got. */
  static AcceptedUpdate of(Request request, Registration made) {
    BindingUpdate update = request.update();
    List<Ipv6Prefix> assigned = made.prefixes().asList();
    return new AcceptedUpdate(
        update.flags(),
        update.lifetime(),
        update.options().has(MnLinkLayerIdentifier.class),
        request.named().equals(assigned) ? assigned : List.copyOf(request.named()),
        update.options().first(LinkLocalAddress.class));
  }

  /** The Link-local Address option that it had. */
  Optional<LinkLocalAddress> linkLocal() {
    return linkLocal;
  }

  /** True if its sender knows RFC 8885: it had the D flag. */
  boolean isDistributed() {
    return (flags & BindingUpdate.DISTRIBUTED) != 0;
  }

  // Implements: 5213-5.3.6-3, 5213-5.3.6-7, 5213-5.3.6-8, 5213-5.3.6-9, 5213-5.3.6-10
  /**
   * The options of its acceptance (RFC 5213 5.3.6): the mandatory ones with the prefixes assigned,
   * then those that it had.
   */
  List<MobilityOption> accepting(Registration made, Optional<LinkLocalAddress> known) {
    List<MobilityOption> options = Messages.identity(made, made.prefixes().asList(), hasLinkLayer);
    Messages.addIfPresent(options, made.timestamp());
    Messages.addIfPresent(options, known);
    return options;
  }

  /** Its acceptance with these options, and so much lifetime left, in units of 4 seconds. */
  BindingAcknowledgement accepted(Registration made, int left, List<MobilityOption> options) {
    return Messages.accepted(flags, made.sequence(), left, options);
  }

  /** The update again, with all that counts of it. */
  BindingUpdate whole(Registration made) {
    List<MobilityOption> options = Messages.identity(made, named, hasLinkLayer);
    Messages.addIfPresent(options, linkLocal);
    Messages.addIfPresent(options, made.timestamp());
    Messages.addDlif(options, made.dlif());
    return new BindingUpdate(made.sequence(), flags, lifetime, MobilityOptions.copyOf(options));
  }

  void writeState(StateWriter out) {
    out.put(flags);
    out.put(lifetime);
    out.put(hasLinkLayer);
    out.put(named.size());
    for (Ipv6Prefix prefix : named) {
      out.put(prefix);
    }
    out.put(linkLocal.isPresent());
    out.put(linkLocal.isPresent() ? linkLocal.get().address() : Ipv6Address.UNSPECIFIED);
  }

  static AcceptedUpdate readState(Registration made, StateReader in) {
    int flags = in.u16();
    int lifetime = in.u16();
    boolean hasLinkLayer = in.truth();
    List<Ipv6Prefix> named = in.prefixes(MOST_NAMED);
    boolean hasLinkLocal = in.truth();
    Ipv6Address linkLocal = in.address();
    return new AcceptedUpdate(
        flags,
        lifetime,
        hasLinkLayer,
        made.prefixes().asList().equals(named) ? made.prefixes().asList() : named,
        hasLinkLocal ? Optional.of(new LinkLocalAddress(linkLocal)) : Optional.empty());
  }
}
