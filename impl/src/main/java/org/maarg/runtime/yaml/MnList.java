package org.maarg.runtime.yaml;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.maarg.wire.Octets;
import org.maarg.wire.option.MnId;

/** Mobile nodes, by their NAI or by the realm of it. */
final class MnList {
  private final Set<MnId> nodes = new HashSet<>();
  private final Set<Octets> realms = new HashSet<>();

  /**
   * A list of these entries.
   *
   * @param entries as {@link #entry} gives them
   */
  MnList(List<String> entries) {
    for (String entry : entries) {
      if (entry.startsWith("@")) {
        realms.add(Octets.ofAscii(entry));
      } else {
        nodes.add(MnId.nai(entry));
      }
    }
  }

  /** The list under a key, if the key is there; an empty one has nobody. */
  static Optional<MnList> read(ConfigSection section, String key) {
    List<String> entries = section.list(key, MnList::entry);
    return section.has(key) ? Optional.of(new MnList(entries)) : Optional.empty();
  }

  /** Checks an entry: {@code user@realm}, {@code user}, or {@code @realm} for all of a realm. */
  static String entry(String text) {
    if (text.equals("@") || !Octets.ofAscii(text).isPrintableAscii()) {
      throw new IllegalArgumentException("'" + text + "' is neither an NAI nor a @realm");
    }
    if (text.length() > MnId.MAX_OCTETS) {
      throw new IllegalArgumentException("an NAI has at most " + MnId.MAX_OCTETS + " characters");
    }
    return text;
  }

  /** The entries in words, the same for the same entries. */
  @Override
  public String toString() {
    return new TreeSet<>(nodes) + " " + new TreeSet<>(realms);
  }

  boolean contains(MnId mn) {
    return nodes.contains(mn) || (mn.subtype() == MnId.NAI && realms.contains(realm(mn)));
  }

  /** From the at sign on; empty if there is none. */
  private static Octets realm(MnId mn) {
    byte[] nai = mn.identifier().toByteArray();
    for (int i = 0; i < nai.length; i++) {
      if (nai[i] == '@') {
        return Octets.copyOf(nai, i, nai.length - i);
      }
    }
    return Octets.EMPTY;
  }
}
