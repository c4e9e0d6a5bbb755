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
  /** Sessions that a mobile node may have: more interfaces than any has that is no attack. */
  static final int MOST_SESSIONS = 8;

  /** The entry number 0 of each mobile node that has one. */
  private final Map<MnId, CmdBinding> bindings = new HashMap<>();

  /** All others, of the few mobile nodes that have some, by their numbers. */
  private final Map<MnId, List<CmdBinding>> further = new HashMap<>();

  private int furtherCount;
  private final PrefixHolders holders = new PrefixHolders();
  private final Map<Ipv6Address, Integer> servedBy = new HashMap<>();
  private final Map<Ipv6Address, Integer> anchoredBy = new HashMap<>();

  /** The session of a mobile node that has this number. */
  Optional<CmdBinding> find(MnId mn, int session) {
    if (session == 0) {
      return Optional.ofNullable(bindings.get(mn));
    }
    for (CmdBinding binding : furtherOf(mn)) {
      if (binding.session() == session) {
        return Optional.of(binding);
      }
    }
    return Optional.empty();
  }

  /** True if a mobile node has no session beside number 0. */
  boolean hasFirstAlone(MnId mn) {
    return furtherOf(mn).isEmpty();
  }

  private List<CmdBinding> furtherOf(MnId mn) {
    return further.isEmpty() ? List.of() : further.getOrDefault(mn, List.of());
  }

  // Implements: 5213-5.4-1
  /** The sessions of a mobile node, by their numbers. */
  List<CmdBinding> of(MnId mn) {
    CmdBinding first = bindings.get(mn);
    List<CmdBinding> others = furtherOf(mn);
    if (others.isEmpty()) {
      return first == null ? List.of() : List.of(first);
    }
    List<CmdBinding> all = new ArrayList<>(1 + others.size());
    if (first != null) {
      all.add(first);
    }
    all.addAll(others);
    return all;
  }

  int size() {
    return bindings.size() + furtherCount;
  }

  int servedBy(Ipv6Address maar) {
    return servedBy.getOrDefault(maar, 0);
  }

  /** True if a MAAR serves some mobile node, or anchors a prefix of one. */
  @Override
  public boolean hasSessionsWith(Ipv6Address maar) {
    return servedBy.containsKey(maar) || anchoredBy.containsKey(maar);
  }

  /** All, in the order of their MN-IDs and numbers. */
  List<CmdBinding> all() {
    List<CmdBinding> all = new ArrayList<>(bindings.values());
    for (List<CmdBinding> others : further.values()) {
      all.addAll(others);
    }
    all.sort(CmdBindings::compare);
    return all;
  }

  private static int compare(CmdBinding a, CmdBinding b) {
    int byMn = a.registration().mn().compareTo(b.registration().mn());
    return byMn != 0 ? byMn : Integer.compare(a.session(), b.session());
  }

  // Implements: 5213-5.2-1
  /** True if no other mobile node holds this prefix or a part of it. */
  boolean isFreeFor(Ipv6Prefix prefix, MnId mn) {
    return holders.isFreeFor(prefix, mn);
  }

  /**
   * True if another session of the same mobile node holds this prefix or a part of it.
   *
   * @param session another than this one; than none, if it is empty
   */
  boolean isOfAnother(Ipv6Prefix prefix, MnId mn, Optional<CmdBinding> session) {
    for (CmdBinding other : of(mn)) {
      if ((session.isEmpty() || session.get().session() != other.session())
          && other.overlaps(prefix)) {
        return true;
      }
    }
    return false;
  }

  /** True if nobody but this session holds one of these prefixes or a part of it. */
  boolean areFreeFor(PrefixSet prefixes, CmdBinding session) {
    MnId mn = session.registration().mn();
    for (Ipv6Prefix prefix : prefixes) {
      if (!isFreeFor(prefix, mn) || isOfAnother(prefix, mn, Optional.of(session))) {
        return false;
      }
    }
    return true;
  }

  private void put(CmdBinding binding) {
    MnId mn = binding.registration().mn();
    if (binding.session() == 0) {
      bindings.put(mn, binding);
      return;
    }
    List<CmdBinding> others = new ArrayList<>(furtherOf(mn));
    others.add(binding);
    others.sort(CmdBindings::compare);
    further.put(mn, others);
    furtherCount++;
  }

  private void take(CmdBinding binding) {
    MnId mn = binding.registration().mn();
    if (binding.session() == 0) {
      bindings.remove(mn);
      return;
    }
    List<CmdBinding> others = new ArrayList<>(furtherOf(mn));
    others.remove(binding);
    further.remove(mn);
    if (!others.isEmpty()) {
      further.put(mn, others);
    }
    furtherCount--;
  }

  void add(CmdBinding binding) {
    put(binding);
    count(servedBy, binding.servingMaar(), 1);
    hold(binding.registration().prefixes(), binding.registration().mn());
  }

  /** The S-MAAR becomes the newest P-MAAR; who serves then is still to be said. */
  void becomePrevious(CmdBinding binding) {
    PreviousMaarEntry entry = new PreviousMaarEntry(binding.servingMaar(), binding.registration());
    binding.addPrevious(binding.previousMaars().size(), entry);
    count(anchoredBy, entry.address(), 1);
  }

  /** A P-MAAR of before this CMD's restart: since when nobody knows, so it counts as the oldest. */
  void restorePrevious(CmdBinding binding, PreviousMaarEntry entry) {
    binding.addPrevious(0, entry);
    count(anchoredBy, entry.address(), 1);
    hold(entry.prefixes(), binding.registration().mn());
  }

  /** A P-MAAR leaves the session with its prefixes. */
  void removePrevious(CmdBinding binding, PreviousMaarEntry entry) {
    binding.removePrevious(entry);
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
    take(binding);
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
        .with(Cmd.BINDINGS, size())
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
    out.put(size());
    for (CmdBinding binding : all()) {
      binding.writeState(out);
    }
    holders.writeState(out);
  }

  private static Map<Ipv6Address, Integer> readCounts(StateReader in) {
    int count = in.count();
    Map<Ipv6Address, Integer> counts = new HashMap<>();
    for (int i = 0; i < count; i++) {
      Ipv6Address maar = in.address();
      counts.put(maar, in.number(1, Integer.MAX_VALUE));
    }
    in.checkNames(count, counts.size());
    return counts;
  }

  /** What follows from the entries is made of them, and has to be what was written beside. */
  void readState(StateReader in) {
    Map<Ipv6Address, Integer> serve = readCounts(in);
    Map<Ipv6Address, Integer> anchor = readCounts(in);
    int count = in.count();
    for (int i = 0; i < count; i++) {
      restore(CmdBinding.readState(in), in);
    }
    if (!serve.equals(servedBy) || !anchor.equals(anchoredBy)) {
      throw in.damage("a MAAR has another number of sessions than was counted");
    }
    holders.check(in);
  }

  private void restore(CmdBinding binding, StateReader in) {
    MnId mn = binding.registration().mn();
    if (find(mn, binding.session()).isPresent()) {
      throw in.damage(mn + " has session " + binding.session() + " twice");
    }
    checkExclusive(binding, binding.registration().prefixes(), in);
    for (PreviousMaarEntry entry : binding.previousMaars()) {
      checkExclusive(binding, entry.prefixes(), in);
    }
    add(binding);
    for (PreviousMaarEntry entry : binding.previousMaars()) {
      count(anchoredBy, entry.address(), 1);
      hold(entry.prefixes(), mn);
    }
  }

  // Implements: 5213-5.2-1
  /** What lies in another mobile node's prefix is found when all are known. */
  private void checkExclusive(CmdBinding binding, PrefixSet prefixes, StateReader in) {
    MnId mn = binding.registration().mn();
    for (Ipv6Prefix prefix : prefixes) {
      if (!holders.isNoneOrOf(prefix, mn) || isOfAnother(prefix, mn, Optional.of(binding))) {
        throw in.damage(prefix + " of " + mn + " is of another session as well");
      }
    }
  }

  List<CmdBindingView> views() {
    List<CmdBindingView> views = new ArrayList<>(size());
    for (CmdBinding binding : all()) {
      views.add(binding.view());
    }
    return views;
  }
}
