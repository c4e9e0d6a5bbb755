package org.maarg.sim;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.maarg.protocol.PrefixSet;
import org.maarg.protocol.Tunnel;
import org.maarg.protocol.cmd.CmdBindingView;
import org.maarg.protocol.cmd.CmdBindingView.PreviousMaarView;
import org.maarg.protocol.maar.MaarBindingView;
import org.maarg.sim.DomainIndex.At;
import org.maarg.sim.DomainIndex.RouterKey;
import org.maarg.sim.DomainState.MaarSnapshot;
import org.maarg.sim.Inconsistency.Kind;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Ipv6Prefix;
import org.maarg.wire.option.MnId;

/**
 * The check behind {@link Verdict}. Goes through the CMD's bindings, asks for what each of them
 * needs and ticks it off; what is not ticked off in the end is left over.
 */
final class ConsistencyCheck {
  private final DomainState state;
  private final Names names;
  private final DomainIndex index;

  /** What the CMD's bindings account for. */
  private final Set<At> accounted = new HashSet<>();

  private final List<Inconsistency> found = new ArrayList<>();

  ConsistencyCheck(DomainState state, Names names) {
    this.state = state;
    this.names = names;
    this.index = new DomainIndex(state);
  }

  List<Inconsistency> run() {
    Set<MnId> registered = new HashSet<>();
    Set<Interface> interfaces = new HashSet<>();
    for (CmdBindingView binding : state.cmd()) {
      registered.add(binding.mn());
      interfaces.add(new Interface(binding.mn(), binding.linkLayer()));
      checkBinding(binding);
    }
    state
        .interfaces()
        .forEach(
            (of, at) -> {
              if (!interfaces.contains(of)) {
                reportUnregistered(of.mn(), at);
              }
            });
    state.attachments().entrySet().stream()
        .filter(attachment -> !registered.contains(attachment.getKey()))
        .sorted(Map.Entry.comparingByKey(Comparator.naturalOrder()))
        .forEach(attachment -> reportUnregistered(attachment.getKey(), attachment.getValue()));
    checkSharedPrefixes();
    state.maars().forEach(this::checkLeftOver);
    return found;
  }

  private void reportUnregistered(MnId mn, Ipv6Address at) {
    index.bindings(at, mn).forEach(binding -> accounted.add(new At(at, binding)));
    report(Kind.NOT_REGISTERED, mn, at, mn + " is at " + name(at) + ", the CMD does not know it");
  }

  private void checkBinding(CmdBindingView binding) {
    account(binding);
    MnId mn = binding.mn();
    Ipv6Address serving = binding.proxyCareOfAddress();
    Optional<Ipv6Address> at = state.place(binding);
    if (at.isEmpty()) {
      report(Kind.STILL_REGISTERED, mn, serving, mn + " is gone, the CMD still has its binding");
      return;
    }
    if (!at.get().equals(serving)) {
      report(
          Kind.WRONG_SERVING_MAAR,
          mn,
          at.get(),
          mn + " is at " + name(at.get()) + ", the CMD has it at " + name(serving));
    }
    checkProgress(binding);
    checkServing(binding);
    for (PreviousMaarView previous : binding.previousMaars()) {
      if (previous.address().equals(serving)) {
        report(
            Kind.SERVING_MAAR_LISTED,
            mn,
            serving,
            name(serving) + " serves " + mn + " and is in its list of previous MAARs");
      } else {
        checkPrevious(binding, previous);
      }
    }
  }

  private void account(CmdBindingView binding) {
    MnId mn = binding.mn();
    Ipv6Address serving = binding.proxyCareOfAddress();
    accountBinding(serving, binding, binding.prefixes());
    for (Ipv6Prefix prefix : binding.prefixes()) {
      accounted.add(new At(serving, new RouterKey(mn, serving, prefix)));
    }
    for (PreviousMaarView previous : binding.previousMaars()) {
      Ipv6Address anchor = previous.address();
      accountBinding(anchor, binding, previous.prefixes());
      for (Ipv6Prefix prefix : previous.prefixes()) {
        accounted.add(new At(anchor, DomainIndex.anchorEnd(mn, prefix, serving)));
        accounted.add(new At(serving, DomainIndex.servingEnd(mn, prefix, anchor)));
        accounted.add(new At(serving, new RouterKey(mn, anchor, prefix)));
      }
    }
  }

