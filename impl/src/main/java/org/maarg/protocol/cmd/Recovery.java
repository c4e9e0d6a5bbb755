package org.maarg.protocol.cmd;

import java.util.Optional;
import java.util.function.Consumer;
import org.maarg.protocol.Event;
import org.maarg.protocol.Knob;
import org.maarg.protocol.Output;
import org.maarg.protocol.Peers;
import org.maarg.protocol.PrefixSet;
import org.maarg.protocol.Profile;
import org.maarg.protocol.Registration;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.option.MnId;
import org.maarg.wire.option.Timestamp;

/**
 * Brings sessions back where one end has lost them by a restart (decision heartbeat; RFC 8885 is
 * silent). Nothing here happens without Heartbeat.
 */
final class Recovery {
  private final CmdConfig config;
  private final CmdBindings bindings;
  private final CmdReleases releases;
  private final CmdUpdates updates;
  private final Peers peers;

  Recovery(
      CmdConfig config,
      Peers peers,
      CmdBindings bindings,
      CmdReleases releases,
      CmdUpdates updates) {
    this.config = config;
    this.peers = peers;
    this.bindings = bindings;
    this.releases = releases;
    this.updates = updates;
  }

  // Implements: 5847-3-8
  /**
   * A MAAR has lost its sessions: it is told again of each prefix that it anchors. Where it served
   * a mobile node, the entry stays until that registers anew or its lifetime ends: it holds what
   * the other MAARs anchor.
   */
  void onRestart(Ipv6Address maar, Timestamp now, Consumer<Output> out) {
    for (CmdBinding binding : bindings.all()) {
      Optional<PreviousMaarEntry> entry = binding.previousMaar(maar);
      if (entry.isPresent()) {
        entry.get().confirmed = false;
        updates.update(binding, entry.get(), now, out);
      }
    }
  }

  /**
   * A P-MAAR asks whether a session goes on whose list does not have it: a CMD that has forgotten
   * its list by a restart learns it so. Empty if that cannot be, or is not believed: the prefixes
   * have to be of the MAAR's own pool, and no release may be under way there.
   */
  Optional<PreviousMaarEntry> restore(Request request, CmdBinding binding, Consumer<Output> out) {
    Ipv6Address maar = request.proxyCareOfAddress();
    MnId mn = binding.registration().mn();
    Optional<PrefixSet> named = PrefixSet.of(request.prefixes());
    if (named.isEmpty()
        || !mayRestore(request, named.get(), binding)
        || releases.find(mn, binding.session(), maar).isPresent()) {
      return Optional.empty();
    }
    Registration last = binding.registration().ended(named.get());
    PreviousMaarEntry entry = new PreviousMaarEntry(maar, last);
    bindings.restorePrevious(binding, entry);
    out.accept(new Output.Happened(Event.PREVIOUS_MAAR_RESTORED, mn, maar));
    return Optional.of(entry);
  }

  private boolean mayRestore(Request request, PrefixSet named, CmdBinding binding) {
    Profile profile = config.profile();
    return profile.value(Knob.HEARTBEAT_INTERVAL) > 0
        && profile.deregistration() == Profile.Deregistration.RENEWED_BY_CMD
        && request.update().has(BindingUpdate.DISTRIBUTED)
        && binding.phase == CmdBinding.Phase.ACTIVE
        && !binding.servingMaar().equals(request.proxyCareOfAddress())
        && binding.previousMaars().size() < profile.value(Knob.MAX_PREVIOUS_MAARS)
        && peers.mayAnchor(request.proxyCareOfAddress(), named)
        && bindings.areFreeFor(named, binding)
        && !binding.holdsOneOf(named);
  }
}
