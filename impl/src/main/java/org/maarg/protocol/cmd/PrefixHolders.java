package org.maarg.protocol.cmd;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.maarg.protocol.StateReader;
import org.maarg.protocol.StateWriter;
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

  void readState(StateReader in) {
    long byLength = in.number();
    int count = in.count();
    for (int i = 0; i < count; i++) {
      Ipv6Prefix prefix = in.prefix();
      hold(prefix, in.mn());
    }
    if (byLength != sizeByLength()) {
      throw new IllegalArgumentException("a prefix is held twice");
    }
  }
}