  private void accountBinding(Ipv6Address maar, CmdBindingView session, PrefixSet prefixes) {
    index
        .binding(maar, session, prefixes)
        .ifPresent(binding -> accounted.add(new At(maar, binding)));
  }

  private void checkProgress(CmdBindingView binding) {
    MnId mn = binding.mn();
    Ipv6Address serving = binding.proxyCareOfAddress();
    if (!binding.active()) {
      report(Kind.SESSION_ENDING, mn, serving, "the CMD is ending the session of " + mn);
    }
    if (!binding.settled()) {
      report(Kind.UNSETTLED, mn, serving, "the CMD still waits for answers about " + mn);
    }
  }

  private void checkServing(CmdBindingView binding) {
    MnId mn = binding.mn();
    Ipv6Address serving = binding.proxyCareOfAddress();
    if (!isUp(mn, serving)) {
      return;
    }
    MaarBindingView local = index.binding(serving, binding, binding.prefixes()).orElse(null);
    if (local == null || !local.state().isAttached() || local.lifetime() == 0) {
      String what = local == null ? "has no binding for " + mn : "is " + local.state() + " " + mn;
      report(Kind.NOT_SERVING, mn, serving, name(serving) + " should serve " + mn + " but " + what);
      return;
    }
    checkPrefixes(mn, serving, binding.prefixes(), local.prefixes());
    for (Ipv6Prefix prefix : binding.prefixes()) {
      checkRouter(mn, serving, serving, prefix, true);
    }
    checkAnchors(binding, local);
  }

  private void checkAnchors(CmdBindingView binding, MaarBindingView local) {
    MnId mn = binding.mn();
    Ipv6Address serving = binding.proxyCareOfAddress();
    Set<At> known = new HashSet<>();
    local.anchors().forEach(anchor -> known.add(new At(anchor.address(), anchor.prefix())));
    for (PreviousMaarView previous : binding.previousMaars()) {
      for (Ipv6Prefix prefix : previous.prefixes()) {
        boolean isKnown = known.remove(new At(previous.address(), prefix));
        if (!isKnown && !previous.address().equals(serving)) {
          String what = name(previous.address()) + " anchors " + prefix + " for " + mn;
          report(Kind.MISSING_ANCHOR, mn, serving, name(serving) + " does not know that " + what);
        }
      }
    }
    for (MaarBindingView.Anchor anchor : local.anchors()) {
      if (known.contains(new At(anchor.address(), anchor.prefix()))) {
        String what = name(anchor.address()) + " anchors " + anchor.prefix() + " for " + mn;
        String sentence = name(serving) + " holds that " + what + ", the CMD does not";
        report(Kind.LEFTOVER_ANCHOR, mn, serving, sentence);
      }
    }
  }

  private void checkPrevious(CmdBindingView binding, PreviousMaarView previous) {
    MnId mn = binding.mn();
    Ipv6Address serving = binding.proxyCareOfAddress();
    Ipv6Address anchor = previous.address();
    if (isUp(mn, anchor)) {
      checkAnchoring(binding, previous);
      for (Ipv6Prefix prefix : previous.prefixes()) {
        checkTunnel(mn, anchor, DomainIndex.anchorEnd(mn, prefix, serving));
      }
    }
    if (index.isUp(serving)) {
      for (Ipv6Prefix prefix : previous.prefixes()) {
        checkTunnel(mn, serving, DomainIndex.servingEnd(mn, prefix, anchor));
        checkRouter(mn, serving, anchor, prefix, false);
      }
    }
  }

  private void checkAnchoring(CmdBindingView binding, PreviousMaarView previous) {
    MnId mn = binding.mn();
    Ipv6Address serving = binding.proxyCareOfAddress();
    Ipv6Address anchor = previous.address();
    MaarBindingView local = index.binding(anchor, binding, previous.prefixes()).orElse(null);
    if (local == null) {
      report(
          Kind.NOT_ANCHORING,
          mn,
          anchor,
          name(anchor) + " should anchor " + previous.prefixes() + " but has no binding for " + mn);
    } else if (!local.state().isAnchor() || !local.servingMaar().equals(serving)) {
      report(
          Kind.NOT_ANCHORING,
          mn,
          anchor,
          name(anchor)
              + " should anchor "
              + previous.prefixes()
              + " of "
              + mn
              + " for "
              + name(serving)
              + " but is "
              + local.state()
              + " for "
              + name(local.servingMaar()));
    } else {
      checkPrefixes(mn, anchor, previous.prefixes(), local.prefixes());
    }
  }

