package org.maarg.fuzz.nodes;

import java.util.List;
import java.util.Optional;
import org.maarg.checks.world.Properties;
import org.maarg.checks.world.Violation;
import org.maarg.protocol.cmd.Cmd;
import org.maarg.protocol.cmd.CmdBindingView;
import org.maarg.protocol.maar.Maar;
import org.maarg.protocol.maar.MaarBindingView;
import org.maarg.protocol.maar.MaarState;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Octets;
import org.maarg.wire.option.MnId;

/** What the model checks demand of a session at rest, of nodes that are in no world of theirs. */
final class Sessions {
  private final Cmd cmd;
  private final List<Maar> maars;

  Sessions(Cmd cmd, List<Maar> maars) {
    this.cmd = cmd;
    this.maars = maars;
  }

  // Verifies: 5213-4-1, 8885-3.2-5, 8885-3.2-12, 8885-3.2-13
  /** Checks the session of an interface of a mobile node that is at a MAAR. */
  void check(MnId mn, Octets linkLayer, Ipv6Address place) {
    CmdBindingView binding =
        cmd.bindings().stream()
            .filter(it -> it.mn().equals(mn) && it.linkLayer().equals(linkLayer))
            .findFirst()
            .orElseThrow(() -> broken(Properties.BINDINGS_AGREE, "no binding of " + mn));
    MaarBindingView serving =
        at(place, binding)
            .orElseThrow(() -> broken(Properties.BINDINGS_AGREE, place + ": no " + mn));
    if (!binding.active()
        || !binding.proxyCareOfAddress().equals(place)
        || serving.state() != MaarState.SERVING
        || !serving.prefixes().equals(binding.prefixes())) {
      throw broken(Properties.BINDINGS_AGREE, binding + " at the CMD, but " + serving);
    }
    if (serving.anchors().size() != confirmedPrefixes(binding)) {
      throw broken(Properties.ANSWERS_COMPLETE, binding + " at the CMD, but " + serving);
    }
    for (MaarBindingView.Anchor anchor : serving.anchors()) {
      checkAnchor(binding, anchor);
    }
    checkOthers(binding, serving);
  }

  /**
   * Messages are held back here for longer than a CMD asks. A P-MAAR that has stayed silent is
   * asked again at the renewal (decision retransmission-limit); until then nothing is claimed of
   * it.
   */
  private static long confirmedPrefixes(CmdBindingView binding) {
    return binding.previousMaars().stream()
        .filter(CmdBindingView.PreviousMaarView::confirmed)
        .mapToInt(previous -> previous.prefixes().size())
        .sum();
  }

  private static boolean isSilent(CmdBindingView binding, Ipv6Address maar) {
    return binding.previousMaars().stream()
        .anyMatch(it -> it.address().equals(maar) && !it.confirmed());
  }

  private void checkAnchor(CmdBindingView binding, MaarBindingView.Anchor anchor) {
    boolean listed =
        binding.previousMaars().stream()
            .anyMatch(
                it ->
                    it.address().equals(anchor.address())
                        && it.prefixes().contains(anchor.prefix())
                        && it.confirmed());
    Optional<MaarBindingView> there = at(anchor.address(), binding);
    if (!listed
        || there.isEmpty()
        || !there.get().prefixes().contains(anchor.prefix())
        || !there.get().servingMaar().equals(binding.proxyCareOfAddress())) {
      throw broken(Properties.PREFIXES_REACHABLE, "expects " + anchor + ", is " + there);
    }
  }

  /** A MAAR that anchors for a mobile node is one that the S-MAAR knows. */
  private void checkOthers(CmdBindingView binding, MaarBindingView serving) {
    for (Maar maar : maars) {
      Optional<MaarBindingView> there = at(maar.address(), binding);
      if (there.isPresent()
          && !isSilent(binding, maar.address())
          && !there.get().servingMaar().equals(Ipv6Address.UNSPECIFIED)
          && serving.anchors().stream().noneMatch(it -> it.address().equals(maar.address()))) {
        throw broken(Properties.PREFIXES_REACHABLE, "none expects the tunnel of " + there.get());
      }
    }
  }

  /** What a MAAR holds of a session: its interface is the same all its life here. */
  private Optional<MaarBindingView> at(Ipv6Address address, CmdBindingView session) {
    return maars.stream()
        .filter(maar -> maar.address().equals(address))
        .flatMap(maar -> maar.bindings().stream())
        .filter(view -> view.mn().equals(session.mn()))
        .filter(view -> view.linkLayer().equals(session.linkLayer()))
        .findFirst();
  }

  private static Violation broken(String property, String what) {
    return new Violation(property, what);
  }
}
