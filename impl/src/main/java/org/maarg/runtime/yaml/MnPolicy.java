package org.maarg.runtime.yaml;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.maarg.protocol.cmd.MnAuthorization;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.option.MnId;

// Implements: 5213-5.3.1-3, 5213-5.3.1-7, 5213-5.3.1-8
/**
 * What an operator allows mobile nodes, each by a list; where there is none, all may. The lists of
 * a CMD that runs can be replaced: what is registered stays until it is renewed.
 */
public final class MnPolicy implements MnAuthorization {
  private record Lists(
      Optional<MnList> known, Optional<MnList> served, Map<Ipv6Address, MnList> ofMaars) {}

  private volatile Lists lists;

  /**
   * A policy of these lists.
   *
   * @param known mobile nodes that the CMD is the one for
   * @param served mobile nodes that have the service
   * @param ofMaars for which mobile nodes a MAAR may speak, by its address
   */
  MnPolicy(Optional<MnList> known, Optional<MnList> served, Map<Ipv6Address, MnList> ofMaars) {
    this.lists = new Lists(known, served, Map.copyOf(ofMaars));
  }

  /** Judges by the lists of another policy from now on; callable from any thread. */
  public void use(MnPolicy other) {
    lists = other.lists;
  }

  /** The lists in words, the same for the same lists. */
  @Override
  public String toString() {
    Lists now = lists;
    return now.known() + " " + now.served() + " " + new TreeMap<>(now.ofMaars());
  }

  @Override
  public boolean mayRegister(MnId mn, Ipv6Address maar) {
    MnList own = lists.ofMaars().get(maar);
    return own == null || own.contains(mn) || !isKnown(mn);
  }

  @Override
  public boolean isKnown(MnId mn) {
    Optional<MnList> known = lists.known();
    return known.isEmpty() || known.get().contains(mn);
  }

  @Override
  public boolean hasService(MnId mn) {
    Optional<MnList> served = lists.served();
    return served.isEmpty() || served.get().contains(mn);
  }
}
