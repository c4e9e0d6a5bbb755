package org.maarg.protocol.cmd;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.maarg.protocol.Heartbeats;
import org.maarg.protocol.Holdings;
import org.maarg.protocol.PrefixSet;
import org.maarg.protocol.Registration;
import org.maarg.protocol.StateReader;
import org.maarg.protocol.StateWriter;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Ipv6Prefix;
import org.maarg.wire.option.MnId;

/** The CMD's binding cache: entries by mobile node, who holds which prefix, entries per S-MAAR. */
final class CmdBindings implements Heartbeats.Sessions {
  private final Map<MnId, CmdBinding> bindings = new HashMap<>();
  private final PrefixHolders holders = new PrefixHolders();
  private final Map<Ipv6Address, Integer> servedBy = new HashMap<>();
  private final Map<Ipv6Address, Integer> anchoredBy = new HashMap<>();

  Optional<CmdBinding> find(MnId mn) {
    return Optional.ofNullable(bindings.get(mn));
  }

  int size() {
    return bindings.size();
  }

  int servedBy(Ipv6Address maar) {
    return servedBy.getOrDefault(maar, 0);
  }

  /** True if a MAAR serves some mobile node, or anchors a prefix of one. */
  @Override
  public boolean hasSessionsWith(Ipv6Address maar) {
    return servedBy.containsKey(maar) || anchoredBy.containsKey(maar);
  }

  /** All, in the order of their MN-IDs. */
  List<CmdBinding> all() {
    List<CmdBinding> all = new ArrayList<>(bindings.values());
    all.sort((a, b) -> a.registration().mn().compareTo(b.registration().mn()));
    return all;
  }

  /** True if no other mobile node holds this prefix or a part of it. */
  boolean isFreeFor(Ipv6Prefix prefix, MnId mn) {
    return holders.isFreeFor(prefix, mn);
  }

  /** True if no other mobile node holds one of these prefixes or a part of it. */
  boolean areFreeFor(PrefixSet prefixes, MnId mn) {
    for (Ipv6Prefix prefix : prefixes) {
      if (!isFreeFor(prefix, mn)) {
        return false;
      }
    }
    return true;
  }

  void add(CmdBinding binding) {
    bindings.put(binding.registration().mn(), binding);
    count(servedBy, binding.servingMaar(), 1);
    hold(binding.registration().prefixes(), binding.registration().mn());
  }

  /** The S-MAAR becomes the newest P-MAAR; who serves then is still to be said. */
  void becomePrevious(CmdBinding binding) {
    PreviousMaarEntry entry = new PreviousMaarEntry(binding.servingMaar(), binding.registration());
    binding.previousMaars().add(entry);
    count(anchoredBy, entry.address(), 1);
  }

  /** A P-MAAR of before this CMD's restart: since when nobody knows, so it counts as the oldest. */
  void restorePrevious(CmdBinding binding, PreviousMaarEntry entry) {
    binding.previousMaars().add(0, entry);
    count(anchoredBy, entry.address(), 1);
    hold(entry.prefixes(), binding.registration().mn());
  }

  /** A P-MAAR leaves the session with its prefixes. */
  void removePrevious(CmdBinding binding, PreviousMaarEntry entry) {
    binding.previousMaars().remove(entry);
    count(anchoredBy, entry.address(), -1);
    letGo(binding, entry.prefixes());
  }

  /** The binding gets a new S-MAAR, which is no P-MAAR any more, or new prefixes. */
  void serve(CmdBinding binding, Request request, Registration registration) {
    PrefixSet before = binding.registration().prefixes();
    count(servedBy, binding.servingMaar(), -1);
    binding.serve(request, registration);
    count(servedBy, binding.servingMaar(), 1);
    hold(registration.prefixes(), registration.mn());
    letGo(binding, before);
  }

  /**
   * A MAAR of the session has no longer these prefixes. The session may have them still: a MAAR can
   * have two addresses, and one pool (decision peer-authorisation).
   */
  void letGo(CmdBinding binding, PrefixSet prefixes) {
    for (Ipv6Prefix prefix : prefixes) {
      if (!binding.holds(prefix)) {
        holders.letGo(prefix);
      }
    }
  }

  void hold(PrefixSet prefixes, MnId mn) {
    for (Ipv6Prefix prefix : prefixes) {
      holders.hold(prefix, mn);
    }
  }

  void remove(CmdBinding binding) {
    bindings.remove(binding.registration().mn());
    for (Ipv6Prefix prefix : binding.registration().prefixes()) {
      holders.letGo(prefix);
    }
    count(servedBy, binding.servingMaar(), -1);
  }

  private static void count(Map<Ipv6Address, Integer> counts, Ipv6Address maar, int change) {
    int now = counts.getOrDefault(maar, 0) + change;
    if (now == 0) {
      counts.remove(maar);
    } else {
      counts.put(maar, now);
    }
  }

  /** Entries, and what is counted of them beside. */
  Holdings holdings() {
    return new Holdings()
        .with(Cmd.BINDINGS, bindings.size())
        .with(Cmd.SERVED, sum(servedBy))
        .with(Cmd.ANCHORED, sum(anchoredBy))
        .with(Cmd.PREFIXES, holders.size())
        .with(Cmd.PREFIXES_BY_LENGTH, holders.sizeByLength());
  }

  private static int sum(Map<Ipv6Address, Integer> counts) {
    int sum = 0;
    for (Integer count : counts.values()) {
      sum += count;
    }
    return sum;
  }

  private static void writeState(Map<Ipv6Address, Integer> counts, StateWriter out) {
    List<Ipv6Address> maars = new ArrayList<>(counts.keySet());
    Collections.sort(maars);
    out.put(maars.size());
    for (Ipv6Address maar : maars) {
      out.put(maar);
      out.put(counts.getOrDefault(maar, 0));
    }
  }

  void writeState(StateWriter out) {
    writeState(servedBy, out);
    writeState(anchoredBy, out);
    List<MnId> mns = new ArrayList<>(bindings.keySet());
    Collections.sort(mns);
    out.put(mns.size());
    for (MnId mn : mns) {
      find(mn).orElseThrow().writeState(out);
    }
    holders.writeState(out);
  }

  private static void readState(Map<Ipv6Address, Integer> counts, StateReader in) {
    int count = in.count();
    for (int i = 0; i < count; i++) {
      Ipv6Address maar = in.address();
      counts.put(maar, in.number(1, Integer.MAX_VALUE));
    }
  }

  void readState(StateReader in) {
    readState(servedBy, in);
    readState(anchoredBy, in);
    int count = in.count();
    for (int i = 0; i < count; i++) {
      CmdBinding binding = CmdBinding.readState(in);
      bindings.put(binding.registration().mn(), binding);
    }
    holders.readState(in);
  }

  List<CmdBindingView> views() {
    List<CmdBindingView> views = new ArrayList<>(bindings.size());
    for (CmdBinding binding : bindings.values()) {
      views.add(binding.view());
    }
    views.sort((a, b) -> a.mn().compareTo(b.mn()));
    return views;
  }
}
