package org.maarg.protocol.cmd;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.maarg.protocol.StateReader;
import org.maarg.protocol.StateWriter;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Ipv6Prefix;
import org.maarg.wire.option.MnId;

// Implements: 5213-5.2-1
/**
 * Whose each prefix is. A prefix is one mobile node's alone, with all that lies in it (RFC 5213
 * 5.2).
 */
final class PrefixHolders {
  private final Map<Ipv6Prefix, MnId> holders = new HashMap<>();

  /** How many prefixes of each length are held. */
  private final int[] lengths = new int[Ipv6Prefix.MAX_LENGTH + 1];

  /** True if no other mobile node holds this prefix, one around it, or one in it. */
  boolean isFreeFor(Ipv6Prefix prefix, MnId mn) {
    for (int length = 0; length <= prefix.length(); length++) {
      MnId holder =
          lengths[length] == 0 ? null : holders.get(Ipv6Prefix.of(prefix.address(), length));
      if (holder != null && !holder.equals(mn)) {
        return false;
      }
    }
    return !hasLonger(prefix.length()) || isFreeWithin(prefix, mn);
  }

  private boolean hasLonger(int length) {
    for (int longer = length + 1; longer < lengths.length; longer++) {
      if (lengths[longer] > 0) {
        return true;
      }
    }
    return false;
  }

  /** The slow way, where prefixes of several lengths are in use. */
  private boolean isFreeWithin(Ipv6Prefix prefix, MnId mn) {
    for (Map.Entry<Ipv6Prefix, MnId> entry : holders.entrySet()) {
      if (prefix.contains(entry.getKey()) && !entry.getValue().equals(mn)) {
        return false;
      }
    }
    return true;
  }

  void hold(Ipv6Prefix prefix, MnId mn) {
    if (holders.put(prefix, mn) == null) {
      lengths[prefix.length()]++;
    }
  }

  /** A prefix that is held is nobody's any more. */
  void letGo(Ipv6Prefix prefix) {
    holders.remove(prefix);
    lengths[prefix.length()]--;
  }

  int size() {
    return holders.size();
  }

  /** The same, counted by length. */
  int sizeByLength() {
    int sum = 0;
    for (int count : lengths) {
      sum += count;
    }
    return sum;
  }

  void writeState(StateWriter out) {
    out.put(sizeByLength());
    List<Ipv6Prefix> prefixes = new ArrayList<>(holders.keySet());
    Collections.sort(prefixes);
    out.put(prefixes.size());
    for (Ipv6Prefix prefix : prefixes) {
      out.put(prefix);
      out.put(Objects.requireNonNull(holders.get(prefix)));
    }
  }

  /** True if this very prefix is nobody's, or this mobile node's. */
  boolean isNoneOrOf(Ipv6Prefix prefix, MnId mn) {
    MnId holder = holders.get(prefix);
    return holder == null || holder.equals(mn);
  }

  /** Reads what {@link #writeState} wrote, which has to be what is held, and of one holder each. */
  void check(StateReader in) {
    in.number(sizeByLength(), sizeByLength());
    in.number(size(), size());
    // Each lies in the one before it.
    List<Ipv6Prefix> around = new ArrayList<>();
    Ipv6Prefix before = Ipv6Prefix.of(Ipv6Address.UNSPECIFIED, 0);
    for (int i = 0; i < size(); i++) {
      Ipv6Prefix prefix = in.prefix();
      MnId mn = in.mn();
      if (!mn.equals(holders.get(prefix)) || (i > 0 && prefix.compareTo(before) <= 0)) {
        throw in.damage(mn + " does not hold " + prefix);
      }
      while (!around.isEmpty() && !around.get(around.size() - 1).contains(prefix)) {
        around.remove(around.size() - 1);
      }
      if (!around.isEmpty() && !mn.equals(holders.get(around.get(around.size() - 1)))) {
        throw in.damage(prefix + " of " + mn + " lies in another's");
      }
      around.add(prefix);
      before = prefix;
    }
  }
}
