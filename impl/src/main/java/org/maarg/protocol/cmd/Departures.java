package org.maarg.protocol.cmd;

import java.util.ArrayList;
import java.util.function.Consumer;
import org.maarg.protocol.Event;
import org.maarg.protocol.Heartbeats;
import org.maarg.protocol.Input;
import org.maarg.protocol.Output;
import org.maarg.protocol.Peers;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.option.Timestamp;

/**
 * What the CMD does when the operator changes who is a MAAR of the domain (decision peer-changes;
 * RFC 8885 is silent). A MAAR that is none any more anchors nothing and is told nothing. Where it
 * serves a mobile node, the entry stays until that registers elsewhere or its lifetime ends: it
 * holds what the other MAARs anchor.
 */
final class Departures {
  private final Peers peers;
  private final CmdBindings bindings;
  private final CmdReleases releases;
  private final CmdUpdates updates;
  private final CmdAnswers answers;
  private final Heartbeats heartbeats;

  Departures(
      Peers peers,
      CmdBindings bindings,
      CmdReleases releases,
      CmdUpdates updates,
      CmdAnswers answers,
      Heartbeats heartbeats) {
    this.peers = peers;
    this.bindings = bindings;
    this.releases = releases;
    this.updates = updates;
    this.answers = answers;
    this.heartbeats = heartbeats;
  }

  void on(Input.PeersChanged change, Consumer<Output> out) {
    for (Ipv6Address maar : peers.replace(change, out)) {
      heartbeats.forget(maar, out);
    }
    for (Release release : releases.all()) {
      if (!peers.has(release.address())) {
        updates.stop(release.name(), release.exchange(), out);
        updates.giveUp(release, out);
      }
    }
    for (CmdBinding binding : bindings.all()) {
      letGo(binding, change.at(), out);
    }
  }

  private void letGo(CmdBinding binding, Timestamp now, Consumer<Output> out) {
    if (!peers.has(binding.source())) {
      answers.abandon(binding, out);
    }
    boolean settled = binding.isSettled();
    int before = binding.previousMaars().size();
    for (PreviousMaarEntry entry : new ArrayList<>(binding.previousMaars())) {
      if (!peers.mayAnchor(entry.address(), entry.prefixes())) {
        Ipv6Address maar = entry.address();
        out.accept(
            new Output.Happened(Event.PREVIOUS_MAAR_REMOVED, binding.registration().mn(), maar));
        updates.leave(binding, entry, out);
      }
    }
    if (!settled && binding.previousMaars().size() < before) {
      answers.settle(binding, now, out);
    }
  }
}
