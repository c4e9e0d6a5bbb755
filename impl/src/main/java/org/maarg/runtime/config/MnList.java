package org.maarg.runtime.config;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.maarg.protocol.cmd.MnAuthorization;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.MnId;
import org.maarg.wire.Octets;

/** Mobile nodes that may be registered, by their NAI or by the realm of it; at any MAAR. */
final class MnList implements MnAuthorization {
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

  @Override
  public boolean mayRegister(MnId mn, Ipv6Address maar) {
    return true;
  }

  @Override
  public boolean isKnown(MnId mn) {
    return true;
  }

  @Override
  public boolean hasService(MnId mn) {
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