  private void checkPrefixes(MnId mn, Ipv6Address maar, PrefixSet cmds, PrefixSet maars) {
    if (!cmds.equals(maars)) {
      report(
          Kind.WRONG_PREFIX,
          mn,
          maar,
          name(maar) + " anchors " + maars + " for " + mn + ", the CMD has " + cmds + " there");
    }
  }

  private void checkTunnel(MnId mn, Ipv6Address node, Tunnel needed) {
    List<Tunnel> here = index.tunnels(node, mn);
    if (here.contains(needed)) {
      return;
    }
    for (Tunnel tunnel : here) {
      boolean sameRoute = tunnel.end() == needed.end() && tunnel.prefix().equals(needed.prefix());
      if (sameRoute && !tunnel.peer().equals(node) && accounted.add(new At(node, tunnel))) {
        report(
            Kind.WRONG_TUNNEL,
            mn,
            node,
            describe(node, tunnel) + ", it should lead to " + name(needed.peer()));
        return;
      }
    }
    report(Kind.MISSING_TUNNEL, mn, node, "missing: " + describe(node, needed));
  }

  private void checkRouter(
      MnId mn, Ipv6Address serving, Ipv6Address anchor, Ipv6Prefix prefix, boolean preferred) {
    AdvertisedRouter router = index.router(serving, new RouterKey(mn, anchor, prefix)).orElse(null);
    String what = name(serving) + " shows " + mn + " the router of " + prefix;
    if (router == null) {
      report(Kind.MISSING_ROUTER, mn, serving, "missing: " + what);
    } else if (router.preferred() != preferred) {
      String how = router.preferred() ? " as preferred" : " as deprecated";
      report(Kind.WRONG_ROUTER, mn, serving, what + how);
    }
  }

  private void checkSharedPrefixes() {
    Map<Ipv6Prefix, MnId> owners = new HashMap<>();
    for (MaarSnapshot maar : state.maars()) {
      for (MaarBindingView binding : maar.bindings()) {
        for (Ipv6Prefix prefix : binding.prefixes()) {
          MnId other = owners.putIfAbsent(prefix, binding.mn());
          if (other != null) {
            report(
                Kind.PREFIX_SHARED,
                binding.mn(),
                maar.address(),
                prefix + " belongs to " + other + " and to " + binding.mn());
          }
        }
      }
    }
  }

  private void checkLeftOver(MaarSnapshot maar) {
    Ipv6Address at = maar.address();
    for (MaarBindingView binding : maar.bindings()) {
      if (!accounted.contains(new At(at, binding))) {
        report(
            Kind.LEFTOVER_BINDING, binding.mn(), at, "left over at " + name(at) + ": " + binding);
      }
    }
    for (Tunnel tunnel : maar.tunnels()) {
      if (tunnel.peer().equals(at)) {
        report(Kind.TUNNEL_TO_SELF, tunnel.mn(), at, describe(at, tunnel));
      } else if (!accounted.contains(new At(at, tunnel))) {
        report(Kind.LEFTOVER_TUNNEL, tunnel.mn(), at, "left over: " + describe(at, tunnel));
      }
    }
    for (AdvertisedRouter router : maar.routers()) {
      if (!accounted.contains(new At(at, RouterKey.of(router)))) {
        report(Kind.LEFTOVER_ROUTER, router.mn(), at, "left over at " + name(at) + ": " + router);
      }
    }
  }

  private boolean isUp(MnId mn, Ipv6Address maar) {
    if (!index.isUp(maar)) {
      report(Kind.MAAR_DOWN, mn, maar, name(maar) + " is not up, the CMD counts on it for " + mn);
    }
    return index.isUp(maar);
  }

  private String describe(Ipv6Address node, Tunnel tunnel) {
    String end = tunnel.end() == Tunnel.End.ANCHOR ? "anchor" : "serving";
    return "tunnel at "
        + name(node)
        + " ("
        + end
        + " end) to "
        + name(tunnel.peer())
        + " for "
        + tunnel.prefix()
        + " of "
        + tunnel.mn();
  }

  private String name(Ipv6Address address) {
    return address.equals(Ipv6Address.UNSPECIFIED) ? "nobody" : names.of(address);
  }

  private void report(Kind kind, MnId mn, Ipv6Address node, String sentence) {
    found.add(new Inconsistency(kind, mn, node, sentence));
  }
}
