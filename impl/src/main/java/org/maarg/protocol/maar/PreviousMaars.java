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
import org.maarg.protocol.PrefixSet;
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
   * Adds those that the CMD lists, in place of what was known of the same MAARs. There is a
   * Previous MAAR option for each prefix; the last of those of one MAAR that stand together is
   * followed by the options of its router and local networks, if it has told them (decision
   * dlif-option-association).
   */
  void addAll(
      List<MaarBindingView.Anchor> anchors, BindingAcknowledgement ack, Consumer<Output> out) {
    List<MobilityOption> options = ack.options().asList();
    List<MaarBindingView.Anchor> told = new ArrayList<>();
    int next = 0;
    while (next < options.size()) {
      if (options.get(next) instanceof PreviousMaar previous) {
        List<Ipv6Prefix> prefixes = together(options, next, previous.address());
        next += prefixes.size();
        told.addAll(read(previous.address(), prefixes, options, next, out));
      } else {
        next++;
      }
    }
    replace(anchors, told);
  }

  /** What the options from here on name of one MAAR, until one of something else. */
  private static List<Ipv6Prefix> together(
      List<MobilityOption> options, int from, Ipv6Address address) {
    List<Ipv6Prefix> prefixes = new ArrayList<>(2);
    for (int i = from; i < options.size(); i++) {
      if (options.get(i) instanceof PreviousMaar previous && previous.address().equals(address)) {
        prefixes.add(previous.homeNetworkPrefix());
      } else {
        return prefixes;
      }
    }
    return prefixes;
  }

  /**
   * All that was known of these MAARs goes; a prefix counts once, as it was told last, and of no
   * MAAR more than a set can have.
   */
  static void replace(List<MaarBindingView.Anchor> anchors, List<MaarBindingView.Anchor> told) {
    for (MaarBindingView.Anchor anchor : told) {
      anchors.removeIf(other -> other.address().equals(anchor.address()));
    }
    for (MaarBindingView.Anchor anchor : told) {
      anchors.removeIf(other -> other.compareTo(anchor) == 0);
      if (countOf(anchors, anchor.address()) < PrefixSet.MOST) {
        anchors.add(anchor);
      }
    }
  }

  private static int countOf(List<MaarBindingView.Anchor> anchors, Ipv6Address maar) {
    int count = 0;
    for (MaarBindingView.Anchor anchor : anchors) {
      if (anchor.address().equals(maar)) {
        count++;
      }
    }
    return count;
  }

  // Implements: 8885-4.7-4, 8885-4.8-4, 8885-4.4-4
  /**
   * Prefixes of a previous MAAR, as far as they are believed, with what the options from here to
   * the next one say of that MAAR.
   */
  List<MaarBindingView.Anchor> read(
      Ipv6Address address,
      List<Ipv6Prefix> prefixes,
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
    return believed(address, prefixes, router, List.copyOf(networks), out);
  }

  private List<MaarBindingView.Anchor> believed(
      Ipv6Address address,
      List<Ipv6Prefix> prefixes,
      Dlif router,
      List<Ipv6Prefix> networks,
      Consumer<Output> out) {
    List<MaarBindingView.Anchor> believed = new ArrayList<>(prefixes.size());
    for (Ipv6Prefix prefix : prefixes) {
      MaarBindingView.Anchor anchor = new MaarBindingView.Anchor(address, prefix, router, networks);
      if (isBelieved(anchor, out)) {
        believed.add(anchor);
      }
    }
    return believed;
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
  private boolean isBelieved(MaarBindingView.Anchor anchor, Consumer<Output> out) {
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
