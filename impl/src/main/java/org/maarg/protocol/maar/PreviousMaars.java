package org.maarg.protocol.maar;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.maarg.protocol.Dlif;
import org.maarg.protocol.DropReason;
import org.maarg.protocol.LocalNetworks;
import org.maarg.protocol.Output;
import org.maarg.protocol.Peers;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Ipv6Prefix;
import org.maarg.wire.Octets;
import org.maarg.wire.message.BindingAcknowledgement;
import org.maarg.wire.option.DlifLinkLayerAddress;
import org.maarg.wire.option.DlifLinkLocalAddress;
import org.maarg.wire.option.LocalPrefix;
import org.maarg.wire.option.MobilityOption;
import org.maarg.wire.option.PreviousMaar;

/** Reads what an acknowledgement tells of previous MAARs, and judges it. */
final class PreviousMaars {
  private final MaarConfig config;
  private final Peers peers;

  PreviousMaars(MaarConfig config, Peers peers) {
    this.config = config;
    this.peers = peers;
  }

  // Implements: 8885-3.7-6
  /**
   * Adds those that the CMD lists. Each Previous MAAR option is followed by the options of that
   * MAAR's router and local networks, if it has told them (decision dlif-option-association).
   */
  void addAll(
      List<MaarBindingView.Anchor> anchors, BindingAcknowledgement ack, Consumer<Output> out) {
    List<MobilityOption> options = ack.options().asList();
    for (int i = 0; i < options.size(); i++) {
      if (options.get(i) instanceof PreviousMaar previous) {
        MaarBindingView.Anchor anchor =
            read(previous.address(), previous.homeNetworkPrefix(), options, i + 1, out);
        if (isBelieved(anchor, out)) {
          add(anchors, anchor);
        }
      }
    }
  }

  /** Adds one; a MAAR has one prefix of a mobile node. */
  static void add(List<MaarBindingView.Anchor> anchors, MaarBindingView.Anchor anchor) {
    anchors.removeIf(other -> other.address().equals(anchor.address()));
    anchors.add(anchor);
  }

  // Implements: 8885-4.7-4, 8885-4.8-4, 8885-4.4-4
  /** A previous MAAR with what the options from here to the next one say of it. */
  static MaarBindingView.Anchor read(
      Ipv6Address address,
      Ipv6Prefix prefix,
      List<MobilityOption> options,
      int from,
      Consumer<Output> out) {
    Optional<Ipv6Address> linkLocal = Optional.empty();
    Octets linkLayer = Octets.EMPTY;
    List<Ipv6Prefix> networks = new ArrayList<>();
    for (int i = from; i < options.size() && !(options.get(i) instanceof PreviousMaar); i++) {
      MobilityOption option = options.get(i);
      if (option instanceof DlifLinkLocalAddress told) {
        linkLocal = Optional.of(told.address());
      } else if (option instanceof DlifLinkLayerAddress told) {
        linkLayer = told.address();
      } else if (option instanceof LocalPrefix local) {
        if (!LocalNetworks.addIfUsable(networks, local.prefix())) {
          unusable(local.prefix().address(), out);
        }
      }
    }
    Dlif router =
        linkLocal.isPresent() && linkLayer.length() > 0
            ? router(linkLayer, linkLocal.get(), out)
            : Dlif.UNKNOWN;
    return new MaarBindingView.Anchor(address, prefix, router, List.copyOf(networks));
  }

  /** A router is shown under addresses that a router may have (RFC 4861 4.2), else under none. */
  private static Dlif router(Octets linkLayer, Ipv6Address linkLocal, Consumer<Output> out) {
    if (linkLocal.isLinkLocal() && (linkLayer.at(0) & 1) == 0) {
      return new Dlif(linkLayer, linkLocal);
    }
    unusable(linkLocal, out);
    return Dlif.UNKNOWN;
  }

  private static void unusable(Ipv6Address address, Consumer<Output> out) {
    out.accept(new Output.Dropped(DropReason.UNUSABLE_ADDRESS, address));
  }

  // Implements: 8885-3-6
  /** True if this is a MAAR of the domain, other than this one, and the prefix is its to anchor. */
  boolean isBelieved(MaarBindingView.Anchor anchor, Consumer<Output> out) {
    if (anchor.address().equals(config.address())) {
      out.accept(new Output.Dropped(DropReason.TUNNEL_TO_SELF, anchor.address()));
    } else if (!peers.has(anchor.address())) {
      out.accept(new Output.Dropped(DropReason.UNKNOWN_PEER, anchor.address()));
    } else if (!peers.mayAnchor(anchor.address(), anchor.prefix())) {
      out.accept(new Output.Dropped(DropReason.PREFIX_NOT_OF_PEER, anchor.address()));
    } else {
      return true;
    }
    return false;
  }
}
