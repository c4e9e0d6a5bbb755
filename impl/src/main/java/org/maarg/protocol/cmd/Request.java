package org.maarg.protocol.cmd;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.maarg.protocol.Input;
import org.maarg.protocol.Knob;
import org.maarg.protocol.PrefixSet;
import org.maarg.protocol.Profile;
import org.maarg.protocol.Registration;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Ipv6Prefix;
import org.maarg.wire.Octets;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.option.AccessTechnologyType;
import org.maarg.wire.option.AlternateCareOfAddress;
import org.maarg.wire.option.HandoffIndicator;
import org.maarg.wire.option.MnId;
import org.maarg.wire.option.Timestamp;

/** A Proxy Binding Update as it reached the CMD: from where, and when by the CMD's clock. */
final class Request {
  private final Ipv6Address source;
  private final BindingUpdate update;
  private final Timestamp at;
  private final Timestamp came;
  private final Ipv6Address proxyCareOfAddress;
  private final List<Ipv6Prefix> named;
  private final List<Ipv6Prefix> prefixes = new ArrayList<>(2);
  private final boolean wantsPrefix;

  // Implements: 6275-9.5.1-6, 5213-5.3.1-16
  Request(Input.Received received, Ipv6Address from, BindingUpdate update) {
    this(from, update, proxyCareOfAddress(from, update), received.at(), received.came());
  }

  /** An update that has been kept for a while: its Timestamp was judged when it came. */
  Request(Ipv6Address source, BindingUpdate update, Ipv6Address proxyCareOfAddress, Timestamp at) {
    this(source, update, proxyCareOfAddress, at, at);
  }

  private Request(
      Ipv6Address source,
      BindingUpdate update,
      Ipv6Address proxyCareOfAddress,
      Timestamp at,
      Timestamp came) {
    this.source = source;
    this.update = update;
    this.at = at;
    this.came = came;
    this.proxyCareOfAddress = proxyCareOfAddress;
    boolean wants = false;
    this.named = PrefixSet.namedIn(update.options());
    for (Ipv6Prefix prefix : named) {
      if (prefix.address().equals(Ipv6Address.UNSPECIFIED)) {
        wants = true;
      } else {
        prefixes.add(prefix);
      }
    }
    this.wantsPrefix = wants;
  }

  private static Ipv6Address proxyCareOfAddress(Ipv6Address source, BindingUpdate update) {
    Optional<AlternateCareOfAddress> other = update.options().first(AlternateCareOfAddress.class);
    return other.isPresent() ? other.get().address() : source;
  }

  /** Where the answer goes. */
  Ipv6Address source() {
    return source;
  }

  BindingUpdate update() {
    return update;
  }

  /** The CMD's time of day now. */
  Timestamp at() {
    return at;
  }

  /** The CMD's time of day when the update came, by which its Timestamp is judged. */
  Timestamp came() {
    return came;
  }

  /** The MAAR whose prefix this is about: the source, unless the update names another address. */
  Ipv6Address proxyCareOfAddress() {
    return proxyCareOfAddress;
  }

  Optional<MnId> mn() {
    return update.options().first(MnId.class);
  }

  Optional<Timestamp> timestamp() {
    return update.options().first(Timestamp.class);
  }

  /** All that the Home Network Prefix options name. */
  List<Ipv6Prefix> named() {
    return named;
  }

  /** The prefixes named, without those that stand for a wish to have one assigned. */
  List<Ipv6Prefix> prefixes() {
    return prefixes;
  }

  /** True if a Home Network Prefix option asks for a prefix (ALL_ZERO). */
  boolean wantsPrefix() {
    return wantsPrefix;
  }

  /** The Handoff Indicator of an update that has one. */
  int handoff() {
    return update.options().first(HandoffIndicator.class).orElseThrow().value();
  }

  /** True if the update has the options that tell of its interface: 5213 5.3.1 asks for both. */
  boolean tellsInterface() {
    return update.options().has(HandoffIndicator.class)
        && update.options().has(AccessTechnologyType.class);
  }

  /** The access technology of an update that has one. */
  int accessTechnology() {
    return update.options().first(AccessTechnologyType.class).orElseThrow().value();
  }

  /** The link-layer identifier of the mobile node's interface; empty if none is told. */
  Octets linkLayer() {
    return Registration.linkLayerIn(update.options());
  }

  boolean deregisters() {
    return update.lifetime() == 0;
  }

  // Implements: 8885-4.1-5
  /** False if the sender does not know RFC 8885, which nobody serves outside of a laboratory. */
  boolean mayBeServed(Profile profile) {
    return update.has(BindingUpdate.DISTRIBUTED) || profile.has(Knob.LAB_PLAIN_PEERS);
  }
}
